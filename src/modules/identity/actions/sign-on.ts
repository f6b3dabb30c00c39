import { type Static, Type } from 'typebox'
import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { violatedConstraint } from '#platform/db/database.ts'
import { Done } from '../identity.contract.ts'
import { accountBySubject, updateAccount } from '../store/accounts.ts'
import { type IdentityContext, openSession } from './means/sessions.ts'
import { accountNote, ownAccount } from './own-account.ts'
import { REFUSED, SignInOutcome, signInNote } from './sign-in-shared.ts'

/** `subject` is what the provider vouched for; only the way back from it may call this. */
const Input = Type.Object({
  subject: Type.String({ minLength: 1, maxLength: 255 }),
  agent: Type.Optional(Type.Union([Type.String(), Type.Null()])),
})

/** Signs in whom the provider knows. A second factor of ours is still asked for. */
export const signOn = defineAction({
  name: 'identity.sign-on',
  title: '统一身份认证登录',
  input: Input,
  output: SignInOutcome,
  audience: 'anyone',
  load: async ({ tx, actor }: IdentityContext, { subject }) =>
    ok(await accountBySubject(tx, actor.regionId, subject)),
  may: () => null,
  run: async (context, account, { agent = null }: Static<typeof Input>) => {
    if (account?.state !== 'open') {
      const because = account?.state ?? 'not-linked'
      return ok({ output: REFUSED, audit: signInNote(account, { result: 'refused', because }) })
    }
    const isHalf = account.totp_secret !== null
    const { token } = await openSession(context, { accountId: account.id, isHalf, agent })
    const state = isHalf ? 'second-factor-due' : 'signed-in'
    const output = { state, token, mustChangePassword: false } as const
    return ok({ output, audit: signInNote(account, { result: state }) })
  },
})

const TAKEN = conflict('subject-taken', '这个统一身份已经关联了另一个账号。')

/** Links one's own account to the subject one has just signed on as. */
export const linkSignOn = defineAction({
  name: 'identity.link-sign-on',
  title: '关联统一身份认证',
  input: Type.Object({ subject: Type.String({ minLength: 1, maxLength: 255 }) }),
  output: Done,
  audience: 'signed-in',
  load: ownAccount,
  may: () => null,
  run: async ({ tx, now }, account, { subject }) => {
    try {
      await updateAccount(tx, account, now, { oidc_subject: subject })
    } catch (error) {
      if (violatedConstraint(error) !== null) return fail(TAKEN)
      throw error
    }
    return ok({ output: { done: true as const }, audit: accountNote(account) })
  },
})
