import type { Letter, LetterBlock } from '#core/requests/letters/compose.ts'

/**
 * A letter as the text of a mail. It goes without the line that names the applicant: mails pass through
 * the servers of others.
 */
export function letterMail(
  letter: Letter,
  requestNumber: string,
): { readonly subject: string; readonly body: string } {
  const { title, documentNumber, paragraphs, remedyParagraphs, agency, date } = letter
  const lines = [
    ...[title, ...(documentNumber ? [documentNumber] : []), '您好：'],
    ...paragraphs.flatMap(textOf),
    ...remedyParagraphs,
    ...[agency, ...(date ? [date] : [])],
  ]
  return { subject: `${title}（${requestNumber}）`, body: `${lines.join('\n\n')}\n` }
}

function textOf(block: LetterBlock): readonly string[] {
  if (block.kind === 'list') return block.items.map((item, index) => `${index + 1}. ${item}`)
  if (block.kind === 'table') return block.rows.map((row) => row.join('：'))
  return [block.text]
}
