import { useQueryClient } from '@tanstack/react-query'
import { App } from 'antd'
import { dayText } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import type { MeView } from '../../identity.contract.ts'
import { ENTRANCE } from '../identity-api.ts'
import { PasswordForm } from '../sign-in/change-password.tsx'
import { SecondFactorPanel } from './second-factor-panel.tsx'
import { SessionsPanel } from './sessions-panel.tsx'

/** One's own account: who one is here, password, second factor, where one is signed in. */
export function AccountScreen({ me }: ScreenProps<MeView>) {
  const { message } = App.useApp()
  const client = useQueryClient()
  const refresh = () => void client.invalidateQueries({ queryKey: [ENTRANCE] })
  return (
    <>
      <ScreenHead title="我的账号" note={`${me.name}，${me.agency.name}，登录名 ${me.login}`} />
      <section className="panel">
        <h2>角色</h2>
        {me.roles.length === 0 ? (
          <p className="soft">还没有角色，请联系安全管理员。</p>
        ) : (
          <ul>
            {me.roles.map(({ role, title, agencyIds }) => (
              <li key={`${role}${agencyIds?.join() ?? ''}`}>
                {title}
                <span className="soft">
                  {agencyIds === null ? '（全区域）' : `（${agencyIds.length} 个单位）`}
                </span>
              </li>
            ))}
          </ul>
        )}
      </section>
      <section className="panel account-narrow">
        <h2>密码</h2>
        {me.passwordExpiresOn && <p className="soft">{dayText(me.passwordExpiresOn)}到期。</p>}
        <PasswordForm
          done={() => {
            void message.success('密码已更换')
            refresh()
          }}
        />
      </section>
      <SecondFactorPanel me={me} refresh={refresh} />
      <SessionsPanel />
    </>
  )
}
