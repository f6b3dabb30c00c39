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
  ['requests-figures', '/requests/statistics?year=2025'],
  ['search', '/search?q=教育局'],
  ['search-none', '/search?q=zzzz'],
  ['accessibility', '/about/accessibility'],
  ['sitemap', '/sitemap'],
  ['not-found', '/no/such/page'],
]

it.each(PORTAL)('the portal page %s', async (name, path) => {
  await sound(`portal-${name}`, await open(path))
})

it('the portal page of a report, and two reports side by side', async () => {
  const page = await newPage()
  await page.goto(`${county.url}/reports?year=2024`)
  const hrefs = await hrefsOf(page, 'main a[href^="/reports/2024/"]')
  const [first = '', second = ''] = hrefs
  const [a, b] = [first, second].map((href) => href.split('/').slice(2, 4).join('/'))
  await sound('portal-report', await open(first))
  await sound('portal-compare-two', await open(`/reports/compare?a=${a}&b=${b}`))
})

it('the portal in large type', async () => {
  await sound('portal-large', await open('/look?to=large&back=%2Freports'))
})

async function open(path: string): Promise<Page> {
  const page = await newPage()
  await page.goto(county.url + path)
  return page
}

const LOGINS = [
  ...['clerk', 'reviewer', 'leader', 'county', 'mayor', 'office', 'hotline', 'window'],
  ...['system', 'security', 'auditor'],
]

it('the page to sign in', async () => sound('desk-sign-in', await open('/desk')))

it.each(LOGINS)('every screen in the menu of %s', async (login) => {
  const page = await as(login)
  const paths = await hrefsOf(page, '.frame-menu li a')
  expect(paths).toContain('/desk/account')
  for (const path of paths) {
    const name = path.split('/').at(-1) || 'today'
    await page.goto(county.url + path)
    await sound(`desk-${login}-${name}`, page)
  }
})

it.each(['clerk', 'leader', 'county', 'office'])('a report as %s sees it', async (login) => {
  const list = await as(login, '/desk/reports')
  const href = await list.locator('main table a').first().getAttribute('href')
  const page = await as(login, href ?? '')
  await page.waitForSelector('[role=grid]')
  await sound(`desk-${login}-editor`, page)
})

it('statistics of requests, and a figure of them', async () => {
  const path = '/desk/requests/statistics?from=2025-01-01&to=2025-12-31'
  const page = await as('office', path)
  await page.waitForSelector('.statistics-table')
  await sound('desk-office-statistics', page)
  await page.locator('.statistics-table td a').first().click()
  await page.getByText('只列出这个统计数字包含的申请').waitFor()
  await sound('desk-office-figure', page)
  await page.goBack()
  await page.waitForSelector('.statistics-table')
})

it('an agency with its people', async () => {
  const page = await as('system', '/desk/agencies')
  await page.getByText('安澜县教育局', { exact: true }).click()
  await page.locator('main table').first().waitFor()
  await sound('desk-system-agency', page)
})

it('the board of a round, and the sums of the county', async () => {
  const rounds = await as('office', '/desk/rounds')
  const href = await rounds.locator('main table a').first().getAttribute('href')
  await sound('desk-office-board', await as('office', href ?? ''))
  const reports = await as('county', '/desk/reports')
  const own = await reports.locator('main table a').first().getAttribute('href')
  await sound('desk-county-members', await as('county', `${own}/members`))
})

/** Looks at a page that was opened wide, and again when its window is narrow. */
async function sound(name: string, page: Page): Promise<void> {
  for (const width of [WIDE, PHONE]) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    await shoot(page, name, { full: true })
    const seen = { at: `${name} ${width}`, axe: await axeFindings(page) }
    expect({ ...seen, isTooWide: await isTooWide(page) }).toEqual({
      ...{ at: `${name} ${width}`, axe: [], isTooWide: false },
    })
  }
}
