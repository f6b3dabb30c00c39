import { emptySections, reportFrame } from './blank-report.ts'
import { rounded } from './checking/figures.ts'
import { derive, isComputed } from './derive.ts'
import type { AnnualReport, Cell, ReadWarning, SectionText } from './report.ts'
import type { CellId, CellPlace, Template } from './template.ts'

export type CompileOptions = {
  readonly template: Template
  readonly year: number
  readonly agency: string
  /** The text of the report; without it the sections carry their headings only. */
  readonly sections?: readonly SectionText[]
}

/**
 * A report from plain figures. Computed rows and columns follow from the template's relations. A
 * cell without a figure is blank, and so is every sum it takes part in. Figures that the form has
 * no cell for, and given sums that are not what they should be, become warnings.
 */
export function compile(
  figures: Readonly<Record<CellId, number>>,
  { template, year, agency, sections }: CompileOptions,
): AnnualReport {
  const derived = derive(template, figures)
  return {
    ...reportFrame(template, year, agency),
    cells: Object.fromEntries(
      template.cells.map((place) => [place.id, figureCell(derived[place.id], place)]),
    ),
    sections: sections ?? emptySections(template),
    warnings: warningsOf(template, figures, derived),
  }
}

/** A cell as a report prints it: a change carries its sign. Blank without a figure. */
export function figureCell(value: number | undefined, place: CellPlace): Cell {
  if (value === undefined || !Number.isFinite(value)) return { kind: 'blank', raw: '' }
  const figure = rounded(value)
  const sign = place.column.type === 'change' && figure > 0 ? '+' : ''
  return { kind: 'number', value: figure, raw: `${sign}${figure}` }
}

function warningsOf(
  template: Template,
  given: Readonly<Record<CellId, number>>,
  derived: Readonly<Record<CellId, number>>,
): ReadWarning[] {
  return Object.entries(given).flatMap(([id, value]): ReadWarning[] => {
    const place = template.cellById.get(id)
    if (!place) {
      return [
        {
          code: 'surplus-figures',
          message: `${template.name}没有“${id}”这一格，${value} 没有计入。`,
        },
      ]
    }
    const sum = derived[id]
    if (!isComputed(place) || sum === value) return []
    const instead = sum === undefined ? '尚不能算出，留空' : `按各项相加为 ${sum}`
    return [
      {
        code: 'surplus-figures',
        message: `${place.name}由各项相加得出：给出的是 ${value}，${instead}。`,
        cells: [id],
      },
    ]
  })
}
