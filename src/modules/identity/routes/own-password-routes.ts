import type { TSchema } from 'typebox'
import type { Action } from '#platform/action/define-action.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { changePassword } from '../actions/change-password.ts'
import {
  confirmSecondFactor,
  removeSecondFactor,
  renewRecoveryCodes,
  startSecondFactor,
} from '../actions/set-second-factor.ts'
import { ChangePasswordInput, Done } from '../identity.contract.ts'
import type { IdentityDeps } from '../identity.ports.ts'
import { setSession } from './cookies.ts'
import { agentOf, described, type GuardedMount, inputOf } from './entrance.ts'

const SECOND_FACTOR: readonly [string, Action<TSchema, TSchema, IdentityDeps>][] = [
  ['/api/me/second-factor/start', startSecondFactor],
  ['/api/me/second-factor/confirm', confirmSecondFactor],
  ['/api/me/second-factor/remove', removeSecondFactor],
  ['/api/me/recovery-codes', renewRecoveryCodes],
]

/** Where who is signed in shows once more that they are the owner: limited as the sign-in is. */
export const ownPasswordRoutes: GuardedMount = (app, { execute, secure }, pass) => {
  app.post(
    '/api/me/password',
    described({ ...changePassword, body: ChangePasswordInput, output: Done, isGuessing: true }),
    async (request, reply) => {
      const input = inputOf(request, { agent: agentOf(request) })
      const outcome = await pass(() => execute(changePassword, request.actor, input))
      if (!outcome.ok) return refuse(request, reply, outcome.error)
      setSession(reply, outcome.value.token, secure)
      return { done: true as const }
    },
  )
  for (const [url, action] of SECOND_FACTOR) {
    app.post(
      url,
      described({ ...action, body: action.input, isGuessing: true }),
      async (request, reply) => {
        const outcome = await pass(() => execute(action, request.actor, inputOf(request, {})))
        return outcome.ok ? outcome.value : refuse(request, reply, outcome.error)
      },
    )
  }
}
