import { element, textNode, type Xml } from './xml.ts'

/**
 * The few elements of WordprocessingML (ISO/IEC 29500-1) that the writer uses. Lengths are twips, a
 * twentieth of a point. Children stand in the order the schema asks for.
 */
const TWIPS_PER_MM = 1440 / 25.4

export const POINT = 20

export function twips(millimetres: number): number {
  return Math.round(millimetres * TWIPS_PER_MM)
}

/** `<w:name w:val="…"/>` */
export function property(name: string, value?: string | number): Xml {
  return element(`w:${name}`, { 'w:val': value })
}

/** A paragraph of a style; `properties` are those that differ from the style. */
export function paragraph(style: string, runs: readonly Xml[], ...properties: readonly Xml[]): Xml {
  return element('w:p', {}, element('w:pPr', {}, property('pStyle', style), ...properties), ...runs)
}

type Type = { readonly style?: string; readonly points?: number }

/** The runs of a text: none for an empty one, a line break for each `\n`. */
export function runs(text: string, { style, points }: Type = {}): Xml[] {
  if (text === '') return []
  const half = points === undefined ? undefined : points * 2
  const differing = [
    ...(style ? [property('rStyle', style)] : []),
    ...(half === undefined ? [] : [property('sz', half), property('szCs', half)]),
  ]
  const properties = differing.length > 0 ? [element('w:rPr', {}, ...differing)] : []
  const content = text.split('\n').flatMap((line, index) => {
    const words = element('w:t', { 'xml:space': 'preserve' }, textNode(line))
    return index === 0 ? [words] : [element('w:br', {}), words]
  })
  return [element('w:r', {}, ...properties, ...content)]
}

export const KEEP_WITH_NEXT = property('keepNext')

/** Space around a paragraph, and the exact height of its lines. */
export function spacing(options: { before?: number; after?: number; line?: number }): Xml {
  return element('w:spacing', {
    'w:before': options.before,
    'w:after': options.after,
    'w:line': options.line,
    'w:lineRule': options.line === undefined ? undefined : 'exact',
  })
}
