import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { AuditNote } from '#platform/action/define-action.ts'
import type { AccountRow } from '../identity.tables.ts'
import { lockAccount } from '../store/accounts.ts'
import type { IdentityContext } from './means/sessions.ts'

/** The account of who is signed in, held until the transaction ends. */
export async function ownAccount({
  tx,
  actor,
}: IdentityContext): Promise<Result<AccountRow, Refusal>> {
  const account = actor.id === null ? null : await lockAccount(tx, actor.regionId, actor.id)
  return account ? ok(account) : fail(absent('no-account', '没有找到您的账号，请重新登录。'))
}

export function accountNote(
  { id, login }: Pick<AccountRow, 'id' | 'login'>,
  change: { readonly before?: unknown; readonly after?: unknown } = {},
): AuditNote {
  return { subject: { kind: 'account', id, name: login }, ...change }
}
