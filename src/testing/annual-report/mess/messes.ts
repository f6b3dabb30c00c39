import { CHARACTER_MESSES } from './character-messes.ts'
import { FIGURE_MESSES } from './figure-messes.ts'
import { BREAK_MESSES, LABEL_MESSES } from './label-messes.ts'
import type { Mess } from './mess.ts'
import { PAGE_MESSES } from './page-messes.ts'
import { TABLE_MESSES } from './table-messes.ts'

/**
 * Every mess, in the order in which they are applied: wordings while labels still are those of the
 * form, then whole tables, then pages, then characters, and last the line breaks.
 */
export const MESSES: readonly Mess[] = [
  ...LABEL_MESSES,
  ...FIGURE_MESSES,
  ...TABLE_MESSES,
  ...PAGE_MESSES,
  ...CHARACTER_MESSES,
  ...BREAK_MESSES,
]

/** The mess of that name. Throws on a name that is none: a misspelt mess would test nothing. */
export function messNamed(name: string): Mess {
  const found = MESSES.find((mess) => mess.name === name)
  if (!found) throw new RangeError(`no mess is called ${name}`)
  return found
}
