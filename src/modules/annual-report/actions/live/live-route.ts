import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import { READERS } from '#core/annual-report/life/roles.ts'
import type { Execute } from '#platform/action/execute.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { Problem } from '#platform/http/problem.ts'
import type { LiveMessage } from '../../annual-report.contract.ts'
import type { AnnualReportDeps } from '../../annual-report.ports.ts'
import type { LiveHub } from './live-hub.ts'
import { watchReport } from './watch-report.ts'

/** Proxies cut a line on which nothing is said. */
const SIGN_OF_LIFE_MS = 20_000
/** After this the browser calls again, and is asked again who it is and what it may see. */
const LONGEST_MS = 10 * 60_000

/** `GET /api/annual-reports/:reportId/live`: what happens to a report, as server-sent events. */
export function liveRoute(
  app: FastifyInstance,
  { execute, live }: { readonly execute: Execute<AnnualReportDeps>; readonly live: LiveHub },
): void {
  app.get(
    '/api/annual-reports/:reportId/live',
    {
      config: { audience: READERS, action: watchReport.name },
      schema: {
        summary: watchReport.title,
        tags: ['年度报告'],
        produces: ['text/event-stream'],
        response: { 200: Type.String(), '4xx': Problem, '5xx': Problem },
      },
    },
    async (request, reply) => {
      const allowed = await execute(watchReport, request.actor, request.params)
      if (!allowed.ok) return refuse(request, reply, allowed.error)
      reply.hijack()
      const { raw } = reply
      for (const [name, value] of Object.entries(reply.getHeaders())) {
        if (value !== undefined) raw.setHeader(name, value)
      }
      raw.writeHead(200, {
        'content-type': 'text/event-stream; charset=utf-8',
        'cache-control': 'no-store',
        'x-accel-buffering': 'no',
      })
      const say = (message: LiveMessage) => raw.write(`data: ${JSON.stringify(message)}\n\n`)
      raw.write('retry: 2000\n\n')
      const leave = live.watch(allowed.value, say)
      const alive = setInterval(() => raw.write(': \n\n'), SIGN_OF_LIFE_MS).unref()
      const end = setTimeout(() => raw.end(), LONGEST_MS).unref()
      raw.on('close', () => {
        leave()
        clearInterval(alive)
        clearTimeout(end)
      })
    },
  )
}
