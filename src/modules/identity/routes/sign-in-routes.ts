import type { FastifyReply, FastifyRequest } from 'fastify'
import { isOver } from '#core/identity/session.ts'
import type { Refusal } from '#core/kit/refusal.ts'
import type { Result } from '#core/kit/result.ts'
import type { Database } from '#platform/db/database.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { giveSecondFactor } from '../actions/give-second-factor.ts'
import { listSessions, revokeOtherSessions } from '../actions/own-sessions.ts'
import { readMe } from '../actions/read-me.ts'
import { signIn } from '../actions/sign-in.ts'
import { CODE_REFUSED, SIGN_IN_REFUSED } from '../actions/sign-in-shared.ts'
import { signOut } from '../actions/sign-out.ts'
import {
  Done,
  EntranceView,
  LoginInput,
  LoginView,
  SecondFactorInput,
  SessionList,
} from '../identity.contract.ts'
import type { IdentityTables } from '../identity.tables.ts'
import { anyRegion } from '../store/regions.ts'
import { sessionByHash } from '../store/sessions.ts'
import { clearSession, setSession, welcomeBrowser } from './cookies.ts'
import {
  agentOf,
  described,
  type GuardedMount,
  inputOf,
  type Mount,
  sessionOf,
} from './entrance.ts'

type Outcome = {
  readonly state: 'signed-in' | 'second-factor-due' | 'refused'
  readonly token: string | null
  readonly mustChangePassword: boolean
}

/** Everything that sets or ends the session cookie of a password sign-in. */
export const signInRoutes: GuardedMount = (app, entrance, pass) => {
  const { execute, secure } = entrance

  /** A try that succeeded leaves with a cookie nobody has seen before. */
  const answer = (
    request: FastifyRequest,
    reply: FastifyReply,
    outcome: Result<Outcome, Refusal>,
    refusal: Refusal,
  ) => {
    if (!outcome.ok) return refuse(request, reply, outcome.error)
    const { state, token, mustChangePassword } = outcome.value
    if (state === 'refused' || token === null) return refuse(request, reply, refusal)
    setSession(reply, token, secure)
    return { state, mustChangePassword }
  }

  const anyone = { audience: 'anyone', output: LoginView, isGuessing: true } as const
  app.post(
    '/api/sign-in',
    described({ ...signIn, ...anyone, body: LoginInput }),
    async (request, reply) => {
      const input = inputOf(request, { agent: agentOf(request) })
      const outcome = await pass(() => execute(signIn, request.actor, input))
      return answer(request, reply, outcome, SIGN_IN_REFUSED)
    },
  )
  app.post(
    '/api/sign-in/second-factor',
    described({ ...giveSecondFactor, ...anyone, body: SecondFactorInput }),
    async (request, reply) => {
      const own = { agent: agentOf(request), session: sessionOf(request, entrance) }
      const outcome = await execute(giveSecondFactor, request.actor, inputOf(request, own))
      return answer(request, reply, outcome, CODE_REFUSED)
    },
  )
  app.post(
    '/api/sign-out',
    described({ ...signOut, audience: 'anyone', output: Done }),
    async (request, reply) => {
      clearSession(reply, secure)
      if (request.actor.kind === 'account') {
        await execute(signOut, request.actor, { session: sessionOf(request, entrance) })
      }
      return { done: true as const }
    },
  )
  mountSessions(app, entrance)
  mountEntrance(app, entrance)
}

/** One's own sessions; which of them is this one, only the cookie tells. */
const mountSessions: Mount = (app, entrance) => {
  const { execute } = entrance
  app.get(
    '/api/me/sessions',
    described({ ...listSessions, output: SessionList }),
    async (request, reply) => {
      const session = sessionOf(request, entrance)
      const outcome = await execute(listSessions, request.actor, { session })
      return outcome.ok ? outcome.value : refuse(request, reply, outcome.error)
    },
  )
  app.post(
    '/api/me/sessions/revoke-others',
    described({ ...revokeOtherSessions, output: Done }),
    async (request, reply) => {
      const session = sessionOf(request, entrance)
      const outcome = await execute(revokeOtherSessions, request.actor, { session })
      return outcome.ok ? outcome.value : refuse(request, reply, outcome.error)
    },
  )
}

/** The first thing a screen asks for. Gives a new browser the cookie its token is bound to. */
const mountEntrance: Mount = (app, entrance) => {
  const { db: given, clock, execute, secure, csrf, deps, singleSignOn } = entrance
  const db = given as unknown as Database<IdentityTables>
  const isHalf = async (request: FastifyRequest) => {
    const session = await sessionByHash(db, request.actor.regionId, sessionOf(request, entrance))
    if (!session?.is_half) return false
    const times = { seenAt: session.seen_at, expiresAt: session.expires_at }
    return !isOver(times, clock.now().toISOString(), deps.identity.policy.session)
  }
  const route = {
    name: 'identity.read-entrance',
    title: '查看登录状态',
    audience: 'anyone',
  } as const
  app.get(
    '/api/entrance',
    described({ ...route, output: EntranceView }),
    async (request, reply) => {
      welcomeBrowser(request, reply, secure)
      reply.header('cache-control', 'no-store')
      const { actor } = request
      const me = actor.kind === 'account' ? await execute(readMe, actor, {}) : null
      return {
        me: me?.ok ? me.value : null,
        secondFactorDue: actor.kind === 'nobody' && (await isHalf(request)),
        csrfToken: csrf.tokenFor(request),
        isSetUp: await anyRegion(db),
        singleSignOn: singleSignOn && { title: singleSignOn.title, url: '/sign-on' },
      }
    },
  )
}
