import { isShut } from '#core/identity/lockout.ts'
import { invalid, later, type Refusal } from '#core/kit/refusal.ts'
import type { RecordedRefusal } from '#platform/action/define-action.ts'
import type { AccountRow } from '../identity.tables.ts'
import type { IdentityContext } from './means/sessions.ts'
import { accountNote } from './own-account.ts'
import { attemptsOf, countFailure } from './sign-in-shared.ts'

const SHUT = later(
  'account-shut',
  '密码连续输错次数过多，请过一段时间再试；如有疑问请联系系统管理员。',
)

/**
 * Whether who is signed in knows the password of the account; null is yes. A session left open, or
 * stolen, would else be a place to guess in: a wrong password counts as at the sign-in, shuts the
 * account after as many, and is recorded. `field` is the input it was typed in. The account must be
 * held, so that tries at once are counted one by one.
 */
export async function refuseStranger(
  context: IdentityContext,
  account: AccountRow,
  password: string,
  field: 'password' | 'current',
): Promise<RecordedRefusal | null> {
  const recorded = (refusal: Refusal, after: object): RecordedRefusal => ({
    ...refusal,
    audit: accountNote(account, { after: { result: 'refused', ...after } }),
  })
  if (isShut(attemptsOf(account), context.now)) return recorded(SHUT, { because: 'shut' })
  const { passwords } = context.deps.identity
  if (await passwords.matches(account.password_hash, password)) return null
  const shuts = await countFailure(context, account)
  const sentence = field === 'current' ? '现在的密码不正确。' : '密码不正确。'
  const wrong = invalid('password', sentence, { [field]: sentence })
  return recorded(wrong, { because: 'password', shuts })
}
