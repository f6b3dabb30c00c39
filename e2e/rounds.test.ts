import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { as, axeFindings, isTooWide, PHONE, settled, shoot, withBrowser } from './browser.ts'

/** The office manages a reporting round, by keyboard: other days, further agencies, the end, the reopening. */

withBrowser()

const WIDTHS = [1280, PHONE]

it('changes a round, with what is wrong beside its field; another person is not overwritten', async () => {
  const mine = await board()
  const theirs = await board()
  await press(mine, '修改任务')
  const days = mine.getByLabel('报送主管部门截止')
  const before = await days.inputValue()
  await days.fill('2026-06-30')
  await mine.keyboard.press('Tab')
  await press(mine, '保存')
  const fault = mine.locator('.line-field', { hasText: '报送主管部门截止' }).locator('.field-error')
  await fault.waitFor()
  expect(await fault.textContent()).toContain('应当不晚于')
  expect(await days.getAttribute('aria-invalid')).toBe('true')
  await look(mine, 'rounds-change')

  await press(theirs, '修改任务')
  await theirs.getByLabel('填报说明').fill('请附上数据台账。')
  await press(theirs, '保存')
  await dialogGone(theirs)

  await days.fill(before)
  await mine.getByLabel('名称', { exact: true }).fill('2025 年度年报（县本级）')
  await press(mine, '保存')
  await mine.getByText('这个任务刚被别人改过').waitFor()
  await expect.poll(() => mine.getByLabel('填报说明').inputValue()).toBe('请附上数据台账。')
  expect(await mine.getByLabel('名称', { exact: true }).inputValue()).toBe(
    '2025 年度年报（县本级）',
  )
  await press(mine, '保存')
  await dialogGone(mine)
  await mine.getByRole('heading', { level: 1, name: '2025 年度年报（县本级）' }).waitFor()
})

it('adds a new agency; until there is one, says where it would come from', async () => {
  const page = await board()
  const reports = () => page.locator('.board-count').first().textContent()
  const before = Number(await reports())
  await press(page, '增加单位')
  await page.getByText('所有单位都已在这个任务里').waitFor()
  await look(page, 'rounds-agencies-none')
  await press(page, '取消')
  await dialogGone(page)
  await newAgency('安澜县数据局')
  await page.reload()
  await press(page, '增加单位')
  const field = page.locator('.ant-modal').getByLabel('单位', { exact: true })
  await field.press('ArrowDown')
  await page.waitForSelector('.ant-select-item-option-active')
  await page.keyboard.press('Enter')
  // Ends the choosing, not the dialog.
  await page.keyboard.press('Escape')
  await look(page, 'rounds-agencies')
  await press(page, '增加 1 个单位')
  await dialogGone(page)
  await expect.poll(async () => Number(await reports())).toBe(before + 1)
})

async function newAgency(name: string): Promise<void> {
  const page = await as('system', '/desk/agencies')
  await press(page, '添加单位')
  await page.getByLabel('单位名称（全称）').fill(name)
  await press(page, '添加')
  await dialogGone(page)
}

it('closes a round after saying what that means, and opens it again', async () => {
  const page = await board()
  await press(page, '结束任务')
  await page.locator('.ant-modal').getByText('没有发布').waitFor()
  await look(page, 'rounds-close')
  await page.keyboard.press('Escape')
  await dialogGone(page)
  expect(await page.evaluate('document.activeElement?.textContent')).toBe('结束任务')
  await press(page, '结束任务')
  await press(page, '结束任务')
  await dialogGone(page)
  await page.getByText('报告不能再填写和提交').waitFor()
  await look(page, 'rounds-closed')
  await press(page, '重新开启')
  await page.getByRole('button', { name: '修改任务' }).waitFor()
  await look(page, 'rounds-board')
})

/** The board of the round that is being worked on. */
async function board(): Promise<Page> {
  const page = await as('office', '/desk/rounds', { width: 1280 })
  await page.locator('main table a').first().press('Enter')
  await page.waitForSelector('.board-summary')
  return page
}

/** A button, in the dialog if there is one, by keyboard. */
async function press(page: Page, name: string): Promise<void> {
  const dialog = page.locator('.ant-modal')
  const within = (await dialog.count()) > 0 ? dialog : page
  await within.getByRole('button', { name, exact: true }).press('Enter')
}

const dialogGone = (page: Page) => page.locator('.ant-modal').waitFor({ state: 'detached' })

/** Wide and narrow, before axe-core. */
async function look(page: Page, name: string): Promise<void> {
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 })
    await settled(page)
    await shoot(page, name)
    expect({ at: name, axe: await axeFindings(page) }).toEqual({ at: name, axe: [] })
    expect({ at: name, isTooWide: await isTooWide(page) }).toEqual({ at: name, isTooWide: false })
  }
  await page.setViewportSize({ width: 1280, height: 900 })
}
