import { Type } from 'typebox'
import { ok } from '#core/kit/result.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { Done, SessionInput, SessionList } from '../identity.contract.ts'
import { liveSessions } from '../store/sessions.ts'
import { endSessions } from './means/sessions.ts'
import { accountNote, ownAccount } from './own-account.ts'

const Current = Type.Object({ session: Type.String() })

/** Where one is signed in. */
export const listSessions = defineQuery({
  name: 'identity.list-sessions',
  title: '查看登录设备',
  input: Current,
  output: SessionList,
  audience: 'signed-in',
  load: ownAccount,
  may: () => null,
  answer: async ({ tx, actor, now }, account, { session }) => {
    const rows = await liveSessions(tx, actor.regionId, account.id, now)
    const sessions = rows.map((row) => ({
      id: row.token_hash,
      createdAt: row.created_at,
      seenAt: row.seen_at,
      expiresAt: row.expires_at,
      address: row.address,
      agent: row.agent,
      isThisOne: row.token_hash === session,
    }))
    return ok({ sessions })
  },
})

/** Ends one of one's own sessions. */
export const revokeSession = defineAction({
  name: 'identity.revoke-session',
  title: '退出某个登录设备',
  input: SessionInput,
  output: Done,
  audience: 'signed-in',
  load: ownAccount,
  may: () => null,
  run: async (context, account, { sessionId }) => {
    await endSessions(context, account.id, { only: sessionId })
    return ok({ output: { done: true as const }, audit: accountNote(account) })
  },
})

/** Ends all of one's sessions but this one. */
export const revokeOtherSessions = defineAction({
  name: 'identity.revoke-other-sessions',
  title: '退出其他登录设备',
  input: Current,
  output: Done,
  audience: 'signed-in',
  load: ownAccount,
  may: () => null,
  run: async (context, account, { session }) => {
    const ended = await endSessions(context, account.id, { except: session })
    const audit = accountNote(account, { after: { endedSessions: ended } })
    return ok({ output: { done: true as const }, audit })
  },
})
