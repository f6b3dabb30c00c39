import type { Element } from './tree.ts'

/**
 * Finds what a page is about. Chrome is known by its elements and by the words of its class names
 * (English and pinyin, as content management systems write them); the content is the deepest
 * container that still holds nearly all prose of the page.
 */

const CHROME_TAGS = new Set(['nav', 'footer', 'aside', 'menu'])
const CHROME_ROLES = new Set(['navigation', 'banner', 'contentinfo', 'search', 'complementary'])
const CHROME_WORDS = new Set(
  (
    'nav navbar navigation menu submenu breadcrumb breadcrumbs crumb crumbs location position mbx dqwz weizhi dingwei ' +
    'share bdshare bdsharebuttonbox jiathis social sns wechat weixin qrcode ewm erweima ' +
    'footer foot bottom copyright beian header topbar toolbar tools sidebar leftside rightside aside ' +
    'related recommend xgxx xglj xgwz hot rank pager pagination pages fenye prev next prevnext ' +
    'comment comments login search searchbox friendlink friendlinks yqlj link banner skip print dayin ' +
    'fontsize zihao guanbi close accessibility wza'
  ).split(' '),
)
/** Chrome never holds more than this share of the page's prose, whatever it is called. */
const CHROME_SHARE = 0.3
/** Characters of link text that make a menu; the links of a report stay below. */
const MENU_LENGTH = 100
/** A container is entered while it holds this share of what its parent holds. */
const CONTENT_SHARE = 0.85
const CONTENT_TAGS = new Set(
  'div section article main form center td tr tbody table span font'.split(' '),
)
const TITLE_WORDS = /(?:^|[^a-z])(?:title|tit|headline|bt|biaoti)(?:$|[^a-z])/i
const TITLE_TAGS = new Set(['h1', 'h2', 'h3'])
const MOST_TITLE = 100

export type Content = {
  readonly element: Element
  /** Headings that stand before the content on the page, outside chrome. */
  readonly headings: readonly Element[]
}

/**
 * The element to read. A page without menus is a bare document: nothing of it is left out but what
 * is called chrome.
 */
export function findContent(root: Element): Content {
  const bare = root.links < MENU_LENGTH
  removeChrome(root, root.prose)
  if (bare) return { element: root, headings: [] }
  let current = root
  const headings: Element[] = []
  for (;;) {
    const next = mainChild(current)
    if (!next) return { element: current, headings }
    for (const child of current.children) {
      if (child === next) break
      if (typeof child !== 'string') collectHeadings(child, headings)
    }
    current = next
  }
}

type Counts = Pick<Element, 'prose' | 'tables' | 'figureTables'>

/** Takes chrome out of the tree and corrects the counts; returns what was taken. */
function removeChrome(element: Element, all: number): Counts {
  const taken = { prose: 0, tables: 0, figureTables: 0 }
  const kept = element.children.filter((child) => {
    if (typeof child === 'string') return true
    const gone = isChrome(child, all) ? child : removeChrome(child, all)
    taken.prose += gone.prose
    taken.tables += gone.tables
    taken.figureTables += gone.figureTables
    return gone !== child
  })
  if (kept.length < element.children.length) {
    element.children.length = 0
    for (const child of kept) element.children.push(child)
  }
  element.prose -= taken.prose
  element.tables -= taken.tables
  element.figureTables -= taken.figureTables
  return taken
}

function isChrome(element: Element, all: number): boolean {
  if (element.prose > all * CHROME_SHARE || element.figureTables > 0) return false
  const { tag, attributes } = element
  if (CHROME_TAGS.has(tag) || CHROME_ROLES.has(attributes.role ?? '')) return true
  if (tag === 'header') return !insideArticle(element)
  if (isLinkList(element)) return true
  if (tag === 'table' || tag === 'tr' || tag === 'td' || tag === 'th') return false
  return hasChromeWord(attributes.class) || hasChromeWord(attributes.id)
}

function insideArticle(element: Element): boolean {
  for (let above = element.parent; above; above = above.parent) {
    if (above.tag === 'article' || above.tag === 'main') return true
  }
  return element.parent?.parent === undefined && element.links === 0
}

/** Lists of links: other news, site maps. A link or two inside prose is no list. */
function isLinkList(element: Element): boolean {
  if (element.tag !== 'ul' && element.tag !== 'div' && element.tag !== 'dl') return false
  return element.links > 40 && element.links > element.prose * 3 && element.figureTables === 0
}

const wordCache = new Map<string, boolean>()

function hasChromeWord(names: string | undefined): boolean {
  if (!names) return false
  let known = wordCache.get(names)
  if (known === undefined) {
    const words = names
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/)
    known = words.some((word) => CHROME_WORDS.has(word))
    if (wordCache.size < 5_000) wordCache.set(names, known)
  }
  return known
}

/** The child that holds nearly all; none when a table with figures would be left out. */
function mainChild(element: Element): Element | undefined {
  if (isDataTable(element)) return undefined
  return element.children.find(
    (child): child is Element =>
      typeof child !== 'string' &&
      CONTENT_TAGS.has(child.tag) &&
      child.prose > 0 &&
      child.prose >= element.prose * CONTENT_SHARE &&
      child.figureTables >= element.figureTables,
  )
}

function isDataTable(element: Element): boolean {
  return element.tag === 'table' && element.tables === 1
}

function collectHeadings(element: Element, found: Element[]): void {
  const named = TITLE_WORDS.test(`${element.attributes.class ?? ''} ${element.attributes.id ?? ''}`)
  if ((TITLE_TAGS.has(element.tag) || named) && element.prose > 0 && element.prose <= MOST_TITLE) {
    found.push(element)
    return
  }
  for (const child of element.children) {
    if (typeof child !== 'string') collectHeadings(child, found)
  }
}
