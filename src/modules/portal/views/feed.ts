import { printable } from '#platform/documents/write/output-document.ts'
import { html } from '#platform/html/html.ts'
import type { Publication, Site } from '../portal.ports.ts'

type FeedContent = {
  readonly title: string
  readonly href: string
  readonly entries: readonly Publication[]
}

/** The list as an Atom feed (RFC 4287). Characters XML forbids are left out. */
export function atomFeed(site: Site, { title, href, entries }: FeedContent): string {
  const updated = lastChange(entries)
  return html`<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh-CN">
<id>${site.origin}${href}</id>
<title>${printable(`${site.name}：${title}`)}</title>
<updated>${updated}</updated>
<link rel="self" type="application/atom+xml" href="${site.origin}${href}.atom"/>
<link rel="alternate" type="text/html" href="${site.origin}/"/>
${entries.map(
  (entry) => html`<entry>
<id>urn:uuid:${entry.id}</id>
<title>${printable(entry.text)}</title>
<link rel="alternate" type="text/html" href="${site.origin}${entry.href}"/>
<published>${entry.publishedAt}</published>
<updated>${entry.updatedAt}</updated>
<author><name>${printable(entry.agencyName)}</name></author>
<category term="${printable(entry.kind)}"/>
<summary>${printable(entry.summary)}</summary>
</entry>
`,
)}</feed>
`.toString()
}

/** The same list as JSON Feed 1.1. */
export function jsonFeed(site: Site, { title, href, entries }: FeedContent): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: `${site.name}：${title}`,
    home_page_url: `${site.origin}/`,
    feed_url: `${site.origin}${href}.json`,
    language: 'zh-CN',
    items: entries.map((entry) => ({
      id: `urn:uuid:${entry.id}`,
      url: `${site.origin}${entry.href}`,
      title: entry.text,
      content_text: entry.summary,
      date_published: entry.publishedAt,
      date_modified: entry.updatedAt,
      authors: [{ name: entry.agencyName }],
      tags: [entry.kind],
    })),
  })
}

/** An empty feed was last changed when time began: the same answer every time it is asked for. */
function lastChange(entries: readonly Publication[]): string {
  const changes = entries.map(({ updatedAt }) => updatedAt).sort()
  return changes.at(-1) ?? '1970-01-01T00:00:00Z'
}
