import type { Allowance } from '../limits.ts'
import { attribute, parseXml } from '../xml.ts'
import type { NumberReference } from './numbering.ts'

/** Values of the properties that hide text or take it off its line; `''` where none is written. */
export type RunShape = {
  readonly [name in 'vanish' | 'strike' | 'dstrike' | 'vertAlign']?: string
}

/** The properties of a run that decide whether its text is text. */
export const SHAPES: ReadonlySet<string> = new Set(['vanish', 'strike', 'dstrike', 'vertAlign'])

type Style = { basedOn?: string; list?: string; level?: number; shape?: RunShape }

export type ParagraphStyles = ReadonlyMap<string, Style>

/** Reads `styles.xml`: which paragraph styles are numbered, and what each is based on. */
export function readStyles(bytes: Uint8Array, elements: Allowance): ParagraphStyles {
  const styles = new Map<string, Style>()
  let style: Style | undefined
  let inNumbering = false
  parseXml(
    bytes,
    {
      open: (name, attributes) => {
        const value = attribute(attributes, 'val')
        if (name === 'style') {
          style = {}
          styles.set(attribute(attributes, 'styleId') ?? '', style)
        } else if (name === 'numPr') inNumbering = true
        else if (style && SHAPES.has(name)) style.shape = { ...style.shape, [name]: value ?? '' }
        else if (!style || value === undefined) return
        else if (name === 'basedOn') style.basedOn = value
        else if (inNumbering && name === 'numId') style.list = value
        else if (inNumbering && name === 'ilvl') style.level = Number(value)
      },
      close: (name) => {
        if (name === 'style') style = undefined
        if (name === 'numPr') inNumbering = false
      },
    },
    elements,
  )
  return styles
}

/** How a character style sets its text, looking through what it is based on. */
export function shapeOfStyle(styles: ParagraphStyles, name: string | undefined): RunShape {
  const seen = new Set<string>()
  let shape: RunShape = {}
  let id = name
  while (id !== undefined && !seen.has(id)) {
    seen.add(id)
    const style = styles.get(id)
    shape = { ...style?.shape, ...shape }
    id = style?.basedOn
  }
  return shape
}

/** The list a style is numbered by, looking through what it is based on. */
export function numberingOfStyle(
  styles: ParagraphStyles,
  byStyle: ReadonlyMap<string, NumberReference>,
  name: string | undefined,
): NumberReference {
  let id = name
  const seen = new Set<string>()
  while (id !== undefined && !seen.has(id)) {
    seen.add(id)
    const style = styles.get(id)
    const own = byStyle.get(id)
    if (style?.list !== undefined) {
      const level = style.level ?? (own?.list === style.list ? own.level : undefined) ?? own?.level
      return { list: style.list, ...(level === undefined ? {} : { level }) }
    }
    id = style?.basedOn
  }
  return {}
}
