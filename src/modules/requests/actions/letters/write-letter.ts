import type { Letter } from '#core/requests/letters/compose.ts'
import type { OutputDocument } from '#platform/documents/write/output-document.ts'
import type { LetterFormat } from '../../contract/letters.ts'
import { letterDocument } from '../../views/letter-document.ts'

/** Writers are loaded when first used. */
const WRITERS = {
  async docx(document: OutputDocument) {
    const { writeDocx } = await import('#platform/documents/write/docx.ts')
    return writeDocx(document)
  },
  async pdf(document: OutputDocument, fonts: string) {
    const { writePdf } = await import('#platform/documents/write/pdf.ts')
    return writePdf(document, fonts)
  },
} as const

export const LETTER_MEDIA_TYPES: Readonly<Record<LetterFormat, string>> = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
}

/** The letter as a file to print and seal. `fonts`: folder of the office's own typefaces. */
export function writeLetter(
  letter: Letter,
  format: LetterFormat,
  fonts: string,
): Promise<Uint8Array> {
  return writeDocument(letterDocument(letter), format, fonts)
}

/** A document as a file to print. `fonts`: folder of the office's own typefaces. */
export function writeDocument(
  document: OutputDocument,
  format: LetterFormat,
  fonts: string,
): Promise<Uint8Array> {
  return WRITERS[format](document, fonts)
}
