/**
 * Stands in for the module by which Ant Design puts styles into the page (see vite.config.ts). It
 * keeps them as constructed style sheets: the content policy `style-src 'self'` forbids `<style>`
 * elements, not the CSSOM. What comes first in the original order comes first here.
 */

type Options = {
  readonly mark?: string
  readonly prepend?: boolean | 'queue'
  readonly priority?: number
}

type Sheet = {
  readonly name: string
  readonly order: number
  readonly css: string
  readonly sheet: CSSStyleSheet
}

/** What the callers look at in the element they expect. */
type StyleLike = {
  setAttribute(name: string, value: string): void
  textContent: string
  innerHTML: string
}

let sheets: readonly Sheet[] = []

/** Queued sheets first, by priority; the rest in the order they came. */
function orderOf({ prepend, priority = 0 }: Options): number {
  return prepend ? priority - 100_000 : 0
}

function show(next: readonly Sheet[]): void {
  sheets = next
  document.adoptedStyleSheets = sheets.map(({ sheet }) => sheet)
}

function nameOf(key: string, { mark = 'rc-util-key' }: Options): string {
  return `${mark}:${key}`
}

/** Puts a style in for the first time, or changes what stands under its key. */
export function updateCSS(css: string, key: string, options: Options = {}): StyleLike {
  const name = nameOf(key, options)
  const known = sheets.find((each) => each.name === name)
  if (known?.css === css) return likeElement(css)
  const sheet = known?.sheet ?? new CSSStyleSheet()
  sheet.replaceSync(css)
  const entry = { name, css, sheet, order: orderOf(options) }
  if (known) sheets = sheets.map((each) => (each === known ? entry : each))
  else show(inserted(entry))
  return likeElement(css)
}

/** Before the first that comes later. */
function inserted(entry: Sheet): Sheet[] {
  const at = sheets.findIndex(({ order }) => order > entry.order)
  return at < 0 ? [...sheets, entry] : [...sheets.slice(0, at), entry, ...sheets.slice(at)]
}

let injected = 0

/** Puts in a style that nobody will change. */
export function injectCSS(css: string, options: Options = {}): StyleLike {
  injected += 1
  return updateCSS(css, `injected-${injected}`, options)
}

export function removeCSS(key: string, options: Options = {}): void {
  const name = nameOf(key, options)
  if (sheets.some((each) => each.name === name)) show(sheets.filter((each) => each.name !== name))
}

/** There is no container to remember. */
export function clearContainerCache(): void {}

function likeElement(css: string): StyleLike {
  return { setAttribute: () => {}, textContent: css, innerHTML: css }
}

/** The icons' copy has these besides: nothing of ours stands in a shadow tree. */
export function getShadowRoot(): null {
  return null
}

export function warningOnce(isFine: boolean, message: string): void {
  if (!isFine) console.error(message)
}
