import { fileURLToPath } from 'node:url'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  annualReportPages,
  annualReportRoutes,
  fileReader,
  liveHub,
  publishedSource,
  reportsContribution,
} from '#modules/annual-report/index.ts'
import { auditRoutes } from '#modules/audit/index.ts'
import { filesRoutes, openFile, receiveFile } from '#modules/files/index.ts'
import {
  browserOf,
  identifier,
  identityRoutes,
  setUpCode,
  singleSignOn,
  welcomeBrowser,
} from '#modules/identity/index.ts'
import {
  asset,
  createPortal,
  errorPage,
  lookVariant,
  type Portal,
  portalRoutes,
} from '#modules/portal/index.ts'
import {
  type ReceiveFile,
  requestsContribution,
  requestsPages,
  requestsRoutes,
} from '#modules/requests/index.ts'
import { listen } from '#platform/db/announce.ts'
import { sql } from '#platform/db/database.ts'
import { redactor } from '#platform/documents/redact/redactor.ts'
import { describeApi } from '#platform/http/api-docs.ts'
import { csrfGuard } from '#platform/http/forgery.ts'
import { healthRoutes } from '#platform/http/health.ts'
import { createMetrics, type Metrics } from '#platform/http/metrics.ts'
import { createPageCache, type PageCache } from '#platform/http/page-cache.ts'
import { securityHeaders } from '#platform/http/security-headers.ts'
import { buildServer } from '#platform/http/server.ts'
import { clamavScanner } from '#platform/storage/clamav.ts'
import { type Clock, todayOf } from '#platform/time/clock.ts'
import { openBlobs } from './blobs.ts'
import { deskRoutes } from './desk.ts'
import type { House } from './house.ts'
import { openSites, type Sites } from './site.ts'
import { programVersion } from './version.ts'

const TEMPLATES = fileURLToPath(new URL('../core/annual-report/templates/', import.meta.url))

/** The entrance for browsers and programs. */
export type Web = {
  readonly app: FastifyInstance
  readonly pages: PageCache
  /** Asked for by the set-up page while there is no region; else null. */
  readonly setUpCode: string | null
  readonly close: () => Promise<void>
}

/** Builds the server with the routes of every room; it does not listen yet. */
export async function buildWeb(house: House): Promise<Web> {
  const { settings, db, deps, clock } = house
  const publicUrl = settings.PUBLIC_URL ?? `http://${settings.HOST}:${settings.PORT}`
  const secure = publicUrl.startsWith('https://')
  const metrics = createMetrics()
  const pages = pageCache(metrics, secure)
  const csrfKey = house.ring.current.derive('csrf', 32).toString('hex')
  const csrf = csrfGuard(csrfKey, (request) => browserOf(request, secure))
  const sites = openSites(db, publicUrl)
  const portal = reportPortal(house, sites)
  const app = await buildServer({
    ...{ csrf, pages, metrics, secure, bodyLimit: settings.bodyLimit },
    ...{ fileLimit: settings.fileLimit, perMinute: settings.REQUESTS_PER_MINUTE },
    ...{ trustProxy: settings.TRUST_PROXY, logLevel: settings.LOG_LEVEL },
    identify: identifier({ db, deps, clock, secure }),
    errorPage: (request, status, message) => pageOfError(portal, request, status, message),
  })
  await describeApi(app, { version: programVersion(), mark: asset('icon.svg').body })
  healthRoutes(app, {
    isReady: async () => void (await sql`select 1`.execute(db)),
    metrics: settings.METRICS ? metrics : null,
    version: programVersion(),
  })
  const code = await setUpCode(db)
  const sso = signOn(house, publicUrl)
  const entrance = { csrf, secure, publicUrl, singleSignOn: sso, setUpCode: code }
  identityRoutes(app, { ...house, ...entrance })
  const formToken: FormToken = (request, reply) => {
    welcomeBrowser(request, reply, secure)
    return csrf.tokenFor(request)
  }
  const closeRooms = roomRoutes(app, house, portal, { secure, formToken })
  const dayEnds = onNewDay(clock, pages.clear)
  const drawAnew = () => {
    sites.forget()
    pages.clear()
  }
  const news = await listen(house.store.connection, { onNews: drawAnew, onGap: drawAnew })
  return {
    ...{ app, pages, setUpCode: code },
    close: async () => {
      clearInterval(dayEnds)
      await news.stop()
      await closeRooms()
      await app.close()
    },
  }
}

/** Some pages say what is not yet published: true until the day ends. */
function onNewDay(clock: Clock, work: () => void): NodeJS.Timeout {
  let day = todayOf(clock)
  return setInterval(() => {
    if (todayOf(clock) === day) return
    day = todayOf(clock)
    work()
  }, 10_000).unref()
}

/** A page that was kept never reaches the server, so it is counted here. */
function pageCache(metrics: Metrics, secure: boolean): PageCache {
  const hits = { method: 'GET', route: 'kept page', status: 200 }
  return createPageCache({
    headers: securityHeaders(secure),
    variantOf: lookVariant,
    onHit: () => metrics.requests.inc(hits),
  })
}

function reportPortal({ db, deps }: House, sites: Sites): Portal {
  const { templates } = deps.annualReports
  const reports = reportsContribution(publishedSource(db, templates), templates)
  const contributions = [requestsContribution, reports]
  return createPortal({ siteOf: sites.of }, contributions)
}

type FormToken = (request: FastifyRequest, reply: FastifyReply) => string

function roomRoutes(
  app: FastifyInstance,
  house: House,
  portal: Portal,
  { secure, formToken }: { readonly secure: boolean; readonly formToken: FormToken },
) {
  const { db, deps, execute, settings, clock } = house
  const { templates, fonts } = deps.annualReports
  auditRoutes(app, execute)
  const scan = settings.CLAMAV_URL ? clamavScanner(settings.CLAMAV_URL) : null
  const blobs = openBlobs(settings)
  filesRoutes(app, { execute, ports: { blobs, scan } })
  const reader = fileReader([TEMPLATES])
  const live = liveHub(db, { now: () => clock.now().toISOString() })
  const openAttachment = (regionId: string, fileId: string) => openFile(db, blobs, regionId, fileId)
  const covering = redactor()
  const receive: ReceiveFile = (file) => receiveFile({ blobs, scan }, file)
  requestsRoutes(app, {
    ...{ execute, openFile: openAttachment, redactor: covering, fonts: deps.requests.fonts },
    receiveFile: receive,
  })
  annualReportRoutes(app, { execute, templates, fonts, reader, live, openAttachment })
  annualReportPages(app, portal, {
    ...{ source: publishedSource(db, templates), templates, fonts, clock },
    openAttachment,
  })
  const { fonts: letterFonts } = deps.requests
  requestsPages(app, portal, {
    ...{ execute, formToken, openFile: openAttachment, receiveFile: receive },
    fonts: letterFonts,
  })
  portalRoutes(app, portal, secure)
  deskRoutes(app)
  return async () => {
    live.close()
    await Promise.all([reader.close(), covering.close()])
  }
}

function signOn({ settings }: House, publicUrl: string) {
  const { OIDC_ISSUER, OIDC_CLIENT_ID, OIDC_CLIENT_SECRET } = settings
  if (!OIDC_ISSUER || !OIDC_CLIENT_ID) return null
  return singleSignOn({
    ...{ issuer: OIDC_ISSUER, clientId: OIDC_CLIENT_ID, clientSecret: OIDC_CLIENT_SECRET },
    redirectUrl: `${publicUrl}/api/sign-on/callback`,
  })
}

function pageOfError(portal: Portal, request: FastifyRequest, status: number, message: string) {
  return errorPage(portal.knownFrame(request), { status, message, requestId: request.id })
}
