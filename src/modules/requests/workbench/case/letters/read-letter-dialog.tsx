import { Button } from 'antd'
import { urlOf } from '#ui/api/client.ts'
import { useAskOnce } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { LetterView } from '../../../requests.contract.ts'
import { LetterPaper } from './letter-paper.tsx'

type Props = {
  /** Of the letter, below `/api`. */
  readonly path: string
  readonly title: string
  readonly close: () => void
}

/** A letter to be read on the screen; each reading is entered in the trail. */
export function ReadLetterDialog({ path, title, close }: Props) {
  const query = useAskOnce<LetterView>(path)
  return (
    <Dialog
      open
      title={title}
      width={800}
      onCancel={close}
      footer={<Button onClick={close}>关闭</Button>}
    >
      <div className="stack">
        <Answer query={query} what="文书">
          {({ content, issuedOn }) => (
            <>
              {issuedOn === null && <p className="note">草稿：发出时编号，落款日期为发出之日。</p>}
              <LetterPaper letter={content} />
            </>
          )}
        </Answer>
        <p className="row">
          <LetterFiles path={path} />
          <span className="request-hint">每次查看、下载都会记入审计。</span>
        </p>
      </div>
    </Dialog>
  )
}

const FORMATS = { docx: 'Word', pdf: 'PDF' } as const

/** The same to be printed. */
export function LetterFiles({ path }: Pick<Props, 'path'>) {
  return Object.entries(FORMATS).map(([format, name]) => (
    <a key={format} href={urlOf(`${path}/file`, { format })}>
      下载 {name}
    </a>
  ))
}
