import { Checkbox, Select } from 'antd'
import { useState } from 'react'
import { REGION_ROLES, ROLES, type Role } from '#core/identity/role.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { AccountView, AgencyView } from '../../identity.contract.ts'
import { ACCOUNTS } from '../identity-api.ts'

type Props = {
  readonly account: AccountView
  readonly agencies: readonly AgencyView[]
  readonly close: () => void
}

/** A role at an agency, with what is below it or without. */
export function GiveRoleDialog({ account, agencies, close }: Props) {
  const own = agencies.find(({ name }) => name === account.agencyName)?.id ?? null
  const [role, setRole] = useState<Role>('clerk')
  const [agencyId, setAgencyId] = useState<string | null>(own)
  const [withSubtree, setWithSubtree] = useState(false)
  const give = useTell<unknown, object>(`${ACCOUNTS}/${account.id}/grants/give`, {
    stale: [ACCOUNTS],
    done: close,
  })
  const isRegional = REGION_ROLES.includes(role)
  const submit = () =>
    give.mutate(isRegional ? { role, agencyId: null } : { role, agencyId, withSubtree })
  return (
    <Dialog
      open
      title={`给${account.personName}授予角色`}
      okText="授予"
      cancelText="取消"
      confirmLoading={give.isPending}
      onOk={submit}
      onCancel={close}
    >
      <div className="stack">
        <div className="line-field">
          <span id="give-role">角色</span>
          <Select<Role>
            aria-labelledby="give-role"
            value={role}
            options={Object.entries(ROLES).map(([value, label]) => ({
              value: value as Role,
              label,
            }))}
            onChange={setRole}
          />
        </div>
        {isRegional ? (
          <p className="soft">这个角色管整个区域。三个管理员角色不能由同一人担任。</p>
        ) : (
          <>
            <div className="line-field">
              <span id="give-agency">在哪个单位</span>
              <Select
                aria-labelledby="give-agency"
                showSearch
                allowClear
                optionFilterProp="label"
                placeholder="全区域"
                value={agencyId}
                options={agencies.map(({ id, name }) => ({ value: id, label: name }))}
                onChange={(id) => setAgencyId(id ?? null)}
              />
            </div>
            <Checkbox
              checked={withSubtree}
              onChange={(event) => setWithSubtree(event.target.checked)}
            >
              含下属单位
            </Checkbox>
          </>
        )}
        {give.error !== null && (
          <p className="form-problem" role="alert">
            {asProblem(give.error).message}
          </p>
        )}
      </div>
    </Dialog>
  )
}
