import { App, Button, Checkbox, Input, Select } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { dayText } from '#ui/dates.ts'
import {
  AGENCY_KINDS,
  type AgencyKind,
  type AgencyView,
  type MeView,
} from '../../identity.contract.ts'
import { AGENCIES } from '../identity-api.ts'
import { AgencyChanges } from './agency-changes.tsx'

const CONTACT = [
  ['office', '公开机构'],
  ['address', '地址'],
  ['postcode', '邮政编码'],
  ['phone', '电话'],
  ['email', '电子邮箱'],
  ['hours', '办公时间'],
  ['forum', '行政复议机关'],
  ['court', '管辖法院'],
] as const

type Props = {
  readonly me: MeView
  readonly agency: AgencyView
  readonly agencies: readonly AgencyView[]
}

/** What is known of an agency; changed by the system administrator. */
export function AgencyPanel({ me, agency, agencies }: Props) {
  const manages = me.roles.some(({ role }) => role === 'system-administrator')
  const { message } = App.useApp()
  const [draft, setDraft] = useState(agency)
  const save = useTell<{ version: number }, object>(`${AGENCIES}/${agency.id}/change`, {
    stale: [AGENCIES],
    done: ({ version }) => {
      setDraft({ ...draft, version })
      void message.success('已保存')
    },
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
          {!agency.validTo && <AgencyChanges agency={agency} agencies={agencies} />}
        </p>
      )}
    </div>
  )
}
