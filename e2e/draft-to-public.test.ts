import { expect, it } from 'vitest'
import { county, newPage, shoot, withBrowser } from './browser.ts'
import {
  citizenReads,
  docxIsTheSame,
  editor,
  figure,
  fill,
  findings,
  publish,
  readFile,
  remark,
  reportOf,
  saved,
  settleRemarks,
  stateIs,
  step,
  takeOver,
} from './report.ts'

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
  await readFile(page, SAMPLE)
  await shoot(page, 'journey-import')
  await takeOver(page)
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
  await remark(office, 't3.new.natural', '请与台账核对本年新收。')
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
  await publish(report, 'leader', EXPLAINED)
})

it('is read by a citizen on a telephone, whose DOCX holds the same figures', async () => {
  const page = await citizenReads(AGENCY, 2025)
  expect(await page.textContent('h1')).toContain('教育局')
  await shoot(page, 'citizen-report')
  await docxIsTheSame(page)
})

it('is corrected with a notice; the first edition stays readable', async () => {
  const clerk = await editor('clerk', report)
  await step(clerk, '更正', NOTICE)
  await stateIs(clerk, '更正中')
  const section = clerk.locator('#at-section-s5')
  await section.fill(`${await section.inputValue()}\n下一步继续改进。`)
  await saved(clerk)
  await step(clerk, '提交', EXPLAINED)
  await stateIs(clerk, '已提交')
  await publish(report, 'leader', NOTICE)
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
