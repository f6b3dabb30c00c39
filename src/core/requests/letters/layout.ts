import type { Letter, LetterBlock } from './compose.ts'

/** A letter line by line below its title, as paper and screen show it alike. */
export type LetterLine =
  /** Indented by two signs, but for whom it is to. */
  | { readonly kind: 'line'; readonly text: string; readonly isFlush?: true }
  | { readonly kind: 'heading'; readonly text: string }
  | Extract<LetterBlock, { readonly kind: 'table' }>
  /** At the right, below each other, with room for the seal. */
  | { readonly kind: 'signature'; readonly lines: readonly string[] }

/** To whom, body, remedies, attachments, and who signs when (GB/T 9704—2012). */
export function layoutOf(letter: Letter): readonly LetterLine[] {
  const { salutation, paragraphs, remedyParagraphs, attachments } = letter
  return [
    ...(salutation ? [{ kind: 'line', text: salutation, isFlush: true } as const] : []),
    ...paragraphs.flatMap(linesOf),
    ...remedyParagraphs.map((text) => ({ kind: 'line', text }) as const),
    ...attachmentLines(attachments),
    ...signature(letter),
  ]
}

function linesOf(block: LetterBlock): readonly LetterLine[] {
  switch (block.kind) {
    case 'paragraph':
      return [{ kind: 'line', text: block.text }]
    case 'heading':
      return [{ kind: 'heading', text: block.text }]
    case 'list':
      return block.items.map((item, index) => ({ kind: 'line', text: `${index + 1}. ${item}。` }))
    case 'table':
      return block.rows.length === 0 ? [] : [block]
  }
}

function attachmentLines(titles: readonly string[]): readonly LetterLine[] {
  return titles.map((title, index) => ({
    kind: 'line',
    text: `${index === 0 ? '附件：' : '　　　'}${titles.length > 1 ? `${index + 1}. ` : ''}${title}`,
  }))
}

/** The agency's seal goes over its name and the day; a slip is signed by whoever sends it back. */
function signature({ sealPlace, agency, date }: Letter): readonly LetterLine[] {
  if (sealPlace === 'none') return []
  const lines = sealPlace === 'agency' ? [agency, date ?? ''] : ['（签名或者盖章）', '　年　月　日']
  return [{ kind: 'signature', lines: lines.filter((line) => line !== '') }]
}
