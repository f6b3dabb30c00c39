import type { Page } from 'playwright-core'
import { afterEach, expect, it } from 'vitest'
import { shoot, withBrowser } from './browser.ts'
import { editor, figure, fill, reportOf, saved } from './report.ts'

/** Two people in one report: each sees the other, and no keystroke of either is lost. */

withBrowser()

const AGENCY = '安澜县人民政府'
const PLAIN = ['t3.new.natural', 't3.new.business', 't3.new.research', 't3.new.charity'] as const

let one: Page
let other: Page
const COUNTY = () => reportOf('county', AGENCY, 2025)

async function bothOpen(): Promise<void> {
  const path = await COUNTY()
  one = await editor('county', path)
  other = await editor('office', path)
}
afterEach(() => saved(one))

const says = (page: Page, cell: string) =>
  expect.poll(() => figure(page, cell), { timeout: 15_000 })

it('see each other, and the figures that each types in turn', async () => {
  await bothOpen()
  await one.locator('.people', { hasText: '范知秋' }).waitFor({ timeout: 15_000 })
  await other.locator('.people', { hasText: '温启航' }).waitFor({ timeout: 15_000 })
  for (const [index, cell] of PLAIN.entries()) {
    await fill(index % 2 === 0 ? one : other, cell, String(11 + index))
  }
  for (const page of [one, other]) {
    for (const [index, cell] of PLAIN.entries()) await says(page, cell).toBe(String(11 + index))
  }
  await other.focus('#at-cell-t3-carried_in-natural')
  await one.locator('#at-cell-t3-carried_in-natural.has-person').waitFor({ timeout: 15_000 })
  await shoot(one, 'two-people')
})

it('write in one section at once, at its beginning and its end', async () => {
  await bothOpen()
  const text = '#at-section-s5'
  await one.fill(text, '第一段。\n\n第二段。\n\n第三段。')
  await saved(one)
  await expect.poll(() => other.inputValue(text), { timeout: 15_000 }).toContain('第三段。')
  await Promise.all([
    typeAt(one, text, 'Control+Home', '甲在开头写的一句话，一个字也不能少。'),
    typeAt(other, text, 'Control+End', '乙在末尾写的一句话，一个字也不能少。'),
  ])
  for (const page of [one, other]) {
    const value = expect.poll(() => page.inputValue(text), { timeout: 20_000 })
    await value.toMatch(/^甲在开头写的一句话，一个字也不能少。第一段。/)
    await value.toMatch(/第三段。乙在末尾写的一句话，一个字也不能少。$/)
  }
  await shoot(one, 'two-in-a-section')
})

async function typeAt(page: Page, field: string, key: string, text: string): Promise<void> {
  await page.focus(field)
  await page.keyboard.press(key)
  await page.keyboard.type(text, { delay: 60 })
  await saved(page)
}

it('are asked which figure stays where both typed into one cell', async () => {
  await bothOpen()
  await one.context().setOffline(true)
  await fill(one, 't3.new.legal', '41')
  await expect.poll(() => one.textContent('.save-state'), { timeout: 15_000 }).toMatch(/^离线/)
  await shoot(one, 'two-offline')
  await fill(other, 't3.new.legal', '42')
  await saved(other)
  await one.context().setOffline(false)
  await one.getByRole('tab', { name: /冲突/ }).click({ timeout: 30_000 })
  await shoot(one, 'two-conflict')
  expect(await figure(one, 't3.new.legal')).toBe('42')
  await one.getByRole('button', { name: '用我的' }).click()
  await says(other, 't3.new.legal').toBe('41')
})

it('keep what was typed while the line was cut, and while the page was closed', async () => {
  await bothOpen()
  await one.context().setOffline(true)
  await fill(one, 't3.new.other_org', '5')
  await fill(other, 't3.carried_in.business', '6')
  await expect.poll(() => one.textContent('.save-state'), { timeout: 15_000 }).toMatch(/^离线/)
  const url = one.url()
  const { context } = { context: one.context() }
  await one.close()
  await context.setOffline(false)
  one = await context.newPage()
  await one.goto(url)
  await one.waitForSelector('[role=grid]')
  await says(one, 't3.new.other_org').toBe('5')
  await says(one, 't3.carried_in.business').toBe('6')
  await says(other, 't3.new.other_org').toBe('5')
})
