import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { momentText } from '#ui/dates.ts'
import type {
  AccountView,
  AgencyView,
  MeView,
  OneTimePassword,
  PersonView,
} from '../../identity.contract.ts'
import { ACCOUNTS, GRANTS } from '../identity-api.ts'
import { GiveRoleDialog } from './give-role-dialog.tsx'

type Props = {
  readonly me: MeView
  readonly person: PersonView
  readonly agencies: readonly AgencyView[]
}

const STATES = { open: '正常', locked: '已锁定', closed: '已停用' } as const

/** A person's account: opened by the system administrator, entrusted by the security administrator. */
export function AccountCell({ me, person, agencies }: Props) {
  const manages = me.roles.some(({ role }) => role === 'system-administrator')
  const query = useAsk<{ accounts: AccountView[] }>(
    ACCOUNTS,
    { personId: person.id },
    person.accountId !== null,
  )
  const account = query.data?.accounts.find(({ id }) => id === person.accountId)
  if (person.accountId === null) {
    return manages && !person.leftOn ? (
      <OpenAccount person={person} />
    ) : (
      <span className="soft">没有账号</span>
    )
  }
  return (
    <div className="stack">
      <p className="row">
        <strong>{person.login}</strong>
        {account && (
          <span className={account.state === 'open' ? 'soft' : 'is-late'}>
            {STATES[account.state]}
            {account.lastSeenAt && `，${momentText(account.lastSeenAt)}用过`}
            {account.hasSecondFactor && '，双重验证'}
          </span>
        )}
        {account && manages && <AccountActs account={account} />}
      </p>
      {account && <Grants me={me} account={account} agencies={agencies} />}
    </div>
  )
}

const TAKEN = '立即生效；以前做过的工作和记录保留。'

type Grave = { readonly verb: string; readonly words: string }
const RESET: Grave = { verb: '重置密码', words: '现在的密码立即失效，已登录的也要重新登录。' }
const CLEAR: Grave = { verb: '停用双重验证', words: '之后只凭密码就能登录，直到本人重新启用。' }

/** Asks once more before something that works at once. */
function useSure() {
  const { modal } = App.useApp()
  return ({ verb, words }: Grave, { personName }: AccountView, go: () => void) =>
    void modal.confirm({
      title: `${verb}：${personName}`,
      ...{ content: words, okText: verb, cancelText: '取消', onOk: go },
      okButtonProps: { danger: true },
    })
}

function usePasswordNotice() {
  const { modal } = App.useApp()
  return ({ login, password }: OneTimePassword) =>
    void modal.success({
      title: '一次性密码',
      okText: '我已记下',
      content: (
        <div className="stack">
          <p>请当面或可靠地交给本人，关闭后不再显示。首次登录必须更换。</p>
          <p>
            登录名 <strong>{login}</strong>，密码 <code>{password}</code>
          </p>
        </div>
      ),
    })
}

function OpenAccount({ person }: { readonly person: PersonView }) {
  const { message } = App.useApp()
  const notice = usePasswordNotice()
  const [login, setLogin] = useState<string | null>(null)
  const open = useTell<OneTimePassword, object>(`${ACCOUNTS}/open`, {
    done: notice,
    stale: ['/people', ACCOUNTS],
    refused: (problem) => void message.error(problem.message),
  })
  if (login === null) {
    return (
      <Button size="small" onClick={() => setLogin('')}>
        开设账号
      </Button>
    )
  }
  return (
    <span className="row">
      <Input
        size="small"
        className="login-field"
        aria-label="登录名"
        placeholder="登录名"
        value={login}
        onChange={(event) => setLogin(event.target.value)}
      />
      <Button
        size="small"
        type="primary"
        loading={open.isPending}
        onClick={() => open.mutate({ personId: person.id, login: login.trim() })}
      >
        开设
      </Button>
      <Button size="small" onClick={() => setLogin(null)}>
        取消
      </Button>
    </span>
  )
}

function AccountActs({ account }: { readonly account: AccountView }) {
  const { message } = App.useApp()
  const sure = useSure()
  const notice = usePasswordNotice()
  const refused = (problem: { message: string }) => void message.error(problem.message)
  const path = (verb: string) => `${ACCOUNTS}/${account.id}/${verb}`
  const options = { stale: ['/people', ACCOUNTS], refused }
  const reset = useTell<OneTimePassword>(path('reset-password'), { ...options, done: notice })
  const unlock = useTell<unknown>(path('unlock'), options)
  const clear = useTell<unknown>(path('reset-second-factor'), options)
  if (account.state === 'closed') return null
  return (
    <>
      {account.state === 'locked' && (
        <Button size="small" onClick={() => unlock.mutate({})}>
          解锁
        </Button>
      )}
      <Button size="small" onClick={() => sure(RESET, account, () => reset.mutate({}))}>
        重置密码
      </Button>
      {account.hasSecondFactor && (
        <Button size="small" onClick={() => sure(CLEAR, account, () => clear.mutate({}))}>
          停用双重验证
        </Button>
      )}
    </>
  )
}

type GrantsProps = {
  readonly me: MeView
  readonly account: AccountView
  readonly agencies: readonly AgencyView[]
}

function Grants({ me, account, agencies }: GrantsProps) {
  const entrusts = me.roles.some(({ role }) => role === 'security-administrator')
  const { message } = App.useApp()
  const sure = useSure()
  const [gives, setGives] = useState(false)
  const take = useTell<unknown, { grantId: string }>(
    ({ grantId }) => `${GRANTS}/${grantId}/revoke`,
    {
      stale: [ACCOUNTS],
      refused: (problem) => void message.error(problem.message),
    },
  )
  return (
    <>
      <ul className="grant-list">
        {account.grants.map(({ id, title, agencyName, withSubtree }) => (
          <li key={id}>
            {title}
            <span className="soft">
              （{agencyName ?? '全区域'}
              {withSubtree && '及下属'}）
            </span>
            {entrusts && (
              <Button
                size="small"
                type="link"
                aria-label={`收回${title}`}
                onClick={() =>
                  sure({ verb: `收回${title}`, words: TAKEN }, account, () =>
                    take.mutate({ grantId: id }),
                  )
                }
              >
                收回
              </Button>
            )}
          </li>
        ))}
      </ul>
      {entrusts && account.state !== 'closed' && (
        <p>
          <Button size="small" onClick={() => setGives(true)}>
            授予角色
          </Button>
        </p>
      )}
      {gives && (
        <GiveRoleDialog account={account} agencies={agencies} close={() => setGives(false)} />
      )}
    </>
  )
}
