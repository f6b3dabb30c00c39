import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { dayText, today } from '#ui/dates.ts'
import {
  AGENCY_KINDS,
  type AgencyKind,
  type AgencyView,
  type MeView,
} from '../../identity.contract.ts'
import { AGENCIES } from '../identity-api.ts'

const CONTACT = [
  ['office', '公开机构'],
  ['address', '地址'],
  ['postcode', '邮政编码'],
  ['phone', '电话'],
  ['email', '电子邮箱'],
  ['hours', '办公时间'],
] as const

type Props = { readonly me: MeView; readonly agency: AgencyView }

/** What is known of an agency; changed by the system administrator. */
export function AgencyPanel({ me, agency }: Props) {
  const manages = me.roles.some(({ role }) => role === 'system-administrator')
  const { message } = App.useApp()
  const [draft, setDraft] = useState(agency)
  const save = useTell<unknown, object>(`${AGENCIES}/${agency.id}/change`, {
    stale: [AGENCIES],
    done: () => void message.success('已保存'),
  })
  const submit = () => {
    const { version, shortName, kind, creditCode, reports, contact } = draft
    save.mutate({ version, shortName, kind, creditCode: creditCode || null, reports, contact })
  }
  return (
    <div className="stack">
      <div className="line-fields">
        <label className="line-field">
          <span>简称</span>
          <Input
            value={draft.shortName}
            readOnly={!manages}
            onChange={(event) => setDraft({ ...draft, shortName: event.target.value })}
          />
        </label>
        <div className="line-field">
          <span id="agency-kind">类别</span>
          <Select<AgencyKind>
            aria-labelledby="agency-kind"
            disabled={!manages}
            value={draft.kind}
            options={Object.entries(AGENCY_KINDS).map(([value, label]) => ({
              value: value as AgencyKind,
              label,
            }))}
            onChange={(kind) => setDraft({ ...draft, kind })}
          />
        </div>
        <label className="line-field">
          <span>统一社会信用代码</span>
          <Input
            value={draft.creditCode ?? ''}
            readOnly={!manages}
            onChange={(event) => setDraft({ ...draft, creditCode: event.target.value })}
          />
        </label>
        {CONTACT.map(([field, label]) => (
          <label key={field} className="line-field">
            <span>{label}</span>
            <Input
              value={draft.contact[field] ?? ''}
              readOnly={!manages}
              onChange={(event) =>
                setDraft({ ...draft, contact: { ...draft.contact, [field]: event.target.value } })
              }
            />
          </label>
        ))}
      </div>
      <Checkbox
        checked={draft.reports}
        disabled={!manages}
        onChange={(event) => setDraft({ ...draft, reports: event.target.checked })}
      >
        单独编制年度报告
      </Checkbox>
      <p className="soft">
        自{dayText(agency.validFrom)}起{agency.validTo && `，${dayText(agency.validTo)}撤销`}
      </p>
      {save.error !== null && (
        <p className="form-problem" role="alert">
          {asProblem(save.error).message}
        </p>
      )}
      {manages && (
        <p className="row">
          <Button type="primary" loading={save.isPending} onClick={submit}>
            保存
          </Button>
          <RenameAgency agency={agency} />
          {!agency.validTo && <CloseAgency agency={agency} />}
        </p>
      )}
    </div>
  )
}

/** A new name from a day on; earlier reports keep the old one. */
function RenameAgency({ agency }: { readonly agency: AgencyView }) {
  const { modal } = App.useApp()
  const rename = useTell<unknown, object>(`${AGENCIES}/${agency.id}/rename`, { stale: [AGENCIES] })
  const ask = () => {
    const wanted = { name: agency.name, from: today() }
    void modal.confirm({
      title: '更名',
      okText: '更名',
      content: (
        <div className="stack">
          <p>以前的报告仍用旧名称。</p>
          <label className="line-field">
            <span>新名称</span>
            <Input
              defaultValue={wanted.name}
              onChange={(event) => {
                wanted.name = event.target.value
              }}
            />
          </label>
          <label className="line-field">
            <span>从哪一天起</span>
            <Input
              type="date"
              defaultValue={wanted.from}
              onChange={(event) => {
                wanted.from = event.target.value
              }}
            />
          </label>
        </div>
      ),
      onOk: () => rename.mutateAsync({ version: agency.version, ...wanted }),
    })
  }
  return (
    <>
      <Button onClick={ask}>更名</Button>
      {rename.error !== null && <span className="is-late">{asProblem(rename.error).message}</span>}
    </>
  )
}

function CloseAgency({ agency }: { readonly agency: AgencyView }) {
  const { modal } = App.useApp()
  const close = useTell<unknown, object>(`${AGENCIES}/${agency.id}/close`, { stale: [AGENCIES] })
  const ask = () =>
    void modal.confirm({
      title: `撤销${agency.name}`,
      content: '撤销后不再编报，历史报告仍然保留和公开。',
      okText: '撤销',
      okButtonProps: { danger: true },
      onOk: () => close.mutateAsync({ version: agency.version, on: today() }),
    })
  return (
    <>
      <Button danger onClick={ask}>
        撤销
      </Button>
      {close.error !== null && <span className="is-late">{asProblem(close.error).message}</span>}
    </>
  )
}
