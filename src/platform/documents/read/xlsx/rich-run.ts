import { offLine } from '../raised.ts'
import type { XmlAttributes } from '../xml.ts'

/** A run of rich text: struck-out text is no text, a raised mark no digit. */
export type RichRun = { readonly struck: boolean; readonly way: 'raised' | 'lowered' | undefined }

export const PLAIN_RUN: RichRun = { struck: false, way: undefined }
const WAYS: ReadonlyMap<string, 'raised' | 'lowered'> = new Map([
  ['superscript', 'raised'],
  ['subscript', 'lowered'],
])

/** The run with one more of its properties. */
export function shapedRun(run: RichRun, name: string, { val }: XmlAttributes): RichRun {
  if (name === 'vertAlign') return { ...run, way: WAYS.get(val ?? '') }
  return name === 'strike' ? { ...run, struck: val !== '0' && val !== 'false' } : run
}

/** What counts of a run's text. */
export function textOfRun({ struck, way }: RichRun, text: string): string {
  if (struck) return ''
  return way ? offLine(text, way) : text
}
