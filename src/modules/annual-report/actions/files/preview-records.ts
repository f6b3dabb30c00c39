import { Type } from 'typebox'
import { compile } from '#core/annual-report/compile.ts'
import { countedFigures } from '#core/annual-report/derive.ts'
import { previewOf } from '#core/annual-report/editing/preview-import.ts'
import { READERS, WORKERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ImportPreview, ReportInput } from '../../annual-report.contract.ts'
import { refuseEdit, refuseUnseen } from '../../annual-report.policy.ts'
import type { Counting } from '../../annual-report.ports.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-report.ts'

/**
 * What the records of the year come to, beside what stands in the report (条例§50: 工作年度报告 tells of
 * the year's work). Nothing is saved; what the person chooses is taken over as from a file. Cells for
 * which nothing was recorded are zero: the register is complete, so nothing is not unknown.
 */
export const previewRecords = defineQuery({
  name: 'annual-report.preview-records',
  title: '从业务台账取数',
  input: ReportInput,
  output: ImportPreview,
  audience: WORKERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseEdit(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded) => {
    const { report, template } = loaded
    const { records } = context.deps.annualReports
    const counted = await records.figuresOf(context.tx as never, countingOf(context, loaded))
    const figures = countedFigures(template, records.tables, counted)
    const about = { template, year: report.year, agency: report.agency_name }
    const read = { ...compile(figures, about), sections: [] }
    const { changes, same } = previewOf(
      { ...about, content: report.content },
      { report: read, template },
    )
    const cells = changes.filter(({ place }) =>
      records.tables.some((id) => place.startsWith(`cell:${id}.`)),
    )
    return ok({
      version: report.version,
      file: {
        ...{ name: `${report.year}年依申请公开台账`, format: '', template: template.id },
        ...{ title: null, year: report.year, agency: report.agency_name },
      },
      changes: cells.map((change) => ({ ...change, source: '依申请公开台账' })),
      ...{ unread: [], same, warnings: [] },
    })
  },
})

/** What the records of the year come to, for every cell of the counted tables, sums included. */
export const recordFigures = defineQuery({
  name: 'annual-report.record-figures',
  title: '业务台账的数字',
  input: ReportInput,
  output: Type.Object({ figures: Type.Record(Type.String(), Type.Number()) }),
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded) => {
    const { records } = context.deps.annualReports
    const counted = await records.figuresOf(context.tx as never, countingOf(context, loaded))
    return ok({ figures: countedFigures(loaded.template, records.tables, counted) })
  },
})

const BehindInput = Type.Object({
  ...ReportInput.properties,
  cell: Type.String({ maxLength: 80, title: '单元格' }),
})
const Behind = Type.Object({
  records: Type.Array(Type.Object({ id: Type.String(), name: Type.String(), href: Type.String() })),
})

/** The records that make up one cell. */
export const recordsBehind = defineQuery({
  name: 'annual-report.records-behind',
  title: '数字由哪些记录组成',
  input: BehindInput,
  output: Behind,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded, { cell }) => {
    const { records } = context.deps.annualReports
    const found = await records.behind(context.tx as never, countingOf(context, loaded), cell)
    return ok({ records: found.map((record) => ({ ...record })) })
  },
})

/** A government's report counts all of the region, an agency's its own. */
function countingOf({ actor }: Ctx, { report }: Loaded): Counting {
  return {
    ...{ regionId: actor.regionId, year: report.year, template: report.template },
    agencyId: report.scope === 'government' ? null : report.agency_id,
  }
}
