import { Button } from 'antd'
import { post, upload } from '#ui/api/client.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useWork } from '#ui/api/use-work.ts'
import { momentText } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { FileField } from '#ui/form/file-field.tsx'
import { reportPath } from '../../api/paths.ts'
import { useEditor } from '../model/editor.ts'

/** Files that go with the report. */
export function AttachmentsDialog({ close }: { readonly close: () => void }) {
  const { view, reportId, refresh } = useEditor()
  const { act: work, isBusy, error } = useWork()
  const act = (change: () => Promise<unknown>) =>
    void work(async () => {
      await change()
      await refresh()
    })
  const add = async (file: File) => {
    const form = new FormData()
    form.append('file', file)
    const { id: fileId } = await upload<{ id: string }>('/files', form)
    await post(`${reportPath(reportId)}/attachments`, { fileId, title: file.name })
  }
  return (
    <Dialog open title="附件" footer={null} onCancel={close}>
      <div className="stack">
        {view.attachments.length === 0 && <p className="soft">没有附件。</p>}
        <ul className="attachment-list">
          {view.attachments.map(({ fileId, title, addedAt }) => (
            <li key={fileId} className="row">
              <a href={`/api${reportPath(reportId)}/attachments/${fileId}`} download>
                {title}
              </a>
              <span className="soft">{momentText(addedAt)}</span>
              {view.may.attach && (
                <Button
                  size="small"
                  disabled={isBusy}
                  onClick={() =>
                    act(() => post(`${reportPath(reportId)}/attachments/${fileId}/remove`))
                  }
                >
                  移除
                </Button>
              )}
            </li>
          ))}
        </ul>
        {view.may.attach && (
          <FileField disabled={isBusy} chosen={(file) => act(() => add(file))}>
            {isBusy ? '正在上传' : '添加附件：选择文件，或拖到这里'}
          </FileField>
        )}
        {error !== null && (
          <p className="form-problem" role="alert">
            {asProblem(error).message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
