import { type Static, Type } from 'typebox'
import type { ReportContent } from '#core/annual-report/editing/content.ts'
import { READERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { Id, ReportInput } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { type Ctx, type Loaded, loadSeen, subjectOf } from '../load-report.ts'

const FileContent = Type.Object({
  reportId: Id,
  template: Type.String(),
  year: Type.Integer(),
  agency: Type.String(),
  state: Type.String(),
  content: Type.Unsafe<ReportContent>({ type: 'object', additionalProperties: true }),
})
export type FileContent = Static<typeof FileContent>

/** What a file of a report is written from, whatever its state; a draft that leaves the house is noted. */
export const contentForFile = defineQuery({
  name: 'annual-report.download',
  title: '下载年度报告文件',
  input: ReportInput,
  output: FileContent,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async (_context: Ctx, { report }: Loaded) =>
    ok({
      ...{ reportId: report.id, template: report.template, year: report.year },
      ...{ agency: report.agency_name, state: report.state, content: report.content },
    }),
  audit: (loaded: Loaded) => ({ ...subjectOf(loaded), after: { version: loaded.report.version } }),
})
