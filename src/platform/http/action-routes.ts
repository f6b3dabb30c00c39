import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { TSchema } from 'typebox'
import type { Refusal } from '#core/kit/refusal.ts'
import type { Action } from '#platform/action/define-action.ts'
import type { Execute } from '#platform/action/execute.ts'
import { Problem, statusOf } from './problem.ts'

export type ActionRoute<Deps> = {
  /** Below `/api`, parameters named as in the input: `/annual-reports/:reportId/submit`. */
  readonly url: string
  readonly action: Action<TSchema, TSchema, Deps>
  /** For a question whose input is too large for an address, or not for the logs of a proxy. */
  readonly method?: 'POST'
}

/**
 * The JSON entrance to actions: a query answers GET, a change or a long question POST. Path, query
 * string and body together are the action's input, which the action itself validates. The answer is
 * written by the output schema: what is not listed there is not sent.
 */
export function actionRoutes<Deps>(
  app: FastifyInstance,
  tag: string,
  execute: Execute<Deps>,
  routes: readonly ActionRoute<Deps>[],
): void {
  for (const { url, action, method = action.kind === 'query' ? 'GET' : 'POST' } of routes) {
    app.route({
      method,
      url: `/api${url}`,
      config: { audience: action.audience, action: action.name },
      schema: {
        summary: action.title,
        operationId: action.name,
        tags: [tag],
        ...inputSchemas(url, action, method),
        response: { 200: action.output, '4xx': Problem, '5xx': Problem },
      },
      handler: async (request, reply) => {
        const result = await execute(action, request.actor, inputOf(request))
        return result.ok ? result.value : refuse(request, reply, result.error)
      },
    })
  }
}

/** Sends a refusal as JSON. */
export function refuse(request: FastifyRequest, reply: FastifyReply, refusal: Refusal) {
  const { code, message, fields } = refusal
  reply.code(statusOf(refusal))
  return { code, message, ...(fields && { fields }), requestId: request.id }
}

function inputOf(request: FastifyRequest): unknown {
  const { body } = request
  if (body !== undefined && body !== null && (typeof body !== 'object' || Array.isArray(body))) {
    return body
  }
  // What the path says wins: it is what the log and the rate limit have seen.
  return { ...(request.query as object), ...(body as object), ...(request.params as object) }
}

/** The input of an action, divided into path, query string and body for the API's documentation. */
function inputSchemas(url: string, action: Action, method: 'GET' | 'POST') {
  const { properties = {}, required = [] } = action.input as {
    properties?: Record<string, TSchema>
    required?: string[]
  }
  const inPath = [...url.matchAll(/:(\w+)/g)].map(([, name]) => name ?? '')
  const pick = (wanted: (name: string) => boolean) => ({
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).filter(([name]) => wanted(name))),
    required: required.filter(wanted),
  })
  const rest = pick((name) => !inPath.includes(name))
  return {
    ...(inPath.length > 0 && { params: pick((name) => inPath.includes(name)) }),
    ...(Object.keys(rest.properties).length > 0 &&
      (method === 'GET' ? { querystring: rest } : { body: rest })),
  }
}
