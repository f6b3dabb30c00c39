import { type Static, Type } from 'typebox'
import { choice, Day, Nullable } from '#platform/action/shapes.ts'
import { ExportOutput } from './register.ts'
import { AgencyId } from './shapes.ts'

/** Tables three and four of the annual report, counted for any agencies and period. */

const FormId = Type.String({ maxLength: 60, title: '报告格式' })

/** What is counted; the whole region, or what of it one may see, without an agency. */
const SCOPE = {
  agencyId: Type.Optional(AgencyId),
  below: Type.Optional(Type.Boolean({ title: '含下属单位' })),
  from: Day,
  to: Day,
  /** Else the form in force for the year in which the period ends. */
  form: Type.Optional(FormId),
}

/** GET /api/requests/statistics */
export const StatisticsInput = Type.Object(SCOPE)
export type StatisticsInput = Static<typeof StatisticsInput>

const Cell = Type.Object({
  ...{ row: Type.Integer(), column: Type.Integer() },
  ...{ rowSpan: Type.Integer(), columnSpan: Type.Integer() },
  role: choice(['caption', 'column', 'row', 'group', 'corner', 'data']),
  text: Type.String(),
  vertical: Type.Optional(Type.Boolean()),
  /** Of a figure: by which its requests are asked for, and what it is called. */
  cell: Nullable(Type.String()),
  name: Nullable(Type.String()),
})
export type StatisticsCell = Static<typeof Cell>

const Table = Type.Object({
  ...{ caption: Type.String(), rows: Type.Integer(), columns: Type.Integer() },
  ...{ widths: Type.Array(Type.Number()), headerRows: Type.Integer(), cells: Type.Array(Cell) },
})
export type StatisticsTable = Static<typeof Table>

export const StatisticsView = Type.Object({
  /** Whose requests, and of which days. */
  title: Type.String(),
  form: Type.Object({ id: FormId, name: Type.String() }),
  forms: Type.Array(Type.Object({ id: FormId, name: Type.String() })),
  tables: Type.Array(Table),
  /** Sums that do not hold. */
  findings: Type.Array(Type.String()),
  /** Nothing was received, open or disputed in the period. */
  isEmpty: Type.Boolean(),
})
export type StatisticsView = Static<typeof StatisticsView>

/** POST /api/requests/statistics/export */
export const StatisticsExportInput = Type.Object({
  ...SCOPE,
  format: choice(['xlsx', 'csv'], { title: '文件格式' }),
})
export const StatisticsExportOutput = Type.Omit(ExportOutput, ['count'])
