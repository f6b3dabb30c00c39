/** How pages are shown: `large` is 长辈版, larger type and fewer choices. */
export type Look = 'standard' | 'large'

export const LOOK_COOKIE = 'look'

/** One of the looks, whatever was asked for. */
export function lookOf(text: string | undefined): Look {
  return text === 'large' ? 'large' : 'standard'
}

/** What the page cache tells apart by a `Cookie` header: `''`, or the name of the other look. */
export function lookVariant(cookies: string): string {
  return /(?:^|;\s*)look=large(?:;|$)/.test(cookies) ? 'large' : ''
}

const HERE = 'http://here.invalid'

/**
 * A path of this site to come back to, fit for a header; `/` for anything that could lead elsewhere.
 */
export function localPath(text: string): string {
  if (!text.startsWith('/') || !URL.canParse(text, HERE)) return '/'
  const { origin, pathname, search } = new URL(text, HERE)
  return origin === HERE && !pathname.startsWith('//') ? `${pathname}${search}` : '/'
}
