import { expect, it } from 'vitest'
import { as, PHONE, shoot, withBrowser } from './browser.ts'
import { editor, figure, reportOf } from './report.ts'

/** The government's report is the sum of its agencies', and every figure says of whose. */

withBrowser()

const COUNTY = '安澜县人民政府'
const AGENCIES = 57

it('shows which agency contributes what to a cell', async () => {
  const page = await as('county', `${await reportOf('county', COUNTY, 2024)}/members`)
  await page.getByText(`计入 ${AGENCIES} 个单位`).waitFor()
  await page.locator('.sum-button').nth(NORMATIVE_ISSUED).click()
  const rows = page.locator('.ant-drawer-body .ant-table-row')
  await expect.poll(() => rows.count()).toBe(AGENCIES)
  await shoot(page, 'sum-contributions')
  const numbers = await rows.locator('td:last-child').allTextContents()
  const total = await page.locator('.ant-drawer-body strong').first().textContent()
  expect(Number(total)).toBe(numbers.map(Number).reduce((sum, each) => sum + each, 0))
})

it('is written into the report by its clerk', async () => {
  const path = await reportOf('county', COUNTY, 2025)
  const page = await as('county', `${path}/members`)
  const sum = await page.locator('.sum-button').nth(NORMATIVE_ISSUED).textContent()
  await page.getByRole('button', { name: '写入报告' }).click()
  await page.locator('.ant-modal').getByRole('button', { name: '写入' }).click()
  await page.getByText(/^写入 \d+ 格/).waitFor()
  await shoot(page, 'sum-written')
  const written = await editor('county', path, PHONE)
  expect(await figure(written, 't2_art20_1.normative.issued')).toBe(sum?.replace(/，.*/, ''))
  await shoot(written, 'sum-editor')
})

/** Which of the buttons is 行政规范性文件, 本年制发件数. */
const NORMATIVE_ISSUED = 3
