/** What is wrong with a page of markup, whoever wrote it. For tests. */

type Tag = { readonly name: string; readonly attributes: Readonly<Record<string, string>> }

const TAG = /<([a-zA-Z][\w-]*)((?:[^>"']|"[^"]*"|'[^']*')*)>/g
const ATTRIBUTE = /([^\s="'/]+)(?:="([^"]*)")?/g

/** The elements of a page in order, with their attributes as they are written. */
export function tagsOf(markup: string): Tag[] {
  return [...markup.matchAll(TAG)].map(([, name = '', rest = '']) => ({
    name: name.toLowerCase(),
    attributes: Object.fromEntries(
      [...rest.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value]),
    ),
  }))
}

/**
 * Sentences on what a strict content policy would refuse (inline script or style, foreign scripts),
 * on addresses that run code, and on what a screen reader would stumble over. Empty when sound.
 */
export function markupFaults(markup: string): string[] {
  const tags = tagsOf(markup)
  const ids = tags.flatMap(({ attributes }) => (attributes.id ? [attributes.id] : []))
  return [
    ...tags.flatMap(policyFaults),
    ...ids.filter((id, index) => ids.indexOf(id) !== index).map((id) => `id ${id} stands twice`),
    ...tags.flatMap((tag) => referenceFaults(tag, new Set(ids))),
    ...headingFaults(tags),
  ]
}

function policyFaults({ name, attributes }: Tag): string[] {
  const faults = Object.keys(attributes)
    .filter((key) => key === 'style' || key.startsWith('on'))
    .map((key) => `${name} has ${key}`)
  if (name === 'style') faults.push('inline style element')
  if (name === 'script' && attributes.type !== 'application/ld+json') {
    if (!attributes.src?.startsWith('/assets/')) faults.push('script that is not an asset')
  }
  const address = attributes.href ?? attributes.src ?? attributes.action ?? ''
  if (/^\s*(javascript|data|vbscript):/i.test(address)) faults.push(`${name} leads to ${address}`)
  if (name === 'th' && !attributes.scope) faults.push('th without scope')
  if (name === 'img' && attributes.alt === undefined) faults.push('img without alt')
  return faults
}

const REFERENCES = ['for', 'headers', 'aria-labelledby', 'aria-describedby'] as const

function referenceFaults({ name, attributes }: Tag, ids: ReadonlySet<string>): string[] {
  return REFERENCES.flatMap((key) =>
    (attributes[key] ?? '')
      .split(' ')
      .filter((id) => id !== '' && !ids.has(id))
      .map((id) => `${name} ${key} names ${id}, which is not there`),
  )
}

/** One heading of the first level; no level left out on the way down. */
function headingFaults(tags: readonly Tag[]): string[] {
  const levels = tags.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name.slice(1))] : []))
  const leaps = levels.filter((level, index) => index > 0 && level > (levels[index - 1] ?? 0) + 1)
  const firsts = levels.filter((level) => level === 1).length
  return [
    ...(firsts === 1 ? [] : [`${firsts} headings of level 1`]),
    ...leaps.map((level) => `a heading of level ${level} skips a level`),
  ]
}
