import type { ReadWarning } from '../report.ts'
import type { Section, Template } from '../template.ts'
import type { Strip } from './strips.ts'

/**
 * Tables whose figures stand after the heading of the next section: they were read, but people look
 * for them under their own heading. Tables on a sheet of their own are in their place.
 *
 * @param headingStrips the strip of each heading that was found, by section id
 * @param figuresFrom the strip in which the figures of each table begin, by table id
 */
export function displacedTables(
  template: Template,
  strips: readonly Strip[],
  headingStrips: ReadonlyMap<string, number>,
  figuresFrom: ReadonlyMap<string, number>,
): ReadWarning[] {
  const isAfter = (table: string, section: string): boolean => {
    const [start, heading] = [figuresFrom.get(table), headingStrips.get(section)]
    if (start === undefined || heading === undefined || start <= heading) return false
    return strips[start]?.at.sheet === strips[heading]?.at.sheet
  }
  return template.sections.flatMap((section, index): ReadWarning[] => {
    const tables = headingStrips.has(section.id) ? (section.parts ?? []) : []
    const next = template.sections
      .slice(index + 1)
      .findLast(({ id }) => tables.some((table) => isAfter(table, id)))
    if (!next) return []
    const message = `第${section.ordinal}部分的表格排在${nameOf(next)}的标题之后，应移到${nameOf(section)}的标题之下。`
    const cells = template.cells
      .filter(({ table }) => tables.includes(table.id) && isAfter(table.id, next.id))
      .map(({ id }) => id)
    return [{ code: 'table-displaced', message, cells }]
  })
}

function nameOf({ ordinal, title }: Section): string {
  return `“${ordinal}、${title}”`
}
