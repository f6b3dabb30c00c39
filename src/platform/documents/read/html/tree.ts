import { Parser } from 'htmlparser2'
import { type Allowance, LimitExceeded } from '../limits.ts'
import { offLine } from '../raised.ts'

/**
 * A page as a light tree: what is never shown (scripts, styles, hidden elements, form controls) is
 * dropped while parsing, and every element knows how much prose and how much link text it holds.
 */
export type Element = {
  readonly tag: string
  readonly attributes: Readonly<Record<string, string>>
  readonly parent: Element | undefined
  readonly children: (Element | string)[]
  /** Characters of text outside links, here and below. */
  prose: number
  /** Characters of text inside links, here and below. */
  links: number
  /** Tables here and below. */
  tables: number
  /** Of these, tables with figures to read: many of their cells hold a number or nothing. */
  figureTables: number
  /** Cells of the table being counted, and how many of them hold a number or nothing. */
  cells: number
  figures: number
}

export type Page = {
  readonly root: Element
  readonly title: string | undefined
  /** Scripts were seen: a page without text is then a shell, not an empty page. */
  readonly scripted: boolean
}

const DROPPED = new Set(
  (
    'script style noscript template iframe object embed svg canvas audio video map select option ' +
    'textarea button input head datalist dialog del s strike'
  ).split(' '),
)
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
/** Struck-out text is no longer text either. */
const HIDDEN_STYLE =
  /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|text-decoration[\w\s:-]*\bline-through/i
const OFF_LINE_STYLE = /vertical-align\s*:\s*(super|sub|text-top)\b/i
const CELLS = new Set(['td', 'th', 'tr', 'tbody', 'thead', 'tfoot'])
/** Elements deeper than this are taken into the one they stand in (tags nobody closed). */
const MOST_DEPTH = 400
const MOST_OPEN = 4_000

export function parsePage(html: string, elements: Allowance): Page {
  const builder = new TreeBuilder(elements)
  const parser = new Parser(
    {
      onopentag: (name, attributes) => builder.open(name, attributes),
      onclosetag: (name) => builder.close(name),
      ontext: (text) => builder.text(text),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  )
  parser.end(html)
  return { root: builder.root, title: builder.declaredTitle(), scripted: builder.scripted }
}

class TreeBuilder {
  readonly root: Element = element('body', {}, undefined)
  scripted = false
  #current = this.root
  #dropping = 0
  #inLink = 0
  readonly #offLine: ('raised' | 'lowered')[] = []
  #inTitle = false
  #title = ''
  #metaTitle = ''
  #depth = 0
  #open = 0
  readonly #elements: Allowance

  constructor(elements: Allowance) {
    this.#elements = elements
  }

  open(tag: string, attributes: Record<string, string>): void {
    this.#elements.spend(1)
    this.#open += 1
    if (this.#open > MOST_OPEN) throw new LimitExceeded()
    if (tag === 'meta') this.#meta(attributes)
    if (tag === 'title') this.#inTitle = this.#title === ''
    if (tag === 'script') this.scripted = true
    if (VOID.has(tag) && tag !== 'br' && tag !== 'hr') return
    if (this.#dropping > 0 || isDropped(tag, attributes)) {
      this.#dropping += 1
      return
    }
    if (tag === 'html' || tag === 'body') return
    this.#depth += 1
    if (this.#depth > MOST_DEPTH) return
    if (tag === 'a') this.#inLink += 1
    const child = element(tag, attributes, this.#current)
    const way = wayOffLine(tag, attributes)
    if (way) this.#offLine.push(way)
    this.#current.children.push(child)
    this.#current = child
  }

  close(tag: string): void {
    this.#open -= 1
    if (tag === 'title') this.#inTitle = false
    if (VOID.has(tag) && tag !== 'br' && tag !== 'hr') return
    if (this.#dropping > 0) {
      this.#dropping -= 1
      return
    }
    if (tag === 'html' || tag === 'body') return
    this.#depth -= 1
    if (this.#depth >= MOST_DEPTH) return
    if (tag === 'a') this.#inLink -= 1
    const child = this.#current
    if (!child.parent) return
    if (wayOffLine(tag, child.attributes)) this.#offLine.pop()
    this.#current = child.parent
    addCounts(child.parent, child)
  }

  text(text: string): void {
    if (this.#inTitle) this.#title += text
    if (this.#dropping > 0) return
    const way = this.#offLine.at(-1)
    this.#current.children.push(way ? offLine(text, way) : text)
    const weight = visibleLength(text)
    if (this.#inLink > 0) this.#current.links += weight
    else this.#current.prose += weight
  }

  declaredTitle(): string | undefined {
    const title = (this.#metaTitle || this.#title).replace(/\s+/g, ' ').trim()
    return title === '' ? undefined : title
  }

  #meta(attributes: Record<string, string>): void {
    if (attributes.name?.toLowerCase() === 'articletitle')
      this.#metaTitle = attributes.content ?? ''
  }
}

function element(
  tag: string,
  attributes: Record<string, string>,
  parent: Element | undefined,
): Element {
  return {
    tag,
    attributes,
    parent,
    children: [],
    prose: 0,
    links: 0,
    tables: tag === 'table' ? 1 : 0,
    figureTables: 0,
    cells: 0,
    figures: 0,
  }
}

const LEAST_CELLS = 4
const MOST_FIGURE = 12
const FIGURE = /^[\s\d.,+\-－—/%％]*$/

/** Adds what a finished element holds to its parent; cells are counted for their own table only. */
function addCounts(parent: Element, child: Element): void {
  parent.prose += child.prose
  parent.links += child.links
  parent.tables += child.tables
  parent.figureTables += child.figureTables
  if (child.tag === 'table') {
    const { cells, figures } = child
    if (cells >= LEAST_CELLS && figures * 4 >= cells) parent.figureTables += 1
  } else if (child.tag === 'td' || child.tag === 'th') {
    parent.cells += 1
    if (holdsFigure(child)) parent.figures += 1
  } else {
    parent.cells += child.cells
    parent.figures += child.figures
  }
}

function holdsFigure(cell: Element): boolean {
  return cell.prose <= MOST_FIGURE && cell.tables === 0 && FIGURE.test(textOf(cell))
}

function textOf(element: Element): string {
  let text = ''
  for (const child of element.children) text += typeof child === 'string' ? child : textOf(child)
  return text
}

function isDropped(tag: string, attributes: Record<string, string>): boolean {
  if (DROPPED.has(tag)) return true
  const { style } = attributes
  if (style !== undefined && HIDDEN_STYLE.test(style)) return true
  return attributes.hidden !== undefined || attributes['aria-hidden'] === 'true'
}

/** Whether an element sets its text above or below the line. */
function wayOffLine(
  tag: string,
  { style }: Readonly<Record<string, string>>,
): 'raised' | 'lowered' | undefined {
  if (tag === 'sup') return 'raised'
  if (tag === 'sub') return 'lowered'
  // The style of a cell places all of its content and raises nothing.
  if (style === undefined || CELLS.has(tag)) return undefined
  const match = OFF_LINE_STYLE.exec(style)
  if (!match) return undefined
  return match[1]?.toLowerCase() === 'sub' ? 'lowered' : 'raised'
}

/** Length without white space at the ends: indentation of the source is no text. */
function visibleLength(text: string): number {
  const { length } = text
  return length < 64 ? text.trim().length : length
}
