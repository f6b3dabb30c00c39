import { Input, Select } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { AGENCY_KINDS, type AgencyKind, type AgencyView } from '../../identity.contract.ts'
import { AGENCIES } from '../identity-api.ts'

type Props = {
  readonly agencies: readonly AgencyView[]
  readonly parent: string | null
  readonly close: () => void
}

export function NewAgencyDialog({ agencies, parent, close }: Props) {
  const [name, setName] = useState('')
  const [kind, setKind] = useState<AgencyKind>('department')
  const [parentId, setParentId] = useState(parent)
  const create = useTell<unknown, object>(`${AGENCIES}/create`, { stale: [AGENCIES], done: close })
  const problem = create.error === null ? null : asProblem(create.error)
  return (
    <Dialog
      open
      title="添加单位"
      okText="添加"
      cancelText="取消"
      okButtonProps={{ disabled: name.trim() === '' }}
      confirmLoading={create.isPending}
      onOk={() => create.mutate({ name: name.trim(), kind, parentId })}
      onCancel={close}
    >
      <div className="stack">
        <label className="line-field">
          <span>单位名称（全称）</span>
          <Input value={name} maxLength={100} onChange={(event) => setName(event.target.value)} />
          {problem?.fields.name && <span className="field-error">{problem.fields.name}</span>}
        </label>
        <div className="line-field">
          <span id="new-agency-kind">类别</span>
          <Select<AgencyKind>
            aria-labelledby="new-agency-kind"
            value={kind}
            options={Object.entries(AGENCY_KINDS).map(([value, label]) => ({
              value: value as AgencyKind,
              label,
            }))}
            onChange={setKind}
          />
        </div>
        <div className="line-field">
          <span id="new-agency-parent">上级单位</span>
          <Select
            aria-labelledby="new-agency-parent"
            showSearch
            allowClear
            optionFilterProp="label"
            value={parentId}
            options={agencies.map((agency) => ({ value: agency.id, label: agency.name }))}
            onChange={(id) => setParentId(id ?? null)}
          />
        </div>
        {problem && (
          <p className="form-problem" role="alert">
            {problem.message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
