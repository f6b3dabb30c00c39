import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { fileReader } from '#modules/annual-report/index.ts'
import { county, newPage, PHONE, shoot, withBrowser } from './browser.ts'
import { editor, figure, fill, findings, reportOf, saved, stateIs, step } from './report.ts'

/** The whole way of a report: from a file that a bureau has, to a citizen who takes it home. */

withBrowser()

const AGENCY = '安澜县教育局'
const SAMPLE = 'samples/faulty-text-education-2025.html'

const EXPLAINED = '结转数以今年台账为准，上年报告将另行更正。'
const NOTICE = '第五部分措辞有误，更正后重新发布。'

let report = ''

it('is imported by a clerk, who sees what is wrong, puts it right and submits', async () => {
  report = await reportOf('clerk', AGENCY, 2025)
  const page = await editor('clerk', report)
  await page.getByRole('button', { name: '导入文件' }).click()
  await page.setInputFiles('.file-drop input', SAMPLE)
  await page.waitForSelector('.ant-modal .ant-table-row')
  await shoot(page, 'journey-import')
  await page.getByRole('button', { name: '全选', exact: true }).click()
  await page.getByRole('button', { name: /^写入选中的/ }).click()
  await saved(page)
  expect(await figure(page, 't3.new.total')).toBe('28')
  await expect.poll(() => findings(page)).toContainEqual(expect.stringContaining('统计期限写的是'))
  await shoot(page, 'journey-findings')
  const intro = page.locator('#at-section-intro')
  await intro.fill((await intro.inputValue()).replaceAll('2024', '2025'))
  const overview = page.locator('#at-section-s1')
  await overview.fill((await overview.inputValue()).replace('31件', '28件'))
  await expect
    .poll(() => findings(page))
    .not.toContainEqual(expect.stringMatching('统计期限写的是'))
  await expect.poll(() => findings(page)).not.toContainEqual(expect.stringMatching('31件'))
  await saved(page)
  // Last year's report says otherwise: what stays is explained.
  expect(await findings(page)).toContainEqual(expect.stringContaining('上年报告'))
  await step(page, '提交', EXPLAINED)
  await stateIs(page, '已提交')
})

it('is sent back by the office with a remark on a cell, which the clerk settles', async () => {
  const office = await editor('office', report)
  await office.focus('#at-cell-t3-new-natural')
  await office.locator('.cell-bar').getByRole('button', { name: '写意见' }).click()
  await office.getByLabel('意见', { exact: true }).fill('请与台账核对本年新收。')
  await office.getByRole('button', { name: '提出意见' }).click()
  await office.locator('.comment-text', { hasText: '请与台账' }).waitFor()
  await shoot(office, 'journey-remark')
  await step(office, '退回', '一处数字请核对。')
  const clerk = await editor('clerk', report)
  await clerk.locator('.returned-note', { hasText: '一处数字请核对。' }).waitFor()
  await clerk.getByRole('tab', { name: /意见/ }).click()
  await shoot(clerk, 'journey-returned')
  await clerk.locator('.comment-place button').first().click()
  const before = await figure(clerk, 't3.new.natural')
  await fill(clerk, 't3.new.natural', before)
  await settleRemarks(clerk)
  await step(clerk, '提交', EXPLAINED)
  await stateIs(clerk, '已提交')
})

it('is accepted, signed by the leader, published by the office', async () => {
  const office = await editor('office', report)
  await step(office, '审核通过')
  await stateIs(office, '审核通过')
  const leader = await editor('leader', report)
  await step(leader, '签发')
  await stateIs(leader, '已签发')
  await step(office, '发布', EXPLAINED)
  await stateIs(office, '已发布')
  await shoot(office, 'journey-published')
})

it('is read by a citizen on a telephone, whose DOCX holds the same figures', async () => {
  const page = await newPage({ width: PHONE })
  await page.goto(`${county.url}/reports?year=2025`)
  await page
    .getByRole('link', { name: new RegExp(AGENCY) })
    .first()
    .click()
  await page.waitForSelector('h1')
  expect(await page.textContent('h1')).toContain('教育局')
  await shoot(page, 'citizen-report')
  const link = page.locator('a[href*="report.docx"]').first()
  const [download] = await Promise.all([page.waitForEvent('download'), link.click()])
  expect(download.suggestedFilename()).toMatch(/教育局.*\.docx$/)
  const reader = fileReader([])
  const read = await reader.read('report.docx', readFileSync(await download.path()))
  await reader.close()
  if (!read.ok) throw new Error(read.error.message)
  const published = (await (await fetch(`${page.url()}/report.json`)).json()) as { cells: object }
  expect(figuresOf(read.value.cells)).toEqual(figuresOf(published.cells))
})

it('is corrected with a notice; the first edition stays readable', async () => {
  const office = await editor('office', report)
  const clerk = await editor('clerk', report)
  await step(clerk, '更正', NOTICE)
  await stateIs(clerk, '更正中')
  const section = clerk.locator('#at-section-s5')
  await section.fill(`${await section.inputValue()}\n下一步继续改进。`)
  await saved(clerk)
  await step(clerk, '提交', EXPLAINED)
  await stateIs(clerk, '已提交')
  await office.reload()
  await step(office, '审核通过')
  const leader = await editor('leader', report)
  await step(leader, '签发')
  await stateIs(leader, '已签发')
  await stateIs(office, '已签发')
  await step(office, '发布', NOTICE)
  const page = await newPage()
  await page.goto(`${county.url}/reports?year=2025`)
  await page
    .getByRole('link', { name: new RegExp(AGENCY) })
    .first()
    .click()
  await page.getByText(NOTICE).first().waitFor()
  await shoot(page, 'citizen-second-edition', { full: true })
  expect((await page.goto(`${page.url()}?edition=1`))?.status()).toBe(200)
})

/** Nothing is published while a remark is open. */
async function settleRemarks(page: Page): Promise<void> {
  const buttons = page.locator('.comment-foot button', { hasText: '标为已处理' })
  for (let left = await buttons.count(); left > 0; left -= 1) {
    await buttons.first().click()
    await expect.poll(() => buttons.count()).toBe(left - 1)
  }
}

type Figures = Readonly<Record<string, { readonly kind: string; readonly value?: number }>>

function figuresOf(cells: object) {
  const figures = Object.entries(cells as Figures)
  return Object.fromEntries(figures.map(([id, { kind, value }]) => [id, { kind, value }]))
}
