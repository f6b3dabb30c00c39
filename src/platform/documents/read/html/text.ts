import type { Element } from './tree.ts'

/** Elements that stand on lines of their own. */
export const BLOCK_TAGS = new Set(
  (
    'address article aside blockquote caption center dd details div dl dt fieldset figcaption figure ' +
    'footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody td ' +
    'tfoot th thead tr ul'
  ).split(' '),
)

const WIDE = '\\u2e80-\\u9fff\\uf900-\\ufaff\\ufe30-\\ufe4f\\uff00-\\uffef\\u3000-\\u303f'
/** A line end of the source between two Chinese characters is no space. */
const WIDE_BREAK = new RegExp(`(?<=[${WIDE}])[ \\t]*[\\r\\n]\\s*(?=[${WIDE}])`, 'g')
const SPACES = /[ \t\r\n\f]+/g
/** Most text of a table has none of these, and is looked at once instead of four times. */
const ANY_SPACE = /\s/

/** Collapses white space as a browser does. No-break spaces become plain ones, runs of them stay. */
export function collapse(text: string): string {
  if (!ANY_SPACE.test(text)) return text
  const joined = /[\r\n]/.test(text) ? text.replace(WIDE_BREAK, '') : text
  return joined.replace(SPACES, ' ').replaceAll('\u00a0', ' ').trim()
}

function linesOfText(printed: string): string[] {
  const text = collapse(printed)
  return text === '' ? [] : [text]
}

/** The text of an element as lines: `<br>` and block elements end a line. Blank lines are left out. */
export function textLines(element: Element): string[] {
  const [first] = element.children
  // Most cells of tables hold one text and nothing else.
  if (typeof first === 'string' && element.children.length === 1) return linesOfText(first)
  const lines: string[] = []
  let line = ''
  const flush = (): void => {
    const text = collapse(line)
    if (text !== '') lines.push(text)
    line = ''
  }
  const walk = (node: Element): void => {
    const block = BLOCK_TAGS.has(node.tag)
    if (block || node.tag === 'br') flush()
    for (const child of node.children) {
      if (typeof child === 'string') line += child
      else walk(child)
    }
    if (block) flush()
  }
  walk(element)
  flush()
  return lines
}
