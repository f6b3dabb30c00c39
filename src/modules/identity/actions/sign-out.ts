import { Type } from 'typebox'
import { ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { Done } from '../identity.contract.ts'
import { endSessions } from './means/sessions.ts'
import { accountNote, ownAccount } from './own-account.ts'

/** Ends the session this browser came with. */
export const signOut = defineAction({
  name: 'identity.sign-out',
  title: '退出登录',
  input: Type.Object({ session: Type.String() }),
  output: Done,
  audience: 'restricted',
  load: ownAccount,
  may: () => null,
  run: async (context, account, { session }) => {
    await endSessions(context, account.id, { only: session })
    return ok({ output: { done: true as const }, audit: accountNote(account) })
  },
})
