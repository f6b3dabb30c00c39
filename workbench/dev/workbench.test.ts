import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import type { Role } from '../../src/core/identity/role.ts'
import { openRound } from '../../src/modules/annual-report/actions/rounds/open-round.ts'
import { PASSWORD } from '../../src/testing/world.ts'
import { serveWorkbench } from './serve.ts'

/** A folder for pictures of every screen, where somebody wants to look at them. */
const { SHOTS } = process.env
const [WIDE, PHONE] = [1440, 390]

let served: Awaited<ReturnType<typeof serveWorkbench>>
let browser: Browser
/** What the browser complained of: blocked by the content policy, not found, thrown. */
const complaints: string[] = []
afterEach(() => void complaints.splice(0))

beforeAll(async () => {
  served = await serveWorkbench()
  const { county } = served
  const opened = await county.execute(openRound, county.as('disclosure-office'), { year: 2025 })
  if (!opened.ok) throw new Error(opened.error.message)
  browser = await chromium.launch({
    executablePath: '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run'],
  })
})
afterAll(async () => {
  await browser?.close()
  await served?.close()
})

/** A browser of their own, signed in by the form. */
async function signedIn(role: Role | null, width = WIDE): Promise<Page> {
  const context = await browser.newContext({ viewport: { width, height: 900 }, locale: 'zh-CN' })
  const page = await context.newPage()
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(`${page.url()}: ${message.text()}`)
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack}`))
  await page.goto(`${served.url}/desk`)
  if (role === null) return page
  await page.getByLabel('登录名').fill(role)
  await page.keyboard.press('Tab')
  await page.keyboard.type(PASSWORD)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.frame')
  return page
}

async function settled(page: Page): Promise<void> {
  await page.waitForFunction(() => !document.querySelector('.state-dots'))
}

async function shoot(page: Page, name: string): Promise<void> {
  if (SHOTS) await page.screenshot({ path: `${SHOTS}/${name}.png` })
}

/** Serious findings of axe-core. Run in the page by the debugger, which no policy stops. */
async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 3)
            .map(({ html }) => html.slice(0, 160))
            .join(' | ')}`,
      )
  })
}

const SCREENS: readonly (readonly [role: Role | null, path: string, name: string])[] = [
  [null, '', 'sign-in'],
  ['clerk', '/', 'today'],
  ['clerk', '/reports', 'reports'],
  ['clerk', '/account', 'account'],
  ['disclosure-office', '/', 'today-office'],
  ['disclosure-office', '/rounds', 'rounds'],
  ['auditor', '/audit', 'audit'],
  ['system-administrator', '/agencies', 'agencies'],
  ['system-administrator', '/settings', 'settings'],
]

it.each(SCREENS)('for %s, %s is sound under the content policy', async (role, path, name) => {
  for (const width of [WIDE, PHONE]) {
    const page = await signedIn(role, width)
    if (role) await page.goto(`${served.url}/desk${path}`)
    await settled(page)
    await page.waitForTimeout(300)
    await shoot(page, `${name}-${width}`)
    expect(await axeFindings(page)).toEqual([])
    await page.context().close()
  }
  expect(complaints).toEqual([])
})

async function openReport(role: Role, width = WIDE): Promise<Page> {
  const page = await signedIn(role, width)
  await page.goto(`${served.url}/desk/reports`)
  await page.locator('main a', { hasText: '教育局' }).first().click()
  await page.waitForSelector('[role=grid]')
  return page
}

const figure = (page: Page, cell: string) =>
  page.textContent(`#at-cell-${cell.replaceAll('.', '-')} .figure`)

it('lets a clerk fill the tables by keyboard alone', async () => {
  const page = await openReport('clerk')
  await shoot(page, 'editor-1440')
  expect(await axeFindings(page)).toEqual([])
  await page.focus('#at-cell-t3-new-natural')
  await page.keyboard.type('12')
  await page.keyboard.press('Tab')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  await page.waitForFunction(() =>
    /^已保存/.test(document.querySelector('.save-state')?.textContent ?? ''),
  )
  await page.waitForTimeout(500)
  await shoot(page, 'editor-typed-1440')
  expect(await figure(page, 't3.new.natural')).toBe('12')
  await page.keyboard.press('Control+z')
  expect(await figure(page, 't3.new.business')).toBe('')
  await page.keyboard.press('Control+y')
  expect(await figure(page, 't3.new.business')).toBe('3')
  expect(complaints).toEqual([])
  await page.context().close()
})

it('shows what another person types, and keeps what is typed while the server is away', async () => {
  const one = await openReport('clerk')
  const other = await openReport('clerk', PHONE)
  await shoot(other, 'editor-390')
  await one.focus('#at-cell-t3-carried_in-natural')
  await one.keyboard.type('7')
  await one.keyboard.press('Enter')
  await expect.poll(() => figure(other, 't3.carried_in.natural'), { timeout: 8000 }).toBe('7')
  await one.context().setOffline(true)
  await one.keyboard.type('5')
  await one.keyboard.press('Enter')
  await expect.poll(() => one.textContent('.save-state'), { timeout: 8000 }).toMatch(/^离线/)
  await shoot(one, 'editor-offline-1440')
  await one.context().setOffline(false)
  await expect.poll(() => one.textContent('.save-state'), { timeout: 20_000 }).toMatch(/^已保存/)
  await expect.poll(() => figure(other, 't3.granted.natural'), { timeout: 8000 }).toBe('5')
  await one.context().close()
  await other.context().close()
})

it('shows the office its board and the sum of its agencies', async () => {
  const page = await signedIn('disclosure-office')
  await page.goto(`${served.url}/desk/rounds`)
  await page.locator('main a').first().click()
  await page.waitForSelector('.board-summary')
  await page.waitForTimeout(300)
  await shoot(page, 'board-1440')
  expect(await axeFindings(page)).toEqual([])
  await page.locator('main a', { hasText: '安澜县人民政府' }).first().click()
  await page.waitForSelector('[role=grid]')
  await page.goto(`${page.url()}/members`)
  await page.waitForSelector('.sum-button')
  await shoot(page, 'members-1440')
  await page.locator('.sum-button').first().click()
  await page.waitForSelector('.ant-drawer-body table')
  await page.waitForTimeout(300)
  await shoot(page, 'contributions-1440')
  expect(complaints).toEqual([])
  await page.context().close()
})
