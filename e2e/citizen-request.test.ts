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

const SMALL = { width: PHONE, height: 844 } as const
const phone = () => newPage(SMALL)
let number = ''
let code = ''

it('fills in the form; what is wrong is said beside the field, and nothing typed is lost', async () => {
  const page = await phone()
  await page.goto(`${county.url}/requests`)
  await sound(page, 'citizen-about')
  await page.getByRole('link', { name: '提交申请', exact: true }).click()
  await page.getByLabel('姓名或者单位名称').fill('柳青山')
  await page.getByLabel('证件号码').fill('１１０１０５１９４９１２３１００２Ｘ')
  await page.getByLabel('信息的名称或者特征').fill('安澜县教育局2025年学校食堂食材采购合同')
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('heading', { name: '有 3 处需要更正' }).waitFor()
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
  await page.getByLabel('我确认撤回').check()
  await page.getByRole('button', { name: '撤回申请' }).click()
  await page.getByText('这件申请已经撤回。').waitFor()
  await sound(page, 'citizen-withdrawn')
})

const WANTED = '我们村去年的征地补偿标准'
let saved = ''

it('finds whom to ask and saves what was written, without a script', async () => {
  const page = await newPage({ ...SMALL, script: false })
  await page.goto(`${county.url}/requests`)
  await page.getByRole('link', { name: '不知道归谁管' }).click()
  await page.getByLabel('用自己的话写').fill(WANTED)
  await page.getByRole('button', { name: '找一找' }).click()
  await page.getByText('“征地补偿”一般归它').first().waitFor()
  await still(page, 'citizen-find')
  await page.getByRole('link', { name: '直接填写申请' }).click()
  expect(await page.getByLabel('信息的名称或者特征').inputValue()).toBe(WANTED)
  await page.getByLabel('姓名或者单位名称').fill('柳青山')
  await page.getByRole('button', { name: '不知道归谁？看看提示' }).click()
  await still(page, 'citizen-hints')
  await page.getByRole('button', { name: '选安澜县自然资源局' }).click()
  await page.getByRole('button', { name: '保存，以后继续' }).click()
  await still(page, 'citizen-saved')
  saved = (await page.locator('.receipt .code').textContent()) ?? ''
})

it('goes on with it elsewhere, and hands it in', async () => {
  const page = await newPage({ ...SMALL, script: false })
  await page.goto(`${county.url}/requests/draft?code=${saved}`)
  await page.getByRole('button', { name: '打开' }).click()
  expect(await page.getByLabel('姓名或者单位名称').inputValue()).toBe('柳青山')
  expect(await page.locator('#agencyId option:checked').textContent()).toBe('安澜县自然资源局')
  await page.getByLabel('申请人类别').selectOption({ label: '自然人' })
  await page.getByLabel('证件号码').fill('11010519491231002X')
  await page.getByLabel('联系电话').fill('13800000000')
  await page.getByLabel('信息的名称或者特征').fill('长'.repeat(5001))
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByText('您写了 5001 个字，最多 5000 个字').first().waitFor()
  expect((await page.getByLabel('信息的名称或者特征').inputValue()).length).toBe(5001)
  await page.getByLabel('信息的名称或者特征').fill(WANTED)
  await page.getByRole('button', { name: '提交申请' }).click()
  await page.getByRole('img', { name: '查询办理情况的二维码' }).waitFor()
  await page.goto(`${county.url}/requests/draft?code=${saved}`)
  await page.getByRole('button', { name: '打开' }).click()
  await page.getByText('没有这个取用码的内容').first().waitFor()
})

it('takes the form on paper, blank and filled in', async () => {
  const page = await newPage({ ...SMALL, script: false })
  await page.goto(`${county.url}/requests/agencies`)
  await still(page, 'citizen-agencies')
  const blank = page.waitForEvent('download')
  await page.getByRole('link', { name: '下载空白申请表（PDF）' }).click()
  expect((await blank).suggestedFilename()).toBe('政府信息公开申请表.pdf')
  await page.goto(`${county.url}/requests/new`)
  await page.getByLabel('姓名或者单位名称').fill('柳青山')
  const filled = page.waitForEvent('download')
  await page.getByRole('button', { name: '打印成纸质申请表（PDF）' }).click()
  expect((await filled).suggestedFilename()).toBe('政府信息公开申请表.pdf')
})

async function still(page: Page, name: string): Promise<void> {
  await shoot(page, name, { full: true })
  expect([name, await isTooWide(page)]).toEqual([name, false])
}

async function open(proof: string): Promise<Page> {
  const page = await phone()
  await track(page, county.url, number, proof)
  return page
}

async function sound(page: Page, name: string): Promise<void> {
  await shoot(page, name, { full: true })
  expect([name, await isTooWide(page), await axeFindings(page)]).toEqual([name, false, []])
}
