import type { FastifyInstance } from 'fastify'
import type { Execute } from '#platform/action/execute.ts'
import { type ActionRoute, actionRoutes } from '#platform/http/action-routes.ts'
import { registerRequest } from './actions/intake/register-request.ts'
import { showRequest } from './actions/reading/show-request.ts'
import { plainSteps } from './actions/steps/plain-steps.ts'
import type { RequestsDeps } from './requests.ports.ts'

const request = '/requests/:requestId'

/** Every use case of the room with its address below `/api`; a query answers GET, a change POST. */
export const requestsActions: readonly ActionRoute<RequestsDeps>[] = [
  { url: '/requests', action: registerRequest },
  { url: request, action: showRequest },
  ...Object.entries(plainSteps).map(([name, action]) => ({ url: `${request}/${name}`, action })),
]

export function requestsRoutes(app: FastifyInstance, execute: Execute<RequestsDeps>): void {
  actionRoutes(app, '依申请公开', execute, requestsActions)
}
