import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { as, county, shoot, withBrowser } from './browser.ts'
import { beginStep, choose, DESK, dialogButton, endStep, sound, stateIs } from './case.ts'

/** An application to correct a record (条例§41): entered, examined, decided by the leader, told. */

withBrowser()

let path = ''

it('the list shows every result, wide and narrow', async () => {
  const page = await as('office', '/desk/request-corrections?tab=all', { width: DESK })
  for (const result of ['予以更正', '不予更正', '转送有权机关', '告知向有权机关提出']) {
    await page.getByText(result, { exact: true }).first().waitFor()
  }
  await sound(page, 'corrections-list')
})

it('is entered by a clerk and examined', async () => {
  const page = await as('clerk', '/desk/request-corrections', { width: DESK })
  await page.getByRole('button', { name: '登记更正申请' }).click()
  await page.getByLabel('申请人姓名或者名称').fill('柳青山')
  await page.getByLabel('要求更正的记录').fill('2018年毕业生登记表')
  await page.getByLabel('哪里不准确，应当怎样记录').fill('毕业年份写成了2017年，应为2018年。')
  await page.getByLabel('证据', { exact: true }).fill('毕业证书复印件一份')
  await shoot(page, 'corrections-enter')
  await dialogButton(page, '登记').click()
  await page.getByRole('heading', { name: '要求更正的记录' }).waitFor()
  path = new URL(page.url()).pathname
  await beginStep(page, '登记审核情况')
  await dialogButton(page, '登记审核情况').click()
  await page.getByText('请填写审核情况。').waitFor()
  await page.getByRole('textbox', { name: '审核情况' }).fill('经核对毕业生名册，登记有误。')
  await endStep(page, '登记审核情况')
  await stateIs(page, '待决定')
  expect(await page.getByRole('button', { name: '作出处理决定' }).count()).toBe(0)
})

it('is decided by the leader, after what is missing was said', async () => {
  const page = await as('leader', path, { width: DESK })
  await beginStep(page, '作出处理决定')
  await choose(page, '处理结果', '予以更正')
  await dialogButton(page, '作出处理决定').click()
  await page.getByText('请填写更正后的内容。').waitFor()
  await shoot(page, 'corrections-decide-gap')
  await page.getByLabel('更正后的内容').fill('毕业时间：2018年7月')
  await endStep(page, '作出处理决定')
  await stateIs(page, '待告知')
})

it('is told, its letter taken along in both formats', async () => {
  const page = await as('clerk', path, { width: DESK })
  expect((await letter(page, '下载 Word')).subarray(0, 2).toString()).toBe('PK')
  expect((await letter(page, '下载 PDF')).subarray(0, 5).toString()).toBe('%PDF-')
  await beginStep(page, '登记告知')
  await choose(page, '告知方式', '直接送达')
  await page.getByLabel('告知凭证（可不填）').fill('申请人签收')
  await endStep(page, '登记告知')
  await stateIs(page, '已告知')
  await page.getByText('现在没有您可以办理的步骤。').waitFor()
  await sound(page, 'corrections-told')
  await page.goto(`${county.url}/desk/request-corrections?tab=all`)
  await page.getByText('2018年毕业生登记表').waitFor()
})

async function letter(page: Page, link: string): Promise<Buffer> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: link }).first().click(),
  ])
  expect(download.suggestedFilename()).toMatch(/〔\d{4}〕\d+号/)
  return readFileSync(await download.path())
}
