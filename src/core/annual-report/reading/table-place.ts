import type { ReadWarning } from '../report.ts'
import type { Section, Template } from '../template.ts'

/**
 * Tables whose figures stand after the heading of the next section: they were read, but people look
 * for them under their own heading.
 *
 * @param headingStrips the strip of each heading that was found, by section id
 * @param figuresFrom the strip in which the figures of each table begin, by table id
 */
export function displacedTables(
  template: Template,
  headingStrips: ReadonlyMap<string, number>,
  figuresFrom: ReadonlyMap<string, number>,
): ReadWarning[] {
  return template.sections.flatMap((section, index): ReadWarning[] => {
    const own = headingStrips.get(section.id)
    if (own === undefined) return []
    const starts = (section.parts ?? []).flatMap((table) => figuresFrom.get(table) ?? [])
    const next = template.sections.slice(index + 1).findLast(({ id }) => {
      const heading = headingStrips.get(id)
      return heading !== undefined && starts.some((start) => start > heading)
    })
    if (!next) return []
    const message = `第${section.ordinal}部分的表格排在${nameOf(next)}的标题之后，应移到${nameOf(section)}的标题之下。`
    const cells = template.cells
      .filter(({ table }) => isAfter(figuresFrom.get(table.id), headingStrips.get(next.id)))
      .filter(({ table }) => section.parts?.includes(table.id))
      .map(({ id }) => id)
    return [{ code: 'table-displaced', message, cells }]
  })
}

function isAfter(start: number | undefined, heading: number | undefined): boolean {
  return start !== undefined && heading !== undefined && start > heading
}

function nameOf({ ordinal, title }: Section): string {
  return `“${ordinal}、${title}”`
}
