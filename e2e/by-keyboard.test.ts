import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { as, county, newPage, settled, shoot, withBrowser } from './browser.ts'
import { editor, figure, remark, saved, settleRemarks, stateIs, step } from './report.ts'

/** All a clerk does with a report, by keyboard alone; only the office, elsewhere, has a mouse. */

withBrowser()

it('signs in, fills, imports, corrects a sum with a reason, submits, answers a remark', async () => {
  const page = await newPage()
  await page.goto(`${county.url}/desk`)
  await page.waitForSelector('[name=login]')
  await page.keyboard.type('county')
  await page.keyboard.press('Tab')
  await page.keyboard.type(county.password)
  await page.keyboard.press('Enter')
  await page.waitForSelector('.frame')
  await openReport(page)
  await importFile(page)
  await fillTable(page)
  await writeSection(page)
  await overrideSum(page)
  await readFindings(page)
  await submit(page)
  await sentBack(page.url())
  await stateIs(page, '已退回')
  await settleRemark(page)
  await submit(page)
  await withdraw(page)
})

/** The windows of the usual office computers. */
it.each([
  { width: 1366, height: 768 },
  { width: 1366, height: 650 },
  { width: 1280, height: 720 },
  { width: 1440, height: 900 },
])('keeps the cell one types in before the eyes at $width × $height', async (window) => {
  const page = await as('county', '/desk/reports', window)
  await page.locator('main table a', { hasText: '安澜县人民政府' }).first().click()
  await page.waitForSelector('[role=grid]')
  await page.focus('[id^=at-cell-t3]')
  await page.keyboard.press('Control+Home')
  for (const key of KEYS) {
    await page.keyboard.press(key)
    expect(await page.evaluate(HIDDEN), `after ${key}`).toBe('')
  }
  await shoot(page, `keyboard-low-${window.height}`)
  await staysWhereItIs(page)
})

const KEYS = [
  ...Array.from({ length: 8 }, () => 'ArrowDown'),
  ...['Enter', '7', 'Enter', '8', 'Tab', 'Escape', 'Shift+Tab'],
  ...Array.from({ length: 9 }, () => 'ArrowUp'),
  ...['Control+End', 'ArrowUp', 'ArrowLeft', 'Control+Home', 'ArrowDown'],
]

/** What covers the middle of the cell with the focus; nothing when it is in sight. */
const HIDDEN = `(() => {
  const cell = document.activeElement.closest('[role=gridcell]')
  if (!cell) return 'no cell has the focus'
  const { x, y, width, height } = cell.getBoundingClientRect()
  const top = document.elementFromPoint(x + width / 2, y + height / 2)
  return cell.contains(top) ? '' : cell.id + ' at ' + y + ' under ' + (top?.className ?? 'the edge')
})()`

/** Between two cells in sight the page does not move. */
async function staysWhereItIs(page: Page): Promise<void> {
  const height = () => page.evaluate<number>('scrollY')
  await page.evaluate(`document.activeElement.scrollIntoView({ block: 'center' })`)
  const before = await height()
  for (const key of ['ArrowDown', 'ArrowRight', 'ArrowUp', 'ArrowLeft']) {
    await page.keyboard.press(key)
    expect(await height(), `after ${key}`).toBe(before)
  }
}

it('takes a double click for one press, and cuts no remark', async () => {
  const page = await as('county', '/desk/reports')
  await page.locator('main table a', { hasText: '安澜县人民政府' }).first().click()
  await page.waitForSelector('[role=grid]')
  await page.getByRole('button', { name: '提交', exact: true }).dblclick()
  await page.waitForSelector('.ant-modal textarea')
  await page.waitForTimeout(400)
  expect(await page.locator('.ant-modal textarea').isVisible()).toBe(true)
  const path = new URL(page.url()).pathname
  await page.context().close()
  const office = await editor('office', path)
  await office.getByRole('tab', { name: /意见/ }).click()
  const field = office.getByLabel('意见', { exact: true })
  const button = office.getByRole('button', { name: '提出意见' })
  await field.fill('字'.repeat(60_000))
  expect((await field.inputValue()).length).toBe(60_000)
  await office.getByText('最多 2,000 字，多了 58,000 字').waitFor()
  expect(await button.isDisabled()).toBe(true)
  await shoot(office, 'remark-too-long')
  const text = '这一条只应当有一份。'
  await field.fill(text)
  await button.dblclick()
  await office.locator('.comment-text', { hasText: text }).first().waitFor()
  await settled(office)
  expect(await office.locator('.comment-text', { hasText: text }).count()).toBe(1)
  await settleRemarks(office)
})

const SAMPLE = 'samples/faulty-sum-government-2025.pdf'

/** Chooses a file, looks through what was read line by line, leaves one out, takes the others over. */
async function importFile(page: Page): Promise<void> {
  await tabTo(page, '导入文件', undefined, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.ant-modal .file-drop')
  await expect.poll(() => isAt(page, '.file-drop input')).toBe(true)
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.keyboard.press('Space'),
  ])
  await chooser.setFiles(SAMPLE)
  await page.waitForSelector('.ant-modal .ant-table-row')
  await expect.poll(() => isAt(page, '.import-table [type=checkbox]')).toBe(true)
  const chosen = () => page.locator('.import-table [type=checkbox]:checked').count()
  const before = await chosen()
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Space')
  expect(Math.abs((await chosen()) - before)).toBe(1)
  await shoot(page, 'keyboard-import')
  await tabTo(page, '写入选中的')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.ant-modal', { state: 'detached' })
  await expect.poll(() => focusedText(page)).toBe('导入文件')
  await saved(page)
}

const CELL = 't3.new.natural'

/** The office's part. */
async function sentBack(url: string): Promise<void> {
  const office = await editor('office', new URL(url).pathname)
  await remark(office, CELL, '请与台账核对。')
  await step(office, '退回')
  await office.context().close()
}

/** From the remark to its cell, and back to say that it is dealt with. */
async function settleRemark(page: Page): Promise<void> {
  await tabTo(page, '意见', '[role=tab]')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.comment')
  await tabTo(page, '', '.comment-place button')
  await page.keyboard.press('Enter')
  expect(await focused(page)).toBe('at-cell-t3-new-natural')
  await page.keyboard.type('21')
  await page.keyboard.press('Enter')
  await expect.poll(() => figure(page, CELL)).toBe('21')
  await page.keyboard.press('Escape')
  await saved(page)
  await tabTo(page, '标为已处理')
  await shoot(page, 'keyboard-remark')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.comment-list:not(.is-resolved) .comment', { state: 'detached' })
  expect(await focused(page)).toBe('side-content')
}

/** Past the menu to the report of this year. */
async function openReport(page: Page): Promise<void> {
  await tabTo(page, '年度报告')
  await page.keyboard.press('Enter')
  await page.waitForSelector('main table a')
  await tabTo(page, '安澜县人民政府')
  await page.keyboard.press('Enter')
  await page.waitForSelector('[role=grid]')
}

/** Into the third table, with arrows, Enter, Tab, undo, copy and paste as in a spreadsheet. */
async function fillTable(page: Page): Promise<void> {
  await tabTo(page, '', '[id^=at-cell-t3]')
  await page.keyboard.press('Control+Home')
  await page.keyboard.type('12')
  await page.keyboard.press('Tab')
  await page.keyboard.type('3')
  await page.keyboard.press('Enter')
  expect(await figure(page, 't3.new.natural')).toBe('12')
  expect(await figure(page, 't3.new.business')).toBe('3')
  await page.keyboard.press('Control+z')
  await expect.poll(() => figure(page, 't3.new.business')).not.toBe('3')
  await page.keyboard.press('Control+y')
  await expect.poll(() => figure(page, 't3.new.business')).toBe('3')
  await saved(page)
  await shoot(page, 'keyboard-table')
  await page.keyboard.press('Escape')
}

/** Out of the table and on to the texts. */
async function writeSection(page: Page): Promise<void> {
  await tabTo(page, '', '#at-section-s5')
  await page.keyboard.press('Control+End')
  await page.keyboard.type('只用键盘写下的一句。')
  await saved(page)
}

/** A computed cell opens a dialog that wants a reason; the focus comes back to the cell. */
async function overrideSum(page: Page): Promise<void> {
  await tabTo(page, '', '[id^=at-cell-t3]', 'Shift+Tab')
  await page.keyboard.press('Control+Home')
  await page.keyboard.press('End')
  expect(await focused(page)).toMatch(/^at-cell-t3-new-total/)
  const before = await figure(page, 't3.new.total')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.ant-modal')
  await shoot(page, 'keyboard-override')
  await page.keyboard.press('Control+a')
  await page.keyboard.type('99')
  await page.keyboard.press('Tab')
  await page.keyboard.type('系统之外另有登记。')
  await tabTo(page, '改动')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.ant-modal', { state: 'detached' })
  await expect.poll(() => figure(page, 't3.new.total')).toBe('99')
  expect(await focused(page)).toMatch(/^at-cell-t3-new-total/)
  await page.keyboard.press('Control+z')
  await expect.poll(() => figure(page, 't3.new.total')).toBe(before)
  await saved(page)
  await page.keyboard.press('Escape')
}

/** From a finding in the panel to its place in the report. */
async function readFindings(page: Page): Promise<void> {
  expect(await page.locator('.finding').count()).toBeGreaterThan(0)
  await tabTo(page, '', '.finding:not(:disabled)')
  await page.keyboard.press('Enter')
  expect(await focused(page)).toMatch(/^at-/)
}

async function submit(page: Page): Promise<void> {
  await page.keyboard.press('Escape')
  await tabTo(page, '提交', undefined, 'Shift+Tab')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.ant-modal textarea')
  await expect.poll(() => isAt(page, '.ant-modal textarea')).toBe(true)
  await page.keyboard.type('只用键盘提交。')
  await tabTo(page, '提交')
  await page.keyboard.press('Enter')
  await stateIs(page, '已提交')
}

async function withdraw(page: Page): Promise<void> {
  await tabTo(page, '撤回')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.ant-modal')
  await tabTo(page, '撤回')
  await page.keyboard.press('Enter')
  await stateIs(page, '编制中')
}

const MOST_TABS = 200

/** Presses Tab until something that says this, or is this, has the focus. */
async function tabTo(page: Page, text: string, selector = '*', key = 'Tab'): Promise<void> {
  for (let pressed = 0; pressed < MOST_TABS; pressed += 1) {
    await page.keyboard.press(key)
    const isThere = await page.evaluate(
      `(() => { const { activeElement } = document; return activeElement.matches(${JSON.stringify(selector)}) && activeElement.textContent.trim().startsWith(${JSON.stringify(text)}) && activeElement !== document.body })()`,
    )
    if (isThere) return
  }
  throw new Error(`${text || selector} cannot be reached by ${key}`)
}

const focused = (page: Page): Promise<string> => page.evaluate('document.activeElement.id')

const focusedText = (page: Page): Promise<string> =>
  page.evaluate('document.activeElement.textContent')

const isAt = (page: Page, selector: string): Promise<boolean> =>
  page.evaluate(`document.activeElement.matches(${JSON.stringify(selector)})`)
