import type { FastifyInstance } from 'fastify'
import { type Static, Type } from 'typebox'
import { READERS } from '#core/annual-report/life/roles.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import type { Execute } from '#platform/action/execute.ts'
import { refuse } from '#platform/http/action-routes.ts'
import { attachmentHeader } from '#platform/http/attachment.ts'
import { Problem } from '#platform/http/problem.ts'
import { Id } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import type { AnnualReportDeps, OpenAttachment } from '../../annual-report.ports.ts'
import { listAttachments } from '../../store/remarks.ts'
import { type Ctx, type Loaded, loadSeen, subjectOf } from '../load-report.ts'

const AttachmentKey = Type.Object({ reportId: Id, fileId: Id })

const NO_FILE = absent('no-file', '报告没有这个附件。')

/** Whether the file is attached to a report this person may see; that it was taken is noted. */
export const attachmentOfReport = defineQuery({
  name: 'annual-report.download-attachment',
  title: '下载年度报告的附件',
  input: AttachmentKey,
  output: AttachmentKey,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async ({ tx, actor }: Ctx, { report }: Loaded, key) => {
    const attached = await listAttachments(tx, { regionId: actor.regionId, reportId: report.id })
    return attached.some(({ file_id }) => file_id === key.fileId) ? ok(key) : fail(NO_FILE)
  },
  audit: (loaded: Loaded, { fileId }) => ({ ...subjectOf(loaded), after: { taken: fileId } }),
})

type Given = {
  readonly execute: Execute<AnnualReportDeps>
  readonly openAttachment: OpenAttachment
}

/** Attached files for those who work on the report, whatever its state. */
export function attachmentRoute(app: FastifyInstance, { execute, openAttachment }: Given): void {
  app.get(
    '/api/annual-reports/:reportId/attachments/:fileId',
    {
      config: { audience: READERS, action: attachmentOfReport.name },
      schema: {
        ...{ summary: attachmentOfReport.title, tags: ['年度报告'], params: AttachmentKey },
        response: {
          200: Type.Unsafe<Uint8Array>({ type: 'string', format: 'binary' }),
          ...{ '4xx': Problem, '5xx': Problem },
        },
      },
    },
    async (request, reply) => {
      const { fileId } = request.params as Static<typeof AttachmentKey>
      const found = await execute(attachmentOfReport, request.actor, request.params)
      if (!found.ok) return refuse(request, reply, found.error)
      const file = await openAttachment(request.actor.regionId, fileId)
      if (!file) return refuse(request, reply, NO_FILE)
      const extension = /\.[a-z0-9]{1,8}$/i.exec(file.name)?.[0] ?? ''
      return reply
        .type(file.mediaType)
        .header('content-disposition', attachmentHeader(`attachment${extension}`, file.name))
        .header('cache-control', 'no-store')
        .serializer((body) => body as Uint8Array & string)
        .send(Buffer.from(file.bytes))
    },
  )
}
