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
  await page.waitForSelector('.state-dots', { state: 'detached' })
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

const saved = (page: Page) =>
  expect.poll(() => page.textContent('.save-state'), { timeout: 8000 }).toMatch(/^已保存/)

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
  await saved(page)
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

it('takes a file over after a look at what was read', async () => {
  const page = await openReport('clerk')
  await page.getByRole('button', { name: '导入文件' }).click()
  await page.setInputFiles('.file-drop input', 'samples/education-2025.txt')
  await page.waitForSelector('.ant-modal .ant-table-row')
  await page.waitForTimeout(300)
  await shoot(page, 'import-1440')
  await page.getByRole('button', { name: /^写入选中的/ }).click()
  await saved(page)
  await page.waitForTimeout(800)
  await shoot(page, 'imported-1440')
  expect(await figure(page, 't3.new.total')).not.toBe('')
  await page.locator('.side-tabs button').first().click()
  await page.getByRole('button', { name: '更多' }).click()
  await page.getByText('修改记录').click()
  await page.waitForSelector('.save-list')
  await page.waitForTimeout(300)
  await shoot(page, 'history-1440')
  expect(complaints).toEqual([])
  await page.context().close()
})

it('goes from the clerk to the office and back with a comment on a cell', async () => {
  const clerk = await openReport('clerk')
  await clerk.getByRole('button', { name: '提交' }).click()
  await clerk.waitForTimeout(300)
  await shoot(clerk, 'submit-1440')
  expect(await axeFindings(clerk)).toEqual([])
  await clerk.locator('.ant-modal').getByRole('button', { name: '提交' }).click()
  await clerk.getByText('已提交', { exact: true }).first().waitFor()
  const office = await openReport('disclosure-office')
  await office.focus('#at-cell-t3-new-natural')
  await office.getByRole('button', { name: '写意见' }).first().click()
  await office.getByLabel('意见', { exact: true }).fill('请核对本年新收。')
  await office.getByRole('button', { name: '提出意见' }).click()
  await office.locator('.comment-text', { hasText: '请核对' }).waitFor()
  await office.getByRole('button', { name: '退回' }).click()
  await office.locator('.ant-modal textarea').fill('一处数字请核对。')
  await office.locator('.ant-modal').getByRole('button', { name: '退回' }).click()
  await office.getByText('已退回', { exact: true }).first().waitFor()
  await clerk.locator('.returned-note').waitFor()
  await clerk.getByRole('tab', { name: /意见/ }).click()
  await clerk.waitForTimeout(300)
  await shoot(clerk, 'returned-1440')
  await clerk.locator('.comment-place button').first().click()
  await clerk.keyboard.type('13')
  await clerk.keyboard.press('Enter')
  await saved(clerk)
  expect(await figure(clerk, 't3.new.natural')).toBe('13')
  expect(complaints).toEqual([])
  await clerk.context().close()
  await office.context().close()
})

it('asks which of two figures stays when two people typed at once', async () => {
  const one = await openReport('clerk')
  const other = await openReport('clerk')
  await one.context().setOffline(true)
  await one.focus('#at-cell-t3-new-business')
  await one.keyboard.type('41')
  await one.keyboard.press('Enter')
  await other.focus('#at-cell-t3-new-business')
  await other.keyboard.type('42')
  await other.keyboard.press('Enter')
  await saved(other)
  await one.context().setOffline(false)
  await one.getByRole('tab', { name: /冲突/ }).waitFor({ timeout: 20_000 })
  await one.getByRole('tab', { name: /冲突/ }).click()
  await shoot(one, 'conflict-1440')
  expect(await figure(one, 't3.new.business')).toBe('42')
  await one.getByRole('button', { name: '用我的' }).click()
  await expect.poll(() => figure(other, 't3.new.business'), { timeout: 8000 }).toBe('41')
  await one.context().close()
  await other.context().close()
})
