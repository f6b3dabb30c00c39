import type { Position } from '../../kit/document.ts'
import { isSameAgency } from '../agency.ts'
import { HINT_START } from '../blank-report.ts'
import { isComputed } from '../derive.ts'
import type { AnnualReport, CellSource, MatchedBy } from '../report.ts'
import type { CellId, Template } from '../template.ts'
import { contentOf } from './as-report.ts'
import type { Change, Place, ReportContent } from './content.ts'
import {
  type BLANK_CELL,
  isCell,
  placeName,
  placeOf,
  placesOf,
  sameValue,
  valueAt,
  withValues,
} from './place.ts'
import { recompute } from './recompute.ts'

/** The report a file is to be taken into. */
export type ImportTarget = {
  readonly template: Template
  readonly content: ReportContent
  readonly year: number
  readonly agency: string
}

/** A place of the report that the file has otherwise. */
export type ImportedPlace = Change & {
  readonly name: string
  /** Where in the file it stands, in words. */
  readonly source: string | null
  readonly raw: string | null
  /** A total that is not the sum of its parts: taking it over needs a reason. */
  readonly needsReason: boolean
  /** Worth taking over unless the person says no. */
  readonly suggested: boolean
}

export type ImportOutcome = {
  readonly changes: readonly ImportedPlace[]
  readonly unread: readonly { readonly place: Place; readonly name: string }[]
  readonly same: number
  readonly warnings: readonly string[]
}

/**
 * What taking a file over would change, in the order of the form. What could not be read changes
 * nothing; a text the file does not have leaves the report's; a total counts only where it is not
 * what the file's own parts come to. A file of another form gives the cells both forms have.
 */
export function previewOf(
  target: ImportTarget,
  file: { readonly report: AnnualReport; readonly template: Template },
): ImportOutcome {
  const { template, content } = target
  const read = contentOf(file.report)
  const imported = recompute(template, withValues(content, plainCells(template, read)))
  const changes: ImportedPlace[] = []
  const unread: { place: Place; name: string }[] = []
  let same = 0
  for (const place of placesOf(template)) {
    const name = placeName(template, place)
    const outcome = outcomeAt(target, place, read, imported)
    if (outcome === 'unread') unread.push({ place, name })
    else if (outcome === 'same') same += 1
    else if (outcome !== 'nothing') {
      const cell = file.report.cells[place.slice('cell:'.length)]
      const source = place.startsWith('cell:') ? sourceWords(cell?.source) : null
      const raw = place.startsWith('cell:') ? (cell?.raw ?? null) : null
      changes.push({ ...outcome, name, source, raw })
    }
  }
  return { changes, unread, same, warnings: warningsOf(target, file) }
}

type At = Pick<ImportedPlace, 'place' | 'before' | 'after' | 'needsReason' | 'suggested'>

function outcomeAt(
  { template, content }: ImportTarget,
  place: Place,
  read: ReportContent,
  imported: ReportContent,
): At | 'same' | 'unread' | 'nothing' {
  const known = placeOf(template, place)
  const [before, after] = [valueAt(content, place), valueAt(read, place)]
  if (known?.kind !== 'cell') {
    if ((after ?? '') === '') return 'nothing'
    if (sameValue(before, after)) return 'same'
    const isEmpty = before === null || before === '' || String(before).includes(HINT_START)
    return {
      place,
      before,
      after,
      needsReason: false,
      suggested: known?.kind !== 'title' || isEmpty,
    }
  }
  const cell = read.cells[known.cell.id]
  if (cell === undefined || cell.kind === 'unread') return 'unread'
  if (isComputed(known.cell)) {
    const follows = cell.kind === 'blank' || sameValue(valueAt(imported, place), cell)
    if (follows) return sameValue(before, after) ? 'same' : 'nothing'
    return { place, before, after, needsReason: true, suggested: false }
  }
  if (sameValue(before, after)) return 'same'
  // A blank in the file is no reason to take a figure away.
  const suggested = cell.kind !== 'blank' || !isCell(before) || before.kind === 'blank'
  return { place, before, after, needsReason: false, suggested }
}

function plainCells(
  template: Template,
  read: ReportContent,
): ReadonlyMap<Place, typeof BLANK_CELL> {
  return new Map(
    template.cells.flatMap((place) => {
      const cell = read.cells[place.id]
      const counts = cell !== undefined && cell.kind !== 'unread' && !isComputed(place)
      return counts ? [[`cell:${place.id}`, cell] as const] : []
    }),
  )
}

function warningsOf(
  { template, year, agency }: ImportTarget,
  { report, template: other }: { readonly report: AnnualReport; readonly template: Template },
): string[] {
  const missing = template.cells.filter(({ id }: { id: CellId }) => !other.cellById.has(id)).length
  return [
    ...(report.year !== null && report.year !== year
      ? [`文件是 ${report.year} 年度的报告，这里编制的是 ${year} 年度的报告，请确认没有选错文件。`]
      : []),
    ...(report.agency !== null && !isSameAgency(report.agency, agency)
      ? [`文件的编制机关是“${report.agency}”，这里编制的是“${agency}”的报告，请确认没有选错文件。`]
      : []),
    ...(other.id !== template.id
      ? [
          `文件用的是${other.name}，与本报告的${template.name}不同，有 ${missing} 格在文件中没有对应。`,
        ]
      : []),
    ...report.warnings.map(({ message }) => message),
  ]
}

const MATCHED: Readonly<Record<MatchedBy, string>> = {
  label: '按行名和列名找到',
  'row-label': '按行名找到，列按次序对应',
  'part-label': '行名不完整，请核对',
  neighbours: '按相邻行推定，请核对',
  'empty-row': '这张表没有数字',
  id: '按单元格编号对应',
}

function sourceWords(source: CellSource | undefined): string | null {
  if (!source) return null
  const label = [source.rowText, source.columnText].filter((text) => text).join('·')
  const parts = [positionWords(source.at), label === '' ? '' : `“${label}”`, MATCHED[source.by]]
  return parts.filter((part) => part !== '').join('，')
}

function positionWords(at: Position): string {
  return [
    at.sheet === undefined ? '' : `工作表“${at.sheet}”`,
    at.page === undefined ? '' : `第 ${at.page} 页`,
    at.grid === undefined ? '' : `第 ${at.grid} 张表`,
    at.row === undefined ? '' : `第 ${at.row} 行`,
    at.column === undefined ? '' : `第 ${at.column} 列`,
    at.row === undefined && at.line !== undefined ? `第 ${at.line} 行` : '',
  ].join('')
}
