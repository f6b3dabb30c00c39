/**
 * Ordinals that the word processor counts by itself: they are not in the text of a paragraph but in
 * the numbering part of the file, one list instance for each ordinal, so that every one starts right.
 */
export type Numbering = {
  /** The properties of a numbered paragraph and its text without the ordinal. */
  readonly take: (text: string) => { readonly properties: string; readonly text: string }
  /** The lists used so far, for `word/numbering.xml`. */
  readonly lists: () => string
}

type Style = { readonly pattern: RegExp; readonly format: string; readonly text: string }

const STYLES: readonly Style[] = [
  { pattern: /^([1-9])\./, format: 'decimal', text: '%1.' },
  { pattern: /^([一二三四五六七八九])、/, format: 'chineseCounting', text: '%1、' },
]

const CHINESE = '一二三四五六七八九'

/** No numbering: ordinals stay in the text. */
export const PLAIN_ORDINALS: Numbering = {
  take: (text) => ({ properties: '', text }),
  lists: () => '',
}

/** Ordinals at the start of paragraphs taken out of the text. */
export function countedOrdinals(): Numbering {
  const instances: string[] = []
  const take = (text: string) => {
    const index = STYLES.findIndex(({ pattern }) => pattern.test(text))
    const found = STYLES[index]?.pattern.exec(text)
    if (!found) return { properties: '', text }
    const [ordinal, digit = ''] = found
    const start = CHINESE.includes(digit) ? CHINESE.indexOf(digit) + 1 : Number(digit)
    const id = instances.length + 1
    instances.push(
      `<w:num w:numId="${id}"><w:abstractNumId w:val="${index}"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="${start}"/></w:lvlOverride></w:num>`,
    )
    const properties = `<w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="${id}"/></w:numPr></w:pPr>`
    return { properties, text: text.slice(ordinal.length) }
  }
  const lists = () => {
    const styles = STYLES.map(
      ({ format, text }, index) =>
        `<w:abstractNum w:abstractNumId="${index}"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="${format}"/><w:suff w:val="nothing"/><w:lvlText w:val="${text}"/></w:lvl></w:abstractNum>`,
    )
    return styles.join('') + instances.join('')
  }
  return { take, lists }
}
