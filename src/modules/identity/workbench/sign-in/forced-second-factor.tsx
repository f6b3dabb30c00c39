import { Design } from '#ui/style/design.tsx'
import type { MeView } from '../../identity.contract.ts'
import { SecondFactorPanel } from '../account/second-factor-panel.tsx'
import { signOut } from '../identity-api.ts'
import { EntrancePage } from './entrance-page.tsx'

type Props = { readonly me: MeView; readonly next: () => void }

/** An administrator without a second factor, where one is required. */
export function ForcedSecondFactor({ me, next }: Props) {
  return (
    <EntrancePage title="请先启用双重验证">
      <p>您担任的角色须使用双重验证，启用后才能继续。</p>
      <Design>
        <SecondFactorPanel me={me} refresh={next} />
      </Design>
      <button type="button" className="plain-button" onClick={() => void signOut().finally(next)}>
        退出登录
      </button>
    </EntrancePage>
  )
}
