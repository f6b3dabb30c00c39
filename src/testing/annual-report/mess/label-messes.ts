import type { Template } from '#core/annual-report/template.ts'
import { type Draft, type DraftCell, isLabel, mapCells, mapLines, mapTables } from './draft.ts'
import { headingMess, labelMess, type Mess, sprinkle } from './mess.ts'
import { displayWidth, wrap } from './text-table.ts'

/** Labels by the other wordings the template knows for them, ordinal kept: «1.逾期不补正». */
function aliasesOf(template: Template): Map<string, readonly string[]> {
  const known = new Map<string, readonly string[]>()
  for (const table of template.tables) {
    for (const { label, aliases } of [...table.rows, ...table.columns]) {
      if (aliases && aliases.length > 0) known.set(label, aliases)
    }
  }
  return known
}

const ORDINAL = /^(\d\.|[一二三四五六七八九]、|（[一二三四五六七八九]）)/

const labelVariants: Mess = {
  name: 'label-variants',
  apply: (draft, dice) => {
    const aliases = aliasesOf(draft.template)
    return mapCells(draft, isLabel, (cell) => {
      const [first, ...others] = aliases.get(cell.text) ?? []
      if (first === undefined || !dice.chance(0.7)) return cell
      const ordinal = ORDINAL.exec(cell.text)?.[0] ?? ''
      return { ...cell, text: ordinal + dice.pick([first, ...others]) }
    })
  },
}

/** Section headings in another wording of the template; «四、» among them in the words of 2019. */
const headingVariants: Mess = {
  name: 'heading-variants',
  apply: (draft, dice) =>
    mapLines(
      draft,
      ({ role }) => role === 'heading',
      (each) => {
        const section = draft.template.sectionById.get(each.section)
        const [first, ...others] = section?.aliases ?? []
        if (!section || first === undefined || !dice.chance(0.5)) return [each]
        return [{ ...each, text: `${section.ordinal}、${dice.pick([first, ...others])}` }]
      },
    ),
}

const headingsOf2019: Mess = {
  name: 'headings-of-2019',
  apply: (draft) =>
    mapLines(
      draft,
      ({ role, section }) => role === 'heading' && section === 's4',
      (each) => [{ ...each, text: '四、因政府信息公开工作被申请行政复议、提起行政诉讼情况' }],
    ),
}

function oneCharacterPerLine(which: (cell: DraftCell) => boolean): (draft: Draft) => Draft {
  return (draft) =>
    mapCells(
      draft,
      (cell) => isLabel(cell) && which(cell),
      (cell) => ({ ...cell, text: [...cell.text].filter((each) => each !== '\n').join('\n') }),
    )
}

/** `一、本年新收…` in two cells, the ordinal in one of its own. */
const ordinalCells: Mess = {
  name: 'ordinal-in-a-cell-of-its-own',
  apply: (draft) =>
    mapTables(draft, (table) => [
      {
        ...table,
        cells: table.cells.flatMap((cell) => {
          const ordinal = /^[一二三四]、/.exec(cell.text)?.[0]
          if (cell.role !== 'row' || !ordinal || cell.columnSpan < 2) return [cell]
          return [
            { ...cell, columnSpan: 1, text: ordinal },
            {
              ...cell,
              column: cell.column + 1,
              columnSpan: cell.columnSpan - 1,
              text: cell.text.slice(ordinal.length),
            },
          ]
        }),
      },
    ]),
}

export const LABEL_MESSES: readonly Mess[] = [
  labelVariants,
  labelMess('short-applicants', (text) => text.replace('社会公益组织', '社会组织')),
  headingVariants,
  headingsOf2019,
  headingMess('heading-without-ordinal', (text, dice) =>
    dice.chance(0.4) ? text.replace(/^.、/, '') : text,
  ),
  headingMess('heading-spaced', (text, dice) => sprinkle(text, ' ', 0.2, dice)),
  headingMess('heading-with-dot', (text) => text.replace('、', '．')),
  headingMess('heading-with-stop', (text) => `${text}。`),
  ordinalCells,
]

/** Line breaks inside labels: after every other change of their characters. */
export const BREAK_MESSES: readonly Mess[] = [
  labelMess('line-breaks-in-labels', (text, dice) => {
    const room = dice.whole(6, 16)
    return displayWidth(text) > room ? wrap(text, room).join('\n') : text
  }),
  { name: 'vertical-groups', apply: oneCharacterPerLine(({ role }) => role === 'group') },
  {
    name: 'vertical-headers',
    apply: oneCharacterPerLine(({ role, columnSpan }) => role === 'column' && columnSpan === 1),
  },
]
