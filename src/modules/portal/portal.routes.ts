import type { FastifyInstance, FastifyRequest } from 'fastify'
import { sendStatic } from '#platform/http/static-files.ts'
import { assetNamed } from './portal/assets.ts'
import type { Portal } from './portal/frame.ts'
import { LOOK_COOKIE, localPath, lookOf } from './portal/look.ts'
import { searchPageOf } from './portal/search.ts'
import type { Contribution, Publication } from './portal.ports.ts'
import { accessibilityPage } from './views/accessibility.ts'
import { atomFeed, jsonFeed } from './views/feed.ts'
import { homePage } from './views/home.ts'
import { searchPage } from './views/search.ts'
import { robotsText, siteMapPage, siteMapXml } from './views/site-map.ts'

const PUBLIC = { config: { audience: 'anyone', publicPage: true } } as const
const OPEN = { config: { audience: 'anyone' } } as const

export const HTML = 'text/html; charset=utf-8'
const LATEST_AT_HOME = 10
const A_YEAR = 365 * 24 * 3600

type Query = Readonly<Record<string, string | string[] | undefined>>

/**
 * The first value of a name in the query string, without characters that do not show, trimmed and
 * cut; `''` where there is none.
 */
export function queryText(request: FastifyRequest, name: string, most = 100): string {
  const value = (request.query as Query)[name]
  const text = Array.isArray(value) ? (value[0] ?? '') : (value ?? '')
  return text
    .replace(/\p{Cc}/gu, ' ')
    .trim()
    .slice(0, most)
}

/** The pages that belong to no room: home, search, site map, feeds, look, assets. */
export function portalRoutes(app: FastifyInstance, portal: Portal, secure: boolean): void {
  pageRoutes(app, portal)
  mapRoutes(app, portal)
  for (const contribution of portal.contributions) feedRoutes(app, portal, contribution)
  lookRoute(app, secure)
  assetRoute(app)
}

function pageRoutes(app: FastifyInstance, portal: Portal): void {
  const { contributions } = portal
  app.get('/', PUBLIC, async (request, reply) => {
    const frame = await portal.frame(request)
    const { regionId } = request.actor
    const [latest, highlights] = await Promise.all([
      gather(contributions, (each) => each.latest?.(regionId, LATEST_AT_HOME)),
      gather(contributions, async (each) => {
        const highlight = await each.highlight?.(regionId)
        return highlight ? [highlight] : []
      }),
    ])
    const content = {
      offers: contributions.flatMap(({ offers }) => offers ?? []),
      latest: latest.sort(newestFirst).slice(0, LATEST_AT_HOME),
      highlights,
    }
    return reply.type(HTML).send(homePage(frame, content))
  })
  app.get('/search', OPEN, async (request, reply) => {
    const query = queryText(request, 'q')
    const words = query.split(/\s+/).filter((word) => word !== '')
    const page = Number(queryText(request, 'page'))
    const { regionId } = request.actor
    const found = await searchPageOf(contributions, { regionId, words, page })
    return reply.type(HTML).send(searchPage(await portal.frame(request), query, found))
  })
  app.get('/about/accessibility', PUBLIC, async (request, reply) =>
    reply.type(HTML).send(accessibilityPage(await portal.frame(request))),
  )
  app.get('/sitemap', PUBLIC, async (request, reply) =>
    reply.type(HTML).send(siteMapPage(await portal.frame(request))),
  )
}

function mapRoutes(app: FastifyInstance, portal: Portal): void {
  app.get('/sitemap.xml', PUBLIC, async (request, reply) => {
    const { site, navigation } = await portal.frame(request)
    const own = ['/', ...navigation.map(({ href }) => href), '/about/accessibility', '/sitemap']
    const pages = await gather(portal.contributions, (each) => each.pages?.(site.regionId))
    const mapped = [...own.map((href) => ({ href, changedAt: null })), ...pages]
    return reply.type('application/xml; charset=utf-8').send(siteMapXml(site, mapped))
  })
  app.get('/robots.txt', PUBLIC, async (request, reply) =>
    reply.type('text/plain; charset=utf-8').send(robotsText((await portal.frame(request)).site)),
  )
}

function feedRoutes(app: FastifyInstance, portal: Portal, { feeds = [] }: Contribution): void {
  for (const { title, href, entries } of feeds) {
    const content = async (request: FastifyRequest) =>
      ({ title, href, entries: await entries(request.actor.regionId) }) as const
    app.get(`${href}.atom`, PUBLIC, async (request, reply) => {
      const { site } = await portal.frame(request)
      return reply
        .type('application/atom+xml; charset=utf-8')
        .send(atomFeed(site, await content(request)))
    })
    app.get(`${href}.json`, PUBLIC, async (request, reply) => {
      const { site } = await portal.frame(request)
      return reply
        .type('application/feed+json; charset=utf-8')
        .send(jsonFeed(site, await content(request)))
    })
  }
}

/** Sets how pages are shown, and goes back to where the reader came from. */
function lookRoute(app: FastifyInstance, secure: boolean): void {
  app.get('/look', OPEN, async (request, reply) =>
    reply
      .setCookie(LOOK_COOKIE, lookOf(queryText(request, 'to')), {
        ...{ path: '/', maxAge: A_YEAR, httpOnly: true, sameSite: 'lax', secure },
      })
      .redirect(localPath(queryText(request, 'back', 2000)), 303),
  )
}

function assetRoute(app: FastifyInstance): void {
  app.get<{ Params: { file: string } }>('/assets/:file', OPEN, async (request, reply) => {
    const found = assetNamed(request.params.file)
    return found ? sendStatic(request, reply, found) : reply.callNotFound()
  })
}

/** What all rooms answer, in the order of the rooms. */
async function gather<T>(
  contributions: readonly Contribution[],
  ask: (each: Contribution) => Promise<readonly T[]> | undefined,
): Promise<T[]> {
  return (await Promise.all(contributions.map((each) => ask(each) ?? []))).flat()
}

function newestFirst(left: Publication, right: Publication): number {
  return right.publishedAt.localeCompare(left.publishedAt)
}
