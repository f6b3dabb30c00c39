import { Parser } from 'htmlparser2'

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
}

export type Page = {
  readonly root: Element
  readonly title: string | undefined
  /** Scripts were seen: a page without text is then a shell, not an empty page. */
  readonly scripted: boolean
}

const DROPPED = new Set(
  'script style noscript template iframe object embed svg canvas audio video map select option textarea button input head datalist dialog'.split(
    ' ',
  ),
)
const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
)
const HIDDEN_STYLE = /display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all/i
const MOST_DEPTH = 400

export function parsePage(html: string): Page {
  const builder = new TreeBuilder()
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
  #inTitle = false
  #title = ''
  #metaTitle = ''
  #depth = 0

  open(tag: string, attributes: Record<string, string>): void {
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
    this.#current.children.push(child)
    this.#current = child
  }

  close(tag: string): void {
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
    const { parent } = this.#current
    if (!parent) return
    parent.prose += this.#current.prose
    parent.links += this.#current.links
    parent.tables += this.#current.tables
    this.#current = parent
  }

  text(text: string): void {
    if (this.#inTitle) this.#title += text
    if (this.#dropping > 0) return
    this.#current.children.push(text)
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
  }
}

function isDropped(tag: string, attributes: Record<string, string>): boolean {
  if (DROPPED.has(tag)) return true
  const { style } = attributes
  if (style !== undefined && HIDDEN_STYLE.test(style)) return true
  return attributes.hidden !== undefined || attributes['aria-hidden'] === 'true'
}

/** Length without white space at the ends: indentation of the source is no text. */
function visibleLength(text: string): number {
  const { length } = text
  return length < 64 ? text.trim().length : length
}
