import type { NeutralDocument } from '#core/kit/document.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { BodyReader } from './docx/body.ts'
import { NO_NUMBERING, readNumbering } from './docx/numbering.ts'
import { readStyles } from './docx/styles.ts'
import type { Spending } from './limits.ts'
import { type DocumentProblem, refuse } from './problems.ts'
import { numberGrids } from './table.ts'
import type { Zip } from './unzip.ts'
import { parseXml } from './xml.ts'

/**
 * A Word document: its paragraphs and tables in order, read straight from `document.xml`,
 * `numbering.xml` and `styles.xml`. The parts are streamed here because headings depend on automatic
 * numbering («一、», «（一）»), which a conversion to HTML turns into lists without their words, and
 * because merged cells and tracked changes have to come out as they are printed.
 * Headers, footers, notes and comments are left out.
 */
export function readDocx(zip: Zip, spending: Spending): Result<NeutralDocument, DocumentProblem> {
  const name = zip.names.find((part) => /^word\/document\d*\.xml$/.test(part)) ?? ''
  const body = zip.read(name)
  if (!body.ok) return body
  const numbering = zip.read('word/numbering.xml')
  if (!numbering.ok) return numbering
  const styles = zip.read('word/styles.xml')
  if (!styles.ok) return styles
  if (!body.value) return refuse('broken')
  const reader = new BodyReader(
    styles.value ? readStyles(styles.value, spending.elements) : new Map(),
    numbering.value ? readNumbering(numbering.value, spending.elements) : NO_NUMBERING,
    spending.cells,
  )
  parseXml(body.value, reader, spending.elements)
  const { blocks } = reader
  const blank = blocks.every((block) => block.kind === 'paragraph' && block.text.trim() === '')
  return blank ? refuse('no-content') : ok({ format: 'docx', blocks: numberGrids(blocks) })
}
