import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { as, county, newPage, PHONE } from './browser.ts'

/** What people do with a report in the editor. */

/** The address of an agency's report of a year, as this person finds it in the list. */
export async function reportOf(login: string, agency: string, year: number): Promise<string> {
  const page = await as(login, '/desk/reports')
  const row = page.locator('tr', { hasText: String(year) }).filter({ hasText: agency })
  const href = await row.first().getByRole('link').first().getAttribute('href')
  await page.context().close()
  return href ?? ''
}

/** The editor of a report in somebody's own browser. */
export async function editor(login: string, path: string, width?: number): Promise<Page> {
  const page = await as(login, path, width ? { width } : {})
  await page.waitForSelector('[role=grid]')
  return page
}

const idOf = (cell: string) => `#at-cell-${cell.replaceAll('.', '-')}`

/** What a cell shows. */
export async function figure(page: Page, cell: string): Promise<string> {
  return (await page.textContent(`${idOf(cell)} .figure`)) ?? ''
}

/** Types into cells as in a spreadsheet: the figure, then Enter. */
export async function fill(page: Page, cell: string, text: string): Promise<void> {
  await page.focus(idOf(cell))
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Everything typed has reached the server. */
export async function saved(page: Page): Promise<void> {
  await expect.poll(() => page.textContent('.save-state'), { timeout: 20_000 }).toMatch(/^已保存/)
}

/** Takes a step of the report's life, with what is said about it. */
export async function step(page: Page, label: string, note = ''): Promise<void> {
  await page.locator('.screen-actions').getByRole('button', { name: label, exact: true }).click()
  const dialog = page.locator('.ant-modal')
  if (note) await dialog.locator('textarea').fill(note)
  await dialog.getByRole('button', { name: label, exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
}

export async function stateIs(page: Page, label: string): Promise<void> {
  await page.locator('.editor-facts').getByText(label, { exact: true }).waitFor({ timeout: 15_000 })
}

/** The messages of the findings in the side panel. */
export async function findings(page: Page): Promise<string[]> {
  await page.getByRole('tab', { name: /问题/ }).click()
  return page.locator('.finding').allTextContents()
}

/** Chooses a file to import and looks at what was read from it, beside what stands there. */
export async function readFile(page: Page, file: File): Promise<void> {
  await page.getByRole('button', { name: '导入文件' }).click()
  await page.setInputFiles('.file-drop input', file)
  await page.waitForSelector('.ant-modal .ant-table-row')
}

type File = Parameters<Page['setInputFiles']>[1]

/** Takes over everything that was read. */
export async function takeOver(page: Page): Promise<void> {
  await page.getByRole('button', { name: '全选', exact: true }).click()
  await page.getByRole('button', { name: /^写入选中的/ }).click()
  await saved(page)
}

/** Writes a remark on a cell, as the office does. */
export async function remark(page: Page, cell: string, text: string): Promise<void> {
  await page.focus(idOf(cell))
  await page.locator('.cell-bar').getByRole('button', { name: '写意见' }).click()
  await page.getByLabel('意见', { exact: true }).fill(text)
  await page.getByRole('button', { name: '提出意见' }).click()
  await page.locator('.comment-text', { hasText: text }).waitFor()
}

/** Settles every remark in the open panel: nothing is published while one is open. */
export async function settleRemarks(page: Page): Promise<void> {
  const buttons = page.locator('.comment-foot button', { hasText: '标为已处理' })
  for (let left = await buttons.count(); left > 0; left -= 1) {
    await buttons.first().click()
    await expect.poll(() => buttons.count()).toBe(left - 1)
  }
}

/** Office, leader, office: from submitted to published. */
export async function publish(path: string, leader: string, note = ''): Promise<void> {
  const office = await editor('office', path)
  await step(office, '审核通过')
  await stateIs(office, '审核通过')
  const head = await editor(leader, path)
  await step(head, '签发')
  await stateIs(head, '已签发')
  await stateIs(office, '已签发')
  await step(office, '发布', note)
  await stateIs(office, '已发布')
}

/** A citizen finds a published report on a telephone. */
export async function citizenReads(agency: string, year: number): Promise<Page> {
  const page = await newPage({ width: PHONE })
  await page.goto(`${county.url}/reports?year=${year}`)
  await page
    .getByRole('link', { name: new RegExp(agency) })
    .first()
    .click()
  await page.waitForSelector('h1')
  return page
}

/** The DOCX that a citizen takes home says the same, cell by cell, to `gongkai report read`. */
export async function docxIsTheSame(page: Page): Promise<void> {
  const link = page.locator('a[href*="report.docx"]').first()
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/\.docx$/)
  const path = `${await download.path()}.docx`
  await download.saveAs(path)
  const read = JSON.parse(gongkai('report', 'read', '--json', path)) as Read
  const published = (await (await fetch(`${page.url()}/report.json`)).json()) as Read
  expect(Object.keys(read.cells).length).toBeGreaterThan(100)
  expect(figuresOf(read)).toEqual(figuresOf(published))
}

const gongkai = (...args: string[]) =>
  execFileSync(process.execPath, ['src/entry/cli.ts', ...args], {
    cwd: resolve(import.meta.dirname, '..'),
    encoding: 'utf8',
  })

type Read = {
  readonly cells: Readonly<Record<string, { readonly kind: string; readonly value?: number }>>
}

function figuresOf({ cells }: Read) {
  const figures = Object.entries(cells)
  return Object.fromEntries(figures.map(([id, { kind, value }]) => [id, { kind, value }]))
}
