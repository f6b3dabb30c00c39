import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Audience } from '#platform/action/define-action.ts'
import type { Execute } from '#platform/action/execute.ts'
import type { Database } from '#platform/db/database.ts'
import type { CsrfGuard } from '#platform/http/forgery.ts'
import { Problem } from '#platform/http/problem.ts'
import type { Clock } from '#platform/time/clock.ts'
import type { SingleSignOn } from '../actions/means/single-sign-on.ts'
import type { IdentityDeps } from '../identity.ports.ts'
import { sessionHash } from './cookies.ts'
import type { Turnstile } from './turnstile.ts'

/** What the routes of this room are built with. */
export type Entrance = {
  readonly db: Database<never>
  readonly clock: Clock
  readonly execute: Execute<IdentityDeps>
  readonly deps: IdentityDeps
  readonly csrf: CsrfGuard
  /** Pages are served over https. */
  readonly secure: boolean
  /** The address of this site as browsers reach it. */
  readonly publicUrl: string
  readonly singleSignOn: SingleSignOn | null
  /** Asked for by the first set-up; null once there is a region. */
  readonly setUpCode: string | null
}

/** Sign-ins of one address in a minute; an office behind one address signs in at eight o'clock. */
const SIGN_INS_PER_MINUTE = 60

type Route = {
  readonly name: string
  readonly title: string
  readonly audience: Audience
  /** What a caller sends; the action's own input holds what the server adds, too. */
  readonly body?: TSchema
  readonly output: TSchema
  readonly isGuessing?: boolean
}

/** What every route of this room says of itself. */
export function described({ name, title, audience, body, output, isGuessing }: Route) {
  return {
    config: {
      audience,
      action: name,
      ...(isGuessing && { rateLimit: { max: SIGN_INS_PER_MINUTE, timeWindow: 60_000 } }),
    },
    schema: {
      summary: title,
      operationId: name,
      tags: ['机构、人员和账号'],
      ...(body && { body }),
      response: { 200: output, '4xx': Problem, '5xx': Problem },
    },
  }
}

/** The body, with what the server itself knows laid over it. */
export function inputOf(
  request: FastifyRequest,
  own: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  return { ...(request.body as object | null), ...own }
}

export function agentOf({ headers }: FastifyRequest): string | null {
  return headers['user-agent'] ?? null
}

/** The hash of the session the browser came with; '' where it has none, which no session has. */
export function sessionOf(request: FastifyRequest, { secure }: Entrance): string {
  return sessionHash(request, secure) ?? ''
}

export type Mount = (app: FastifyInstance, entrance: Entrance) => void

/** A mount whose routes hash passwords: all of them go through the one turnstile. */
export type GuardedMount = (app: FastifyInstance, entrance: Entrance, pass: Turnstile) => void
