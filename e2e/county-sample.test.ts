import { existsSync, readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { expect, it } from 'vitest'
import { as, shoot, withBrowser } from './browser.ts'
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

/**
 * Reports of 2020 in the form of 2019, as they lie about as text with table four left blank. The
 * office opens a round for that year; on the way to the public is put right what the file has wrong.
 */

withBrowser()

const YEAR = 2020
/** A county's real report, where the collection is at hand; it is no part of the project. */
const HAIYUAN = '../shared/samples/2020-haiyuan-government.txt'

type Sample = {
  readonly file: Parameters<typeof readFile>[1]
  readonly agency: string
  readonly clerk: string
  readonly leader: string
  /** Of the imported report: what the findings say, and how the clerk answers it. */
  readonly wrong: readonly RegExp[]
  readonly mend: (page: Page) => Promise<void>
}

it('needs a round, which the office opens for two agencies', async () => {
  const page = await as('office', '/desk/rounds')
  await page.getByRole('button', { name: '布置新任务' }).click()
  await page.getByLabel('报告年度').fill(String(YEAR))
  await page.getByText('2019 年试行格式').waitFor()
  for (const agency of ['安澜县人民政府', '安澜县教育局']) {
    await page.getByLabel(/^单位（/).fill(agency)
    await page.locator('.ant-select-item-option-active', { hasText: agency }).waitFor()
    await page.keyboard.press('Enter')
  }
  await page.keyboard.press('Escape')
  await shoot(page, 'sample-round')
  await page.getByRole('button', { name: '布置', exact: true }).click()
  await page.getByRole('heading', { name: /^2020年度/ }).waitFor()
  expect(await page.locator('main .ant-table-row').count()).toBe(2)
})

const isAtHand = existsSync(HAIYUAN)
const name = isAtHand ? 'Haiyuan county' : `Haiyuan county: there is no ${HAIYUAN} here`

it.skipIf(!isAtHand)(`goes the whole way: ${name}`, () =>
  walk('haiyuan', {
    file: HAIYUAN,
    ...{ agency: '安澜县人民政府', clerk: 'county', leader: 'mayor' },
    wrong: [/表四全部 15 格空白未填/, /没有写“政府信息管理”/, /套用了别单位的稿子/],
    mend: async (page) => {
      for (const place of ['#at-title', '#at-section-intro', '#at-section-s1', '#at-section-s5']) {
        await page.fill(place, (await page.inputValue(place)).replaceAll('海原', '安澜'))
      }
      const missing = page.locator('.topic-insert')
      for (let left = await missing.count(); left > 0; left -= 1) {
        await missing.first().click()
        await page.keyboard.press('Control+End')
        await page.keyboard.type('本年度各项工作按制度办理，均已完成。')
        await expect.poll(() => missing.count()).toBe(left - 1)
      }
    },
  }),
)

// After the county's, which would otherwise be more than the one bureau it is made of.
it('goes the whole way: a report of the project’s own samples', () =>
  walk('own', {
    file: { name: '年报.txt', mimeType: 'text/plain', buffer: Buffer.from(ownSample()) },
    ...{ agency: '安澜县教育局', clerk: 'clerk', leader: 'leader' },
    wrong: [/表四全部 15 格空白未填/, /不应小于 0/, /漏填的一格/],
    mend: async (page) => {
      await fill(page, 't2_art20_6.coercion.delta', '-1')
      await fill(page, 't2_art20_9.procurement.amount', '3.2')
    },
  }))

/** A town's report of 2020 as if it were the bureau's, with table four left blank. */
function ownSample(): string {
  const text = readFileSync('samples/faulty-items-qinghe-2020.txt', 'utf8')
  const blank = text.replace(/^0(\t0){14}$/m, '\t'.repeat(14))
  if (blank === text) throw new Error('the sample has no table four to leave blank')
  return blank.replaceAll('清河镇人民政府', '教育局')
}

/** From the file to the citizen. */
async function walk(name: string, sample: Sample): Promise<void> {
  const { agency, clerk: login, leader } = sample
  const path = await reportOf(login, agency, YEAR)
  await importAndSubmit(name, path, sample)
  const office = await editor('office', path)
  await remark(office, IN_FORCE, '对外公开总数量是否漏计历年仍在公开的，请核对。')
  await step(office, '退回', '一处数字请核对。')
  await stateIs(office, '已退回')
  await correctAndSubmit(name, path, login)
  await publish(path, leader)
  const page = await citizenReads(agency, YEAR)
  expect(await page.textContent('h1')).toContain(agency)
  expect(await page.textContent('main')).toContain(CORRECTED)
  await shoot(page, `sample-${name}-citizen`)
  await shoot(page, `sample-${name}-citizen-whole`, { full: true })
  await docxIsTheSame(page)
}

const IN_FORCE = 't2_art20_1.normative.public_total'
const CORRECTED = '196'

async function importAndSubmit(name: string, path: string, sample: Sample): Promise<void> {
  const page = await editor(sample.clerk, path)
  await readFile(page, sample.file)
  await shoot(page, `sample-${name}-read`)
  await takeOver(page)
  for (const wrong of sample.wrong) {
    await expect.poll(() => findings(page)).toContainEqual(expect.stringMatching(wrong))
  }
  await shoot(page, `sample-${name}-findings`)
  await sample.mend(page)
  await fillBlanks(page)
  await page.fill('#at-signedOn', '2021-01-12')
  await saved(page)
  for (const wrong of sample.wrong) {
    await expect.poll(() => findings(page)).not.toContainEqual(expect.stringMatching(wrong))
  }
  expect(await findings(page)).not.toContainEqual(expect.stringMatching(/^错误/))
  await shoot(page, `sample-${name}-mended`)
  await step(page, '提交')
  await stateIs(page, '已提交')
}

/** What did not happen is 0; the totals follow. */
async function fillBlanks(page: Page): Promise<void> {
  const ids = await page.locator('td.is-open').evaluateAll((cells) => cells.map(({ id }) => id))
  for (const id of ids) {
    await page.focus(`#${id}`)
    await page.keyboard.type('0')
    await page.keyboard.press('Enter')
  }
  await expect.poll(() => page.locator('td.is-open').count()).toBe(0)
}

async function correctAndSubmit(name: string, path: string, login: string): Promise<void> {
  const page = await editor(login, path)
  await page.getByRole('tab', { name: /意见/ }).click()
  await page.locator('.comment-place button').first().click()
  await fill(page, IN_FORCE, CORRECTED)
  expect(await figure(page, IN_FORCE)).toBe(CORRECTED)
  await settleRemarks(page)
  await saved(page)
  await shoot(page, `sample-${name}-settled`)
  await step(page, '提交')
  await stateIs(page, '已提交')
}
