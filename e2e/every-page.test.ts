import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  as,
  axeFindings,
  county,
  hrefsOf,
  isTooWide,
  newPage,
  PHONE,
  settled,
  shoot,
  WIDE,
  withBrowser,
} from './browser.ts'

/** Every page and screen, in every look and as every role that sees it: nothing serious for axe-core. */

withBrowser()

const PORTAL: readonly (readonly [name: string, path: string])[] = [
  ['home', '/'],
  ['reports', '/reports'],
  ['reports-year', '/reports?year=2023'],
  ['reports-none', '/reports?q=没有这样的单位'],
  ['compare', '/reports/compare'],
  ['data', '/data'],
  ['search', '/search?q=教育局'],
  ['search-none', '/search?q=zzzz'],
  ['accessibility', '/about/accessibility'],
  ['sitemap', '/sitemap'],
  ['not-found', '/no/such/page'],
]

it.each(PORTAL)('the portal page %s', async (name, path) => {
  await sound(`portal-${name}`, async (width) => {
    const page = await newPage({ width })
    await page.goto(county.url + path)
    return page
  })
})

it('the portal page of a report, and two reports side by side', async () => {
  const page = await newPage()
  await page.goto(`${county.url}/reports?year=2024`)
  const hrefs = await hrefsOf(page, 'main a[href^="/reports/2024/"]')
  const [first = '', second = ''] = hrefs
  const [a, b] = [first, second].map((href) => href.split('/').slice(2, 4).join('/'))
  await sound('portal-report', (width) => open(first, width))
  await sound('portal-compare-two', (width) => open(`/reports/compare?a=${a}&b=${b}`, width))
})

it('the portal in large type', async () => {
  await sound('portal-large', async (width) => {
    const page = await newPage({ width })
    await page.goto(`${county.url}/look?to=large&back=%2Freports`)
    return page
  })
})

async function open(path: string, width: number): Promise<Page> {
  const page = await newPage({ width })
  await page.goto(county.url + path)
  return page
}

const LOGINS = [
  ...['clerk', 'reviewer', 'leader', 'county', 'mayor', 'office', 'hotline', 'window'],
  ...['system', 'security', 'auditor'],
]

it('the page to sign in', () => sound('desk-sign-in', (width) => open('/desk', width)))

it.each(LOGINS)('every screen in the menu of %s', async (login) => {
  const menu = await as(login)
  const paths = await hrefsOf(menu, '.frame-menu li a')
  expect(paths).toContain('/desk/account')
  for (const path of paths) {
    const name = path.split('/').at(-1) || 'today'
    await sound(`desk-${login}-${name}`, (width) => as(login, path, { width }))
  }
})

it.each(['clerk', 'leader', 'county', 'office'])('a report as %s sees it', async (login) => {
  const list = await as(login, '/desk/reports')
  const href = await list.locator('main table a').first().getAttribute('href')
  await sound(`desk-${login}-editor`, async (width) => {
    const page = await as(login, href ?? '', { width })
    await page.waitForSelector('[role=grid]')
    return page
  })
})

it('the board of a round, and the sums of the county', async () => {
  const rounds = await as('office', '/desk/rounds')
  const href = await rounds.locator('main table a').first().getAttribute('href')
  await sound('desk-office-board', (width) => as('office', href ?? '', { width }))
  const reports = await as('county', '/desk/reports')
  const own = await reports.locator('main table a').first().getAttribute('href')
  await sound('desk-county-members', (width) => as('county', `${own}/members`, { width }))
})

/** Opens a page wide and narrow and looks at both. */
async function sound(name: string, opened: (width: number) => Promise<Page>): Promise<void> {
  for (const width of [WIDE, PHONE]) {
    const page = await opened(width)
    await settled(page)
    await shoot(page, name, { full: true })
    expect({ at: `${name} ${width}`, axe: await axeFindings(page) }).toEqual({
      ...{ at: `${name} ${width}`, axe: [] },
    })
    expect({ at: `${name} ${width}`, isTooWide: await isTooWide(page) }).toEqual({
      ...{ at: `${name} ${width}`, isTooWide: false },
    })
    await page.context().close()
  }
}
