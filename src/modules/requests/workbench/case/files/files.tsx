import { App, Button } from 'antd'
import { useState } from 'react'
import { refuseGivingChange } from '#core/requests/life/given-files.ts'
import { FILE_USES } from '#core/requests/words.ts'
import { post, upload, urlOf } from '#ui/api/client.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { useWork } from '#ui/api/use-work.ts'
import { momentText } from '#ui/dates.ts'
import { FileField } from '#ui/form/file-field.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { FileList, RequestView } from '../../../requests.contract.ts'
import { requestPath } from '../../api/paths.ts'
import { ChoiceField, TextField } from '../../shared/fields.tsx'
import { ProblemLine } from '../../shared/problem-line.tsx'
import '../../shared/tags.css'

const ANSWER = 'answer'

type Props = { readonly request: RequestView }

const USES = Object.entries(FILE_USES).map(([value, { label }]) => ({ value, label }))
const USES_AFTERWARDS = USES.filter(({ value }) => value !== ANSWER)
const GIVEN = {
  will: { label: '将提供给申请人', look: 'is-under-review' },
  done: { label: '已提供给申请人', look: 'is-served' },
} as const

/** What is attached to the request: the application, papers, what was given out. */
export function Files({ request }: Props) {
  const path = `${requestPath(request.id)}/files`
  const query = useAsk<FileList>(path)
  const { act: work, isBusy, error } = useWork()
  const act = (change: () => Promise<unknown>) =>
    work(async () => {
      await change()
      await query.refetch()
    })
  const fixed = refuseGivingChange(request.state)
  const mayGive = fixed === null
  const mayChange = request.may.receipt && request.state !== 'archived'
  return (
    <section className="panel" aria-labelledby="case-files">
      <h2 id="case-files">附件</h2>
      <div className="stack">
        <Answer query={query} what="附件">
          {({ files }) =>
            files.length === 0 ? (
              <p className="soft">没有附件。</p>
            ) : (
              <ul className="consultations">
                {files.map((file) => (
                  <FileLine
                    key={file.id}
                    file={file}
                    path={path}
                    {...(mayChange &&
                      (mayGive || file.use !== ANSWER) && {
                        remove: () => act(() => post(`${path}/${file.id}/remove`)),
                      })}
                    isBusy={isBusy}
                  />
                ))}
              </ul>
            )
          }
        </Answer>
        {mayChange && fixed && <p className="soft not-printed">{fixed.message}</p>}
        {mayChange && (
          <NewFile uses={mayGive ? USES : USES_AFTERWARDS} {...{ path, isBusy, act }} />
        )}
        <ProblemLine error={error} />
      </div>
    </section>
  )
}

type LineProps = {
  readonly file: FileList['files'][number]
  readonly path: string
  readonly remove?: () => Promise<boolean>
  readonly isBusy: boolean
}

function FileLine({ file, path, remove, isBusy }: LineProps) {
  const { modal } = App.useApp()
  const { id, title, useLabel, addedAt, mayOpen, given } = file
  const ask = () =>
    void modal.confirm({
      title: `移除附件“${title}”？`,
      content: '移除会记入审计。需要时可以重新上传。',
      ...{ okText: '移除', cancelText: '取消', okButtonProps: { danger: true } },
      onOk: () => remove?.(),
    })
  return (
    <li>
      <p>
        {mayOpen ? (
          <a href={urlOf(`${path}/${id}`)} download>
            {title}
          </a>
        ) : (
          <>
            {title} <span className="soft">（涉及个人信息，仅承办单位可以打开）</span>
          </>
        )}
      </p>
      <p className="row">
        {given && (
          <span className={`request-state ${GIVEN[given].look}`}>{GIVEN[given].label}</span>
        )}
        <span className="soft">
          {useLabel}，{momentText(addedAt)}添加
        </span>
        {remove && (
          <Button
            size="small"
            className="not-printed"
            disabled={isBusy}
            aria-label={`移除${title}`}
            onClick={ask}
          >
            移除
          </Button>
        )}
      </p>
    </li>
  )
}

type NewProps = {
  readonly uses: typeof USES
  readonly path: string
  readonly isBusy: boolean
  readonly act: (work: () => Promise<unknown>) => Promise<boolean>
}

function NewFile({ uses, path, isBusy, act }: NewProps) {
  const [use, setUse] = useState('application')
  const [title, setTitle] = useState('')
  const add = async (file: File) => {
    const isAdded = await act(async () => {
      const form = new FormData()
      form.append('file', file)
      const { id: fileId } = await upload<{ id: string }>('/files', form)
      await post(path, { fileId, use, title: title.trim() || file.name })
    })
    if (isAdded) setTitle('')
  }
  return (
    <div className="stack not-printed">
      <div className="request-fields">
        <ChoiceField label="材料种类" value={use} set={setUse} options={uses} />
        <TextField
          label="材料名称（可不填）"
          hint="不填的，用文件名。"
          maxLength={200}
          value={title}
          set={setTitle}
        />
      </div>
      <FileField disabled={isBusy} chosen={(file) => void add(file)}>
        {isBusy ? '正在办理' : '添加附件：选择文件，或拖到这里'}
      </FileField>
    </div>
  )
}
