import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import {
  as,
  axeFindings,
  county,
  isTooWide,
  newPage,
  PHONE,
  shoot,
  withBrowser,
} from './browser.ts'
import { track } from './case.ts'

/** A citizen applies on a telephone, follows the request and withdraws; no account anywhere. */

withBrowser()

const phone = () => newPage({ width: PHONE, height: 844 })
let number = ''
let code = ''

it('fills in the form; what is wrong is said beside the field, and nothing typed is lost', async () => {
  const page = await phone()
  await page.goto(`${county.url}/requests`)
  await sound(page, 'citizen-about')
  await page.getByRole('link', { name: '提交申请' }).click()
  await page.getByLabel('姓名或者单位名称').fill('柳青山')
  await page.getByLabel('证件号码').fill('１１０１０５１９４９１２３１００２Ｘ')
  await page.getByLabel('信息的名称或者特征').fill('安澜县教育局2025年学校食堂食材采购合同')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '有 2 处需要更正' }).waitFor()
  await sound(page, 'citizen-errors')
  expect(await page.getByLabel('姓名或者单位名称').inputValue()).toBe('柳青山')
  await page.getByRole('link', { name: '请选择行政机关。' }).click()
  await page.getByLabel('行政机关').selectOption({ label: '安澜县教育局' })
  await page.getByLabel('申请人类别').selectOption({ label: '自然人' })
  await page.getByLabel('联系电话').fill('１３８００００００００')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '申请已经提交' }).waitFor()
  await sound(page, 'citizen-receipt')
  const kept = await page.locator('.receipt dd').allTextContents()
  number = kept[0] ?? ''
  code = kept[1] ?? ''
  expect(number).toMatch(/教育局依申请〔\d{4}〕\d+号/)
})

it('is confirmed by the agency', async () => {
  const page = await as('clerk', '/desk/requests', { width: 1280 })
  await page.getByRole('link', { name: number }).first().click()
  await page.getByRole('button', { name: '与申请人确认' }).click()
  await page.getByRole('dialog').getByRole('button', { name: '与申请人确认' }).click()
  await page.locator('.clock-due').waitFor()
})

it('follows the request by number and code, and sees why it is due on its day', async () => {
  const page = await open(code)
  await page.getByText('行政机关正在办理您的申请。').waitFor()
  await page.getByText('为什么是这一天').click()
  await page.getByText('收到之日，不计入').waitFor()
  await sound(page, 'citizen-status')
})

it('is not shown to somebody who guesses', async () => {
  const page = await open('13900000000')
  await page.getByText('对不上').first().waitFor()
  expect(await page.content()).not.toContain('食堂')
})

it('withdraws, once that is confirmed', async () => {
  const page = await open('13800000000')
  await page.locator('summary', { hasText: '撤回申请' }).click()
  await page.getByRole('button', { name: '撤回申请' }).click()
  await page.getByText('请先勾选').first().waitFor()
  await page.locator('summary', { hasText: '撤回申请' }).click()
  await page.getByLabel('我确认撤回').check()
  await page.getByRole('button', { name: '撤回申请' }).click()
  await page.getByText('这件申请已经撤回。').waitFor()
  await sound(page, 'citizen-withdrawn')
})

async function open(proof: string): Promise<Page> {
  const page = await phone()
  await track(page, county.url, number, proof)
  return page
}

async function sound(page: Page, name: string): Promise<void> {
  await shoot(page, name, { full: true })
  expect([name, await isTooWide(page), await axeFindings(page)]).toEqual([name, false, []])
}
