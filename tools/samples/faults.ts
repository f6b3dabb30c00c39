import type { AnnualReport, Cell, SectionText } from '#core/annual-report/report.ts'
import { numberCell } from './source.ts'

/** A report with one fault put in, and nothing else changed. */
export type Fault = (
  report: AnnualReport,
  others: ReadonlyMap<string, AnnualReport>,
) => AnnualReport

export function figure(id: string, value: number): Fault {
  return withCell(id, numberCell(value))
}

export function slash(id: string): Fault {
  return withCell(id, { kind: 'slash', raw: '/' })
}

/** Every cell whose id starts so is left blank. */
export function blank(start: string): Fault {
  return (report) => ({
    ...report,
    cells: Object.fromEntries(
      Object.entries(report.cells).map(([id, cell]) => [
        id,
        id.startsWith(start) ? { kind: 'blank', raw: '' } : cell,
      ]),
    ),
  })
}

/** Other words in one section. Throws when they are not there: the fault would be none. */
export function words(section: string, from: string, to: string): Fault {
  return inSection(section, (text) => {
    if (!text.includes(from)) throw new RangeError(`${section} does not say ${from}`)
    return text.replace(from, to)
  })
}

/** A section copied from another report. */
export function sectionLike(section: string, name: string): Fault {
  return (report, others) => {
    const text = others.get(name)?.sections.find(({ id }) => id === section)?.text
    if (text === undefined) throw new RangeError(`there is no ${section} of ${name}`)
    return inSection(section, () => text)(report, others)
  }
}

/** A sub-topic with its heading is left out. */
export function withoutTopic(section: string, label: string): Fault {
  return inSection(section, (text) => {
    const lines = text.split('\n')
    const at = lines.findIndex((line) => line.endsWith(`）${label}`))
    if (at < 0) throw new RangeError(`${section} has no topic ${label}`)
    return [...lines.slice(0, at), ...lines.slice(at + 2)].join('\n')
  })
}

/** The title under another name; whose report it is, is what its title says. */
export function titleOf(agency: string): Fault {
  return (report) => ({
    ...report,
    agency,
    title: (report.title ?? '').replace(report.agency ?? '', agency),
  })
}

function withCell(id: string, cell: Cell): Fault {
  return (report) => {
    if (!report.cells[id]) throw new RangeError(`there is no cell ${id}`)
    return { ...report, cells: { ...report.cells, [id]: cell } }
  }
}

function inSection(id: string, change: (text: string) => string): Fault {
  return (report) => ({
    ...report,
    sections: report.sections.map(
      (section): SectionText =>
        section.id === id ? { ...section, text: change(section.text) } : section,
    ),
  })
}
