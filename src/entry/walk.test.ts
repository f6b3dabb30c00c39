import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { ROLE_NAMES, type Role } from '#modules/identity/index.ts'
import { type KnownRoute, routesOf } from '#platform/http/route-guard.ts'
import { AUDIENCES, OWN_AFFAIRS, type Who } from './testing/audiences.ts'
import type { Browser } from './testing/browser.ts'
import { type Ids, idsOf, UNKNOWN } from './testing/ids.ts'
import { type TestPlatform, testPlatform } from './testing/platform.ts'

// Every route of the server as it is built, asked as every role and as nobody, with ids of one's
// own agency, of another, of another region, and with ids nobody has.

/** The demonstration's account of each role; those of an agency are at 教育局. */
const LOGINS: Readonly<Record<Role, string>> = {
  ...{ clerk: 'clerk', reviewer: 'reviewer', leader: 'leader', 'disclosure-office': 'office' },
  ...{ 'hotline-operator': 'hotline', 'window-staff': 'window', auditor: 'auditor' },
  ...{ 'system-administrator': 'system', 'security-administrator': 'security' },
}
const WRITERS: readonly Role[] = ['clerk', 'reviewer', 'leader']

/** Enough of everything that no action refuses it for its shape; of a version that never was. */
const BODY = {
  ...{
    changes: [],
    place: 'report',
    text: '意见',
    title: '附件',
    version: 999_999,
    current: 999_999,
  },
  ...{ year: 2025, fileId: UNKNOWN, agencyIds: [UNKNOWN], personId: UNKNOWN, agencyId: UNKNOWN },
  ...{ name: '某某', login: 'somebody', role: 'clerk', kind: 'department', from: '2030-01-01' },
  ...{
    on: '2030-01-01',
    password: 'wrong',
    next: 'wrong',
    code: '000000',
    subject: 'x',
    note: 'x',
  },
  ...{
    fileName: 'x.csv',
    content: 'eA==',
    to: 999_999,
    parentId: UNKNOWN,
    validFrom: '2030-01-01',
  },
}

/** Ids of nothing at all: what is asked is let through, and then finds nothing to do it to. */
const NOBODYS: Ids = {
  ...{ year: '2025', version: '1', cell: 't3.new.natural', template: 'foi-annual-2021' },
  file: 'site.css',
}

let here: TestPlatform
let routes: readonly KnownRoute[] = []
let nobody: Browser
const people = new Map<Role, Browser>()
let own: Ids
let sister: Ids
let foreign: Ids

beforeAll(async () => {
  here = await testPlatform()
  routes = routesOf(here.web.app)
  nobody = await here.browser()
  for (const role of ROLE_NAMES) people.set(role, await here.browser(LOGINS[role]))
  const { county, other } = here
  const agency = (name: string) => county.agencies.find(({ shortName }) => shortName === name)?.id
  own = await idsOf(here.query, county.regionId, agency('教育局'))
  sister = await idsOf(here.query, county.regionId, agency('财政局'))
  foreign = await idsOf(here.query, other.regionId, other.agencies[0]?.id)
}, 60_000)
afterAll(() => here?.close())

const keyOf = ({ method, url }: KnownRoute) => `${method} ${url}`
const whoOf = (route: KnownRoute): Who => AUDIENCES.get(keyOf(route)) ?? []
const mayTry = (who: Who, role: Role | null) =>
  who === 'anyone' ||
  (role !== null && (who === 'restricted' || who === 'signed-in' || who.includes(role)))

function addressOf({ url }: KnownRoute, ids: Ids): string {
  const path = url.replace(/:(\w+)/g, (_, name: string) => ids[name] ?? UNKNOWN)
  return `${path.replace('*', '')}?format=json&year=2025&version=1&from=1&to=1&live=0`
}

/** A line that is let through goes on and on: after this it counts as let through. */
const LIVE_MS = 1000

async function ask(
  route: KnownRoute,
  role: Role | null,
  ids: Ids,
): Promise<{ readonly statusCode: number }> {
  const browser = (role && people.get(role)) ?? nobody
  const address = addressOf(route, ids)
  if (route.method === 'POST') return browser.post(address, BODY)
  const answer = browser.get(address)
  if (keyOf(route) !== LIVE) return answer
  return Promise.race([answer, sleep(LIVE_MS, { statusCode: 200 })])
}

/** What leaves something behind, on the way from `before`. */
async function traces(): Promise<number> {
  const [row] = await here.query<{ n: string }>(
    `select (select count(*) from audit_entry where action not like 'identity.sign-%')
       + (select sum(version) from annual_report) + (select count(*) from account)
       + (select sum(version) from agency) + (select sum(version) from disclosure_request)
       + (select count(*) from request_letter)
       + (select coalesce(sum(version), 0) from request_correction) as n`,
  )
  return Number(row?.n)
}

type Strange = { readonly asked: string; readonly role: string; readonly status: number }

/** Asks every chosen route as every chosen role; the answers that ought not to be. */
async function walk(
  ids: Ids,
  isAsked: (route: KnownRoute, role: Role | null) => boolean,
  isRight: (status: number, role: Role | null) => boolean,
): Promise<Strange[]> {
  const strange: Strange[] = []
  for (const route of routes) {
    for (const role of [null, ...ROLE_NAMES]) {
      if (!isAsked(route, role)) continue
      const { statusCode: status } = await ask(route, role, ids)
      if (!isRight(status, role))
        strange.push({ asked: keyOf(route), role: role ?? 'nobody', status })
    }
  }
  return strange
}

const LIVE = 'GET /api/annual-reports/:reportId/live'
const isOpen = (route: KnownRoute) => whoOf(route) === 'anyone'
const ofAgency = (role: Role | null) => role !== null && WRITERS.includes(role)

describe('every route', () => {
  it('is in the table of audiences, as it says itself', () => {
    const said = routes.map((route) => [keyOf(route), route.audience] as const)
    expect(new Map([...said].sort())).toEqual(new Map([...AUDIENCES].sort()))
  })

  it('refuses nobody and every role it is not for, and does nothing', async () => {
    const before = await traces()
    const strange = await walk(
      own,
      (route, role) => !mayTry(whoOf(route), role),
      (status, role) => status === (role === null ? 401 : 403),
    )
    expect(strange).toEqual([])
    expect(await traces()).toBe(before)
  })

  it('hears every role it is for', async () => {
    const strange = await walk(
      NOBODYS,
      (route, role) => !isOpen(route) && mayTry(whoOf(route), role) && role !== null,
      (status) => ![401, 403, 500, 503].includes(status),
    )
    expect(strange).toEqual([])
  })

  it('shows the agency of a writer its own report', async () => {
    const strange = await walk(
      { ...own, commentId: UNKNOWN, fileId: UNKNOWN },
      (route, role) =>
        /^GET \/api\/annual-reports\/:reportId(?!.*(?:attachments|members|live))/.test(
          keyOf(route),
        ) && ofAgency(role),
      (status) => status === 200,
    )
    expect(strange).toEqual([])
  })

  it('shows the agency of a writer its own request, letters and archive', async () => {
    const isAsked = (route: KnownRoute, role: Role | null) =>
      /^GET \/api\/requests\/:requestId(?!.*\/file(?:$|s\/))/.test(keyOf(route)) &&
      ofAgency(role) &&
      mayTry(whoOf(route), role)
    expect(routes.filter((route) => isAsked(route, 'clerk')).length).toBeGreaterThan(5)
    expect(await walk(own, isAsked, (status) => status === 200)).toEqual([])
  })

  it.each(['clerk', 'reviewer', 'leader'] as const)(
    'keeps the draft of another agency from a %s',
    async (writer) => {
      const before = await traces()
      const strange = await walk(
        sister,
        (route, role) => route.url.includes(':reportId') && role === writer,
        (status) => status === 404,
      )
      expect(strange).toEqual([])
      expect(await traces()).toBe(before)
    },
  )

  it.each(['clerk', 'reviewer', 'leader'] as const)(
    'keeps the request of another agency and all that belongs to it from a %s',
    async (writer) => {
      const before = await traces()
      const strange = await walk(
        sister,
        (route, role) =>
          /^\/api\/.*:(?:request|task)Id/.test(route.url) &&
          role === writer &&
          mayTry(whoOf(route), role),
        // 400: what was sent lacks a field, and nothing was looked at.
        (status) => status === 404 || status === 400,
      )
      expect(strange).toEqual([])
      expect(await traces()).toBe(before)
    },
  )

  it('keeps everything of another region from everybody', async () => {
    const before = await traces()
    const strange = await walk(
      foreign,
      (route, role) =>
        /:(?:report|request|correction|promotion|letter|task|dispute|round|agency|person|account|grant|comment|file)Id/.test(
          route.url,
        ) && mayTry(whoOf(route), role),
      (status) => [400, 403, 404, 409].includes(status),
    )
    expect(strange).toEqual([])
    expect(await traces()).toBe(before)
  })

  it('changes nothing for an auditor but what is the auditor’s own', async () => {
    const strange = await walk(
      own,
      (route, role) =>
        role === 'auditor' &&
        route.method === 'POST' &&
        !isOpen(route) &&
        !OWN_AFFAIRS.test(keyOf(route)),
      (status) => status === 403,
    )
    expect(strange).toEqual([])
  })
})

describe('a citizen', () => {
  it('gets a published report and no other, in any form', async () => {
    const published = here.county.agencies[0]?.id ?? ''
    for (const [agencyId, expected] of [
      [published, 200],
      [own.agencyId, 404],
      [sister.agencyId, 404],
      [foreign.agencyId, 404],
    ] as const) {
      for (const end of ['', '/report.docx', '/report.json', '/report.csv']) {
        const { statusCode } = await nobody.get(`/reports/2025/${agencyId}${end}`)
        expect([end, agencyId, statusCode]).toEqual([end, agencyId, expected])
      }
      expect((await nobody.get(`/api/open/reports/2025/${agencyId}`)).statusCode).toBe(expected)
    }
  })

  it('finds no draft in lists, feeds, data and search', async () => {
    const places = ['/reports', '/data/reports.json', '/data/cells-2025.json', '/sitemap.xml']
    const feeds = ['/feeds/reports.atom', '/api/open/reports', '/search?q=财政局']
    for (const url of [...places, ...feeds]) {
      const { statusCode, payload } = await nobody.get(url)
      expect([url, statusCode]).toEqual([url, 200])
      expect(payload).not.toContain(`/reports/2025/${sister.agencyId}`)
      expect(payload).not.toContain(sister.reportId)
    }
  })

  it('does not hear what a route of the live line would say', async () => {
    const route = routes.find((each) => keyOf(each) === LIVE)
    expect(route && (await ask(route, null, own)).statusCode).toBe(401)
  })
})
