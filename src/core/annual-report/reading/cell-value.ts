import { toHalfWidth } from '../../kit/text.ts'
import type { CellValue } from '../report.ts'
import type { FigureType } from '../template.ts'

/**
 * The value of a cell, with the unit printed in it where that differs from the form's, and the mark
 * of a note beside the figure.
 */
export type ReadValue = {
  readonly value: CellValue
  readonly unit?: string
  readonly note?: string
}

const FIGURE =
  /^([+\-−–﹣])?\s*(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*(件次|件|项|条|个|份|宗|次|起|亿元|万元|元)?$/
/** The two commonest cases, told at a glance. */
const PLAIN_DIGITS = /^\d{1,12}$/
const CERTAINLY_TEXT = /^\s*[^\d\s０-９+\-−–﹣－＋/\\—―─_／＼不无nNｎＮ]/
const STROKE = /^[/\\—–―－\-─_]+$/
const NOT_APPLICABLE = /^(?:不适用|n\/?a|无此项)$/i

/** 万元 for each unit of money. */
const IN_TEN_THOUSANDS: Readonly<Record<string, number>> = { 元: 1e-4, 万元: 1, 亿元: 1e4 }
const SCALE = 1e6

/**
 * What the characters of a cell say. `251000元` in an amount column is 25.1 (万元) with its unit;
 * `3 件` is 3; `/` and `—` are strokes; anything that is not clearly one of these is text.
 */
export function readValue(raw: string, type: FigureType): ReadValue {
  if (PLAIN_DIGITS.test(raw)) return { value: { kind: 'number', value: Number(raw) } }
  if (CERTAINLY_TEXT.test(raw)) return { value: { kind: 'text' } }
  const text = joinBrokenLines(toHalfWidth(raw).trim())
  if (text === '') return { value: { kind: 'blank' } }
  if (STROKE.test(text)) return { value: { kind: 'slash' } }
  if (NOT_APPLICABLE.test(text.replace(/\s/g, ''))) return { value: { kind: 'na' } }
  const bare = text.replace(/\s*,\s*/g, ',')
  const figure = FIGURE.exec(bare)
  return figure ? readFigure(figure, type) : readNoted(bare, type)
}

const NOTED = /^(.*[\d元件项条个份宗次起])\s*([[(]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+[\])]?)$/

/** `134²`: a raised digit is the mark of a note. */
function readNoted(text: string, type: FigureType): ReadValue {
  const [, bare = '', note = ''] = NOTED.exec(text) ?? []
  const figure = note === '' ? null : FIGURE.exec(bare)
  return figure ? { ...readFigure(figure, type), note } : { value: { kind: 'text' } }
}

/** A narrow column breaks `1,234,⏎567` and `不适⏎用`; digits one below the other are two figures. */
function joinBrokenLines(text: string): string {
  if (!text.includes('\n')) return text
  return text
    .replace(/([.,])\s*\n\s*(?=\d)/g, '$1')
    .replace(/(\p{Script=Han})\s*\n\s*(?=\p{Script=Han})/gu, '$1')
}

function sizeOf([, , digits = '']: RegExpExecArray): number {
  return Number(digits.replaceAll(',', ''))
}

/** Sums are reckoned in millionths: beyond this their last digits would be lost. */
function isBeyondReckoning(size: number): boolean {
  return !Number.isSafeInteger(Math.trunc(size * SCALE))
}

function readFigure(figure: RegExpExecArray, type: FigureType): ReadValue {
  const [, sign, , unit] = figure
  const size = sizeOf(figure)
  if (isBeyondReckoning(size)) return { value: { kind: 'text' } }
  const signed = sign && sign !== '+' && size !== 0 ? -size : size
  const factor = unit === undefined ? undefined : IN_TEN_THOUSANDS[unit]
  if (factor === undefined) return { value: { kind: 'number', value: signed } }
  if (type !== 'amount') return { value: { kind: 'text' } }
  const value = Math.round(signed * factor * SCALE) / SCALE
  return { value: { kind: 'number', value }, ...(unit && unit !== '万元' ? { unit } : {}) }
}

/** Whether the characters of a cell are a number, but one too large to be kept and added up. */
export function isTooLarge(raw: string): boolean {
  const figure = FIGURE.exec(
    toHalfWidth(raw)
      .trim()
      .replace(/\s*,\s*/g, ','),
  )
  return figure !== null && isBeyondReckoning(sizeOf(figure))
}

/** Whether a piece of text can only be the content of a figure cell. */
export function looksLikeValue(raw: string): boolean {
  if (PLAIN_DIGITS.test(raw)) return true
  if (CERTAINLY_TEXT.test(raw)) return false
  const { value } = readValue(raw, 'amount')
  return value.kind === 'number' || value.kind === 'slash' || value.kind === 'na'
}
