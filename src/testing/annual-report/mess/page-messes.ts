import { INTRO } from '#core/annual-report/report.ts'
import type { Dice } from './dice.ts'
import { type Draft, type DraftBlock, isFigure, line, mapLines } from './draft.ts'
import type { Mess } from './mess.ts'
import { PAGE_NUMBERS } from './table-messes.ts'

/** A page number after some of the lines, as where the pages of a PDF end. */
const pageNumbers: Mess = {
  name: 'page-numbers',
  apply: (draft, dice) => ({
    ...draft,
    blocks: draft.blocks.flatMap((block): DraftBlock[] =>
      block.kind === 'line' && block.role !== 'title' && dice.chance(0.2)
        ? [block, line('noise', block.section, dice.pick(PAGE_NUMBERS))]
        : [block],
    ),
  }),
}

/** A sentence full of numbers right above or below every table. */
function sentences(name: string, after: boolean): Mess {
  return {
    name,
    apply: (draft) => ({
      ...draft,
      blocks: draft.blocks.flatMap((block, index): DraftBlock[] => {
        if (block.kind !== 'table') return [block]
        // A note stands below the last piece of a table, a sentence above the first.
        const neighbour = draft.blocks[index + (after ? 1 : -1)]
        const isCut =
          neighbour?.kind === 'table' || (neighbour?.kind === 'line' && neighbour.role === 'noise')
        if (isCut) return [block]
        const note = line('text', block.section, sentenceOf(draft, block.section, after))
        return after ? [block, note] : [note, block]
      }),
    }),
  }
}

function sentenceOf(draft: Draft, section: string, after: boolean): string {
  if (after) return `注：以上数据统计截至${draft.year}年12月31日，共涉及 3 个股室、2 个下属单位。`
  const figures = draft.blocks.flatMap((block) =>
    block.kind === 'table' && block.section === section ? block.cells.filter(isFigure) : [],
  )
  const sum = figures.reduce((total, cell) => total + (Number(cell.text) || 0), 0)
  const count = Math.round(sum)
  return `${draft.year}年全年 12 个月，${draft.agency}共填报表格数据 ${figures.length} 项，各项合计 ${count}，与 3 个股室台账逐项核对一致，具体情况如下：`
}

const splitTitle: Mess = {
  name: 'title-over-two-lines',
  apply: (draft) =>
    mapLines(
      draft,
      ({ role }) => role === 'title',
      ({ text }) => {
        const at = text.indexOf(String(draft.year))
        return at <= 0
          ? [line('title', INTRO, text)]
          : [line('title', INTRO, text.slice(0, at)), line('title', INTRO, text.slice(at))]
      },
    ),
}

const spacedTitle: Mess = {
  name: 'title-with-spaces',
  apply: (draft) =>
    mapLines(
      draft,
      ({ role }) => role === 'title',
      (each) => [{ ...each, text: each.text.replace(/(\d{4})年/, ' $1 年') }],
    ),
}

const bracketTitle: Mess = {
  name: 'lines-above-the-title',
  apply: (draft, dice) => ({ ...draft, blocks: [aboveTitle(dice), ...draft.blocks] }),
}

function aboveTitle(dice: Dice): DraftBlock {
  return line('noise', INTRO, dice.pick(['附件1', '附件：', '安政公开办〔2025〕7号']))
}

export const PAGE_MESSES: readonly Mess[] = [
  sentences('sentence-before-tables', false),
  sentences('note-after-tables', true),
  pageNumbers,
  splitTitle,
  spacedTitle,
  bracketTitle,
]
