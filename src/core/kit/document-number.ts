import { invalid, type Refusal } from './refusal.ts'
import { fail, ok, type Result } from './result.ts'
import { dropInvisible, toHalfWidth } from './text.ts'

/** 发文字号 (GB/T 9704—2012): the agency's word, the year and the number of one document. */
export type DocumentNumber = {
  readonly word: string
  readonly year: number
  /** From 1, without gaps. */
  readonly serial: number
}

const WORD = '[\\u4e00-\\u9fffA-Za-z0-9()（）]*[\\u4e00-\\u9fffA-Za-z）)]'
const OPEN = '[〔[【(<〈《「［]'
const CLOSE = '[〕\\]】)>〉》」］]'
const LOOSE = new RegExp(`^(${WORD})${OPEN}(\\d{4})${CLOSE}第?0*([1-9]\\d*)号?$`)
/** `国务院令第711号`: orders are numbered through, not by year. */
const ORDER = /^(.{2,}令)第?(\d+)号$/

/**
 * The number as it is kept: half-width figures, 〔 〕 around the year, neither `第` nor leading
 * zeros. A text that is no such number is given back trimmed.
 */
export function normalDocumentNumber(text: string): string {
  const read = readDocumentNumber(text)
  if (read.ok) return documentNumberText(read.value)
  const plain = plainOf(text)
  const order = ORDER.exec(plain)
  return order ? `${order[1]}第${Number(order[2])}号` : text.trim()
}

/** Word, year and number, whatever brackets, width and spaces they are written with. */
export function readDocumentNumber(text: string): Result<DocumentNumber, Refusal> {
  const found = LOOSE.exec(plainOf(text))
  if (!found?.[1]) {
    const sentence = '发文字号应写作“机关代字〔年份〕序号号”，如“海政公复〔2026〕3号”。'
    return fail(invalid('document-number', sentence, { documentNumber: sentence }))
  }
  return ok({ word: wide(found[1]), year: Number(found[2]), serial: Number(found[3]) })
}

/** `海政公复〔2026〕3号`. */
export function documentNumberText({ word, year, serial }: DocumentNumber): string {
  return `${word}〔${year}〕${serial}号`
}

function plainOf(text: string): string {
  return toHalfWidth(dropInvisible(text)).replace(/\s/g, '')
}

/** Brackets inside a word are Chinese ones. */
function wide(word: string): string {
  return word.replaceAll('(', '（').replaceAll(')', '）')
}
