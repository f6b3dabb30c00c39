/** Symbols that forms use, from the private-use area of symbol fonts to the characters they show. */

const WINGDINGS: Readonly<Record<number, string>> = {
  108: '●',
  110: '■',
  111: '□',
  113: '❑',
  117: '◆',
  118: '❖',
  167: '▪',
  168: '□',
  216: '➢',
  232: '➔',
  240: '⇨',
  251: '✗',
  252: '✓',
  253: '☒',
  254: '☑',
}

const WINGDINGS_2: Readonly<Record<number, string>> = {
  79: '✗',
  80: '✓',
  81: '☒',
  82: '☑',
  163: '□',
}

const SYMBOL: Readonly<Record<number, string>> = {
  45: '−',
  177: '±',
  180: '×',
  183: '·',
  184: '÷',
  163: '≤',
  179: '≥',
}

const FONTS: Readonly<Record<string, Readonly<Record<number, string>>>> = {
  wingdings: WINGDINGS,
  'wingdings 2': WINGDINGS_2,
  symbol: SYMBOL,
}

/** The character of a `w:sym`; nothing when its font is unknown, for its code then means nothing. */
export function symbolText(font: string | undefined, hex: string | undefined): string {
  const code = Number.parseInt(hex ?? '', 16)
  if (Number.isNaN(code)) return ''
  const inFont = FONTS[(font ?? '').toLowerCase()]?.[code & 0xff]
  if (inFont !== undefined) return inFont
  return code >= 0xe000 && code <= 0xf8ff ? '' : String.fromCodePoint(code)
}
