import { Input } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { AgencyView, PersonView } from '../../identity.contract.ts'
import { PEOPLE } from '../identity-api.ts'

const FIELDS = [
  ['name', '姓名'],
  ['title', '职务'],
  ['phone', '电话'],
  ['email', '电子邮箱'],
] as const

type Props = {
  readonly agency: AgencyView
  /** Null for somebody new. */
  readonly person: PersonView | null
  readonly close: () => void
}

/** What is shown masked is only sent when it was typed anew. */
export function PersonDialog({ agency, person, close }: Props) {
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const save = useTell<unknown, object>(
    person ? `${PEOPLE}/${person.id}/change` : `${PEOPLE}/create`,
    {
      stale: [PEOPLE],
      done: close,
    },
  )
  const problem = save.error === null ? null : asProblem(save.error)
  const submit = () =>
    save.mutate(person ? { version: person.version, ...typed } : { agencyId: agency.id, ...typed })
  return (
    <Dialog
      open
      title={person ? `修改${person.name}` : `添加人员到${agency.shortName || agency.name}`}
      okText="保存"
      cancelText="取消"
      confirmLoading={save.isPending}
      okButtonProps={{ disabled: Object.keys(typed).length === 0 }}
      onOk={submit}
      onCancel={close}
    >
      <div className="stack">
        {FIELDS.map(([field, label]) => {
          const isMasked = field === 'phone' || field === 'email'
          return (
            <label key={field} className="line-field">
              <span>{label}</span>
              <Input
                value={typed[field] ?? (isMasked ? '' : (person?.[field] ?? ''))}
                placeholder={isMasked ? (person?.[field] ?? '') : ''}
                onChange={(event) => setTyped({ ...typed, [field]: event.target.value })}
              />
              {problem?.fields[field] && (
                <span className="field-error">{problem.fields[field]}</span>
              )}
            </label>
          )
        })}
        {problem && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
