import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { axeFindings, isTooWide, PHONE, shoot } from './browser.ts'

/** What journeys do on the page of a request. */

export const DESK = 1280

/** Looks at a screen wide and narrow, before axe-core. */
export async function sound(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()
  for (const width of [DESK, PHONE]) {
    await page.setViewportSize({ width, height: 900 })
    await page.waitForTimeout(200)
    await shoot(page, name, { full: true })
    expect({ name, width, axe: await axeFindings(page) }).toEqual({ name, width, axe: [] })
    expect({ name, width, isTooWide: await isTooWide(page) }).toEqual({
      ...{ name, width, isTooWide: false },
    })
  }
  if (before) await page.setViewportSize(before)
}

/** Picks from a list; a long one is narrowed by typing. */
export async function choose(page: Page, label: string, option: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).click()
  await page.keyboard.type(option)
  const shown = page.locator('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')
  await shown.locator('.ant-select-item-option', { hasText: option }).first().click()
}

/** Enters days off of a year, as an administrator does when they are announced. */
export async function announceDaysOff(page: Page, from: string, to: string): Promise<void> {
  await page.getByRole('button', { name: '录入放假安排' }).click()
  await page.getByLabel('从', { exact: true }).first().fill(from)
  await page.getByLabel('到', { exact: true }).first().fill(to)
  await page.getByLabel('依据').fill(`国办发明电〔${Number(from.slice(0, 4)) - 1}〕99号`)
  await dialogButton(page, '预览影响').click()
  await page.getByText('尚未保存').waitFor()
}

export const dialogButton = (page: Page, name: string) =>
  page.locator('.ant-modal-footer').getByRole('button', { name, exact: true })

/** Opens the dialog of a step. */
export const beginStep = (page: Page, name: string) =>
  page.locator('.case-steps').getByRole('button', { name, exact: true }).click()

/** Takes the step whose dialog is open. */
export async function endStep(page: Page, name: string): Promise<void> {
  await dialogButton(page, name).click()
  await dialogButton(page, name).waitFor({ state: 'detached' })
}

/** Has the letter written whose dialog is open; what the request does not know is told. */
export async function writeLetter(
  page: Page,
  told: Readonly<Record<string, string>> = {},
): Promise<void> {
  for (const [label, text] of Object.entries(told)) await page.getByLabel(label).fill(text)
  await dialogButton(page, '拟定').click()
  await page.waitForSelector('.ant-modal', { state: 'detached' })
}

/** Takes a step that asks for nothing. */
export async function step(page: Page, name: string): Promise<void> {
  await beginStep(page, name)
  await endStep(page, name)
}

export const stateIs = (page: Page, state: string) =>
  page.locator('.screen-head .request-state', { hasText: state }).waitFor()

/** A citizen asks how a request stands, by its number and a proof. */
export async function track(page: Page, url: string, number: string, proof: string): Promise<void> {
  await page.goto(`${url}/requests/track`)
  await page.getByLabel('登记编号').fill(number)
  await page.getByLabel('查询码或者联系电话').fill(proof)
  await page.getByRole('button', { name: '查询' }).click()
}
