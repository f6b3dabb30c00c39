import type { Refusal } from '#core/kit/refusal.ts'
import { folded } from './fold.ts'
import { no } from './refusals.ts'

/** A rectangle of a page; points (1/72 inch) from the upper left corner of the page as it is shown. */
export type AreaMark = {
  /** From 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
  /** Printed on the cover: «条例第十五条 个人隐私». */
  readonly ground: string
}

/** Every occurrence of a text, whatever spaces and ends of lines stand between its characters. */
export type TextMark = { readonly text: string; readonly ground: string }

export type Marks = { readonly areas: readonly AreaMark[]; readonly texts: readonly TextMark[] }

const LONGEST_TEXT = 500
const LONGEST_GROUND = 60
const MOST_MARKS = 5_000

/** Why marks cannot be worked with whatever the file; null when they can. */
export function faultOf({ areas, texts }: Marks): Refusal | null {
  const count = areas.length + texts.length
  if (count === 0) return no('no-marks')
  if (count > MOST_MARKS) return no('too-many-marks')
  for (const mark of [...areas, ...texts]) {
    const ground = mark.ground.trim()
    if (ground === '' || ground.length > LONGEST_GROUND) return no('ground')
  }
  for (const { text } of texts) {
    if (folded(text) === '' || text.length > LONGEST_TEXT) return no('empty-text')
    const telling = [...areas, ...texts].some(({ ground }) => folded(ground).includes(folded(text)))
    if (telling) return no('ground-tells', text)
  }
  const bad = areas.findIndex(({ page, x, y, width, height }) => {
    const finite = [page, x, y, width, height].every(Number.isFinite)
    return !finite || !Number.isInteger(page) || page < 1 || width <= 0 || height <= 0
  })
  return bad === -1 ? null : no('bad-area', String(bad + 1))
}
