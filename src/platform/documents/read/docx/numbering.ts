import type { Allowance } from '../limits.ts'
import { attribute, parseXml, type XmlAttributes } from '../xml.ts'
import { numberWord } from './number-words.ts'

/** One level of a list: how its numbers look and where they start. */
type Level = {
  start: number
  format: string
  /** «%1、», «（%2）»: each %n is the current number of level n. */
  text: string
  suffix: string
  style?: string
  /** All numbers in Arabic digits, whatever their own level says. */
  legal?: boolean
}

type Levels = Map<number, Level>

export type Numbering = {
  readonly lists: ReadonlyMap<string, Levels>
  /** List and level that a paragraph style is numbered by, where the list itself names the style. */
  readonly byStyle: ReadonlyMap<string, NumberReference>
  /** Lists that share one abstract list count together. */
  readonly abstractOf: ReadonlyMap<string, string>
}

export type NumberReference = { readonly list?: string; readonly level?: number }

export const NO_NUMBERING: Numbering = {
  lists: new Map(),
  byStyle: new Map(),
  abstractOf: new Map(),
}

/** Reads `numbering.xml`: lists with their levels, overrides applied. */
export function readNumbering(bytes: Uint8Array, elements: Allowance): Numbering {
  const abstracts = new Map<string, Levels>()
  const lists = new Map<string, Levels>()
  const abstractOf = new Map<string, string>()
  let levels: Levels | undefined
  let level: Level | undefined
  let list: string | undefined
  let overridden = 0
  const open = (name: string, attributes: XmlAttributes): void => {
    const value = attribute(attributes, 'val')
    if (name === 'abstractNum') {
      levels = new Map()
      abstracts.set(attribute(attributes, 'abstractNumId') ?? '', levels)
    } else if (name === 'num') {
      list = attribute(attributes, 'numId')
      levels = undefined
    } else if (name === 'abstractNumId' && list !== undefined && value !== undefined) {
      levels = copyLevels(abstracts.get(value))
      lists.set(list, levels)
      abstractOf.set(list, value)
    } else if (name === 'lvlOverride') {
      overridden = Number(attribute(attributes, 'ilvl') ?? 0)
      level = levels?.get(overridden)
    } else if (name === 'startOverride' && list !== undefined) {
      if (level) level.start = Number(value ?? 1)
      abstractOf.set(list, `${abstractOf.get(list)}/${list}`)
    } else if (name === 'lvl') {
      level = { start: 1, format: 'decimal', text: '', suffix: 'tab' }
      levels?.set(Number(attribute(attributes, 'ilvl') ?? 0), level)
    } else if (level) {
      describeLevel(level, name, value, attributes)
    }
  }
  const close = (name: string): void => {
    if (name === 'num' || name === 'abstractNum') levels = undefined
    if (name === 'num') list = undefined
    if (name === 'lvl') level = undefined
  }
  parseXml(bytes, { open, close }, elements)
  return { lists, byStyle: stylesOf(lists), abstractOf }
}

function describeLevel(
  level: Level,
  name: string,
  value: string | undefined,
  attributes: XmlAttributes,
): void {
  if (name === 'start') level.start = Number(value ?? 1)
  else if (name === 'numFmt') level.format = value ?? 'decimal'
  else if (name === 'lvlText') level.text = attribute(attributes, 'null') ? '' : (value ?? '')
  else if (name === 'suff') level.suffix = value ?? 'tab'
  else if (name === 'pStyle' && value !== undefined) level.style = value
  else if (name === 'isLgl') level.legal = value !== '0' && value !== 'false'
}

function copyLevels(levels: Levels | undefined): Levels {
  return new Map([...(levels ?? [])].map(([index, level]) => [index, { ...level }]))
}

function stylesOf(lists: ReadonlyMap<string, Levels>): Map<string, NumberReference> {
  const found = new Map<string, NumberReference>()
  for (const [list, levels] of lists) {
    for (const [index, { style }] of levels) {
      if (style !== undefined && !found.has(style)) found.set(style, { list, level: index })
    }
  }
  return found
}

const CLOSING = /[、，．。.：:）)」』】]$/

/** Counts through a document and says what stands before each numbered paragraph. */
export class NumberCounter {
  readonly #numbering: Numbering
  readonly #counts = new Map<string, number[]>()

  constructor(numbering: Numbering) {
    this.#numbering = numbering
  }

  /** The printed number of the next paragraph of a list, with what separates it from the text. */
  next(list: string, at: number): string {
    const levels = this.#numbering.lists.get(list)
    const level = levels?.get(at)
    if (!levels || !level) return ''
    const counts = this.#countsOf(list)
    counts.length = Math.min(counts.length, at + 1)
    for (let above = 0; above < at; above += 1) counts[above] ??= levels.get(above)?.start ?? 1
    const previous = counts[at]
    counts[at] = previous === undefined ? level.start : previous + 1
    if (level.format === 'bullet' || level.format === 'none') return ''
    const words = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const index = Number(digit) - 1
      const format = level.legal ? 'decimal' : (levels.get(index)?.format ?? 'decimal')
      return numberWord(counts[index] ?? levels.get(index)?.start ?? 1, format)
    })
    return level.suffix === 'nothing' || CLOSING.test(words) || words === '' ? words : `${words} `
  }

  #countsOf(list: string): number[] {
    const key = this.#numbering.abstractOf.get(list) ?? list
    let counts = this.#counts.get(key)
    if (!counts) {
      counts = []
      this.#counts.set(key, counts)
    }
    return counts
  }
}
