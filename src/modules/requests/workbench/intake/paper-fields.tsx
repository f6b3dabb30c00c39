import { Button } from 'antd'
import { useState } from 'react'
import { FILE_USES } from '#core/requests/words.ts'
import { upload } from '#ui/api/client.ts'
import { FileField } from '#ui/form/file-field.tsx'
import type { Attachment } from '../../requests.contract.ts'
import { ChoiceField } from '../shared/fields.tsx'
import { ProblemLine } from '../shared/problem-line.tsx'
import type { Intake } from './intake.ts'

type Files = Intake['files']
type Props = { readonly files: Files; readonly set: (next: (files: Files) => Files) => void }

/** What may come with an application. */
const USES = (['application', 'identity', 'other'] as const).map((value) => ({
  ...{ value, label: FILE_USES[value].label },
}))
const MOST = 20

/** Scans of what came with the application; each is kept when it is chosen. */
export function PaperFields({ files, set }: Props) {
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  const add = async (file: File) => {
    setBusy(true)
    setError(null)
    try {
      const form = new FormData()
      form.append('file', file)
      const { id: fileId } = await upload<{ id: string }>('/files', form)
      const added = { fileId, use: 'application' as const, title: file.name.slice(0, 200) }
      set((before) => [...before, added])
    } catch (thrown) {
      setError(thrown)
    } finally {
      setBusy(false)
    }
  }
  const classify = (at: number, use: Attachment['use']) =>
    set((before) => before.map((each, index) => (index === at ? { ...each, use } : each)))
  const isFull = files.length >= MOST
  return (
    <section className="panel stack">
      <h2>申请材料（可不填）</h2>
      {files.length > 0 && (
        <ul className="intake-papers">
          {files.map(({ fileId, use, title }, at) => (
            <li key={fileId}>
              <ChoiceField
                label={title}
                value={use}
                set={(value) => classify(at, value as Attachment['use'])}
                options={USES}
              />
              <Button
                size="small"
                aria-label={`移除${title}`}
                onClick={() => set((before) => before.filter((_, index) => index !== at))}
              >
                移除
              </Button>
            </li>
          ))}
        </ul>
      )}
      <FileField disabled={busy || isFull} chosen={(file) => void add(file)}>
        {busy
          ? '正在上传'
          : isFull
            ? `最多 ${MOST} 个文件`
            : '添加扫描件：申请书、身份证明、授权委托书'}
      </FileField>
      <ProblemLine error={error} />
    </section>
  )
}
