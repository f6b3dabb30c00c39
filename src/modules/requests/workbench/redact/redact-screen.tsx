import { useAskOnce } from '#ui/api/use-api.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { FilePages } from '../../requests.contract.ts'
import { filePath } from '../api/paths.ts'
import { RedactForm } from './redact-form.tsx'
import './redact.css'

/** «涂黑后公开»: what must not be disclosed is marked on the pages of a PDF, the rest is given out. */
export function RedactScreen({ params }: ScreenProps<MeView>) {
  const { requestId = '', fileId = '' } = params
  const path = filePath(requestId, fileId)
  const query = useAskOnce<FilePages>(`${path}/pages`)
  return (
    <>
      <p className="case-back">
        <Link to={`/requests/${requestId}`}>返回申请办理</Link>
      </p>
      <Answer query={query} what="附件">
        {({ title, pages }) => (
          <>
            <ScreenHead
              title={`涂黑后公开：${title}`}
              note="在页面上拖动鼠标框选要遮盖的地方，或者写出要全文遮盖的文字。原附件不变，遮盖后的文件另存为附件，随答复提供给申请人；此前从同一附件生成的，由新的一份代替。"
            />
            <RedactForm {...{ requestId, path, pages }} />
          </>
        )}
      </Answer>
    </>
  )
}
