import type { Dice } from './dice.ts'
import { type Draft, isFigure, isLabel, mapCells, mapLines } from './draft.ts'

/** One way in which real offices depart from the form. It never changes what a figure means. */
export type Mess = {
  readonly name: string
  readonly apply: (draft: Draft, dice: Dice) => Draft
}

/** Applies messes in the order of the list, each with its own throws. */
export function makeMess(draft: Draft, messes: readonly Mess[], dice: Dice): Draft {
  return messes.reduce((messy, mess) => mess.apply(messy, dice.fork(mess.name)), draft)
}

type TextChange = (text: string, dice: Dice) => string

export function labelMess(name: string, change: TextChange): Mess {
  return {
    name,
    apply: (draft, dice) =>
      mapCells(draft, isLabel, (cell) => ({ ...cell, text: change(cell.text, dice) })),
  }
}

/** Changes the characters of written figures; blanks, strokes and words are left alone. */
export function figureMess(name: string, change: TextChange): Mess {
  return {
    name,
    apply: (draft, dice) =>
      mapCells(
        draft,
        (cell) => isFigure(cell) && /\d/.test(cell.text),
        (cell) => ({ ...cell, text: change(cell.text, dice) }),
      ),
  }
}

export function headingMess(name: string, change: TextChange): Mess {
  return {
    name,
    apply: (draft, dice) =>
      mapLines(
        draft,
        ({ role }) => role === 'heading',
        (each) => [{ ...each, text: change(each.text, dice) }],
      ),
  }
}

/** Changes characters wherever they stand: labels, headings, sentences. */
export function textMess(name: string, change: TextChange): Mess {
  return {
    name,
    apply: (draft, dice) =>
      mapLines(
        mapCells(draft, isLabel, (cell) => ({ ...cell, text: change(cell.text, dice) })),
        ({ role }) => role !== 'noise',
        (each) => [{ ...each, text: change(each.text, dice) }],
      ),
  }
}

/** Puts `between` after characters that the dice choose, never at either end. */
export function sprinkle(text: string, between: string, share: number, dice: Dice): string {
  const letters = [...text]
  return letters
    .map((letter, index) =>
      index < letters.length - 1 && dice.chance(share) ? letter + between : letter,
    )
    .join('')
}
