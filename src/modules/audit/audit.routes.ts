import type { FastifyInstance } from 'fastify'
import { Type } from 'typebox'
import type { Execute } from '#platform/action/execute.ts'
import { actionRoutes, refuse } from '#platform/http/action-routes.ts'
import { attachmentHeader } from '#platform/http/attachment.ts'
import { Problem } from '#platform/http/problem.ts'
import { exportAudit } from './actions/export-audit.ts'
import { searchAudit } from './actions/search-audit.ts'
import { verifyTrail } from './actions/verify-trail.ts'
import type { AuditDeps } from './audit.ports.ts'

/** The auditor's entrance: searching, exporting, verifying. */
export function auditRoutes(app: FastifyInstance, execute: Execute<AuditDeps>): void {
  actionRoutes(app, '审计', execute, [
    { url: '/audit/entries', action: searchAudit },
    { url: '/audit/verdict', action: verifyTrail },
  ])
  app.route({
    method: 'GET',
    url: '/api/audit/entries.csv',
    config: { audience: exportAudit.audience, action: exportAudit.name },
    schema: {
      summary: exportAudit.title,
      operationId: exportAudit.name,
      tags: ['审计'],
      querystring: exportAudit.input,
      response: { 200: Type.String(), '4xx': Problem, '5xx': Problem },
    },
    handler: async (request, reply) => {
      const result = await execute(exportAudit, request.actor, request.query)
      if (!result.ok) return refuse(request, reply, result.error)
      const { fileName, csv } = result.value
      return reply
        .type('text/csv; charset=utf-8')
        .header('content-disposition', attachmentHeader('trail.csv', fileName))
        .send(csv)
    },
  })
}
