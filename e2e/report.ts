import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { as } from './browser.ts'

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
