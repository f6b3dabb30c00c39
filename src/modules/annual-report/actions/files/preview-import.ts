import { type Static, Type } from 'typebox'
import { previewOf } from '#core/annual-report/editing/preview-import.ts'
import { WORKERS } from '#core/annual-report/life/roles.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { Done, Id, ImportPreview, ReportInput } from '../../annual-report.contract.ts'
import { refuseEdit } from '../../annual-report.policy.ts'
import { type Ctx, type Loaded, loadSeen, templateNamed } from '../load-report.ts'

/** Whether this person may import into the report at all: asked before a file is looked at. */
export const mayImport = defineQuery({
  name: 'annual-report.may-import',
  title: '导入年度报告文件',
  input: ReportInput,
  output: Done,
  audience: WORKERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseEdit(actor, guarded),
  answer: async (_context: Ctx, _loaded: Loaded) => ok({ done: true as const }),
})

const PreviewInput = Type.Object({
  reportId: Id,
  name: Type.String({ maxLength: 300, title: '文件名' }),
  format: Type.String({ maxLength: 20, title: '文件格式' }),
  /** What was read from the file. */
  read: Type.Unsafe<AnnualReport>({ type: 'object', title: '文件内容' }),
})
export type PreviewInput = Static<typeof PreviewInput>

/** What a file that was read would change in the report. Nothing is saved. */
export const previewImport = defineQuery({
  name: 'annual-report.preview-import',
  title: '核对导入的年度报告',
  input: PreviewInput,
  output: ImportPreview,
  audience: WORKERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseEdit(actor, guarded),
  answer: async ({ deps }: Ctx, loaded: Loaded, { name, format, read }) => {
    const { report, template } = loaded
    const { changes, unread, same, warnings } = previewOf(
      { template, content: report.content, year: report.year, agency: report.agency_name },
      { report: read, template: templateNamed(deps, read.template) },
    )
    const { title, year, agency } = read
    return ok({
      version: report.version,
      file: { name, format, template: read.template, title, year, agency },
      changes: changes.map((change) => ({ ...change })),
      unread: unread.map((each) => ({ ...each })),
      ...{ same, warnings: [...warnings] },
    })
  },
})
