import { timeInChina } from '#core/kit/day.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { Site } from '../portal.ports.ts'

/** The column a page belongs to. */
export type Column = {
  readonly name: string
  readonly about: string
  readonly keywords: readonly string[]
  readonly type: string
}

/** What is published on a page. */
export type Article = {
  readonly title: string
  /** ISO. */
  readonly publishedAt: string
  /** The agency it comes from. */
  readonly source: string
}

type Described = {
  readonly description: string
  readonly keywords?: readonly string[]
  readonly path: string
  readonly column?: Column
  readonly article?: Article
}

/** Page tags of the 政府网站发展指引 (国办发〔2017〕47号): of the site, the column and the article. */
export function metaTags(site: Site, content: Described): Html {
  const tags = [
    ...siteTags(site),
    ...(content.column ? columnTags(content.column) : []),
    ...(content.article ? articleTags(content.article, site, content.path) : []),
    ['Description', content.description],
    ...(content.keywords ? [['Keywords', content.keywords.join('；')]] : []),
  ]
  return html`${tags.map(([name, value]) => html`<meta name="${name}" content="${value}">\n`)}`
}

function siteTags({ name, origin, idCode }: Site): string[][] {
  const domain = URL.canParse(origin) ? new URL(origin).host : ''
  return [['SiteName', name], ['SiteDomain', domain], ...(idCode ? [['SiteIDCode', idCode]] : [])]
}

function columnTags({ name, about, keywords, type }: Column): string[][] {
  return [
    ['ColumnName', name],
    ['ColumnDescription', about],
    ['ColumnKeywords', keywords.join('；')],
    ['ColumnType', type],
  ]
}

function articleTags(
  { title, publishedAt, source }: Article,
  site: Site,
  path: string,
): string[][] {
  return [
    ['ArticleTitle', title],
    ['PubDate', timeInChina(publishedAt)],
    ['ContentSource', source],
    ['Author', source],
    ['Url', `${site.origin}${path}`],
  ]
}
