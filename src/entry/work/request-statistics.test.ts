import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { templateOfYear } from '#core/annual-report/template.ts'
import { loadTemplates } from '#modules/annual-report/index.ts'
import { runCommand } from '#testing/command/run-command.ts'
import { type World, world } from '#testing/world.ts'
import { statisticsOf } from './request-statistics.ts'
import { statisticsLines } from './statistics-lines.ts'

let here: World
beforeAll(async () => {
  here = await world()
  for (const [index, agency] of [here.agencies.bureau, here.agencies.other].entries()) {
    await here.query(
      `insert into disclosure_request (region_id, id, agency_id, number, channel, applicant_kind,
        applicant, applicant_mark, description, form, delivery, state, submitted_on, received_on,
        created_at, updated_at)
      values ($1, gen_random_uuid(), $2, $3, 'in-person', 'business', '', '', '', 'paper', 'post',
        'under-review', '2025-03-01', '2025-03-01', now(), now())`,
      [here.regionId, agency.id, `${index}号`],
    )
  }
}, 60_000)
afterAll(() => here?.close())

it.each([
  ['all', null, false, 2],
  ['one', '安澜县教育局', false, 1],
  ['a government with nothing of its own', '安澜县人民政府', false, 0],
  ['a government with all below it', '安澜县人民政府', true, 2],
])('counts the requests of %s', async (_, agency, below, count) => {
  const found = await statisticsOf(here.db, { year: 2025, agency, below })
  const cells = ['t3.new', 't3.carried_out'].flatMap((row) =>
    count > 0 ? [`${row}.business`, `${row}.total`].map((cell) => [cell, count]) : [],
  )
  expect(found).toEqual({
    ok: true,
    value: [
      {
        ...{ region: '安澜县', agency, year: 2025, template: 'foi-annual-2021' },
        cells: Object.fromEntries(cells),
      },
    ],
  })
})

it('knows an agency also by its credit code, in the form of the year', async () => {
  await here.query(`update agency set credit_code = '11620000MB0000001X' where id = $1`, [
    here.agencies.bureau.id,
  ])
  const wanted = { year: 2020, agency: '11620000mb0000001x', below: false }
  expect(await statisticsOf(here.db, wanted)).toMatchObject({
    value: [{ agency: '安澜县教育局', template: 'foi-annual-2019', cells: {} }],
  })
})

it.each([
  [2025, '没有的单位', '没有“没有的单位”这个单位。'],
  [2018, null, '没有适用于 2018 年度的报告格式，请写 2019 年以后的年份。'],
  [2999, null, '2999 年还没有到，没有可统计的申请。'],
])('says in one sentence why there is nothing of %i for %s', async (year, agency, sentence) => {
  const found = await statisticsOf(here.db, { year, agency, below: false })
  expect(found).toEqual({ ok: false, error: sentence })
})

it('prints rows and columns in the words of the form, what is zero left out', () => {
  const form = templateOfYear(loadTemplates(), 2025)
  if (!form) throw new Error('no form')
  const cells = {
    't3.denied_law.natural': 12,
    't3.denied_law.total': 12,
    't4.n.suit_after_other': 3,
  }
  const lines = statisticsLines(form, { region: '安澜县', agency: null, year: 2025, cells })
  expect(lines.filter((line) => !line.includes('自然人') && !line.includes('结果维持'))).toEqual([
    '安澜县全部单位 2025年',
    '',
    '表三　收到和处理政府信息公开申请情况',
    '三、本年度办理结果',
    '  （三）不予公开',
    expect.stringMatching(/^ {4}2\.其他法律行政法规禁止公开 +12( +0){5} +12$/),
    '',
    expect.stringMatching(/^表四　/),
    expect.stringMatching(/^行政诉讼／复议后起诉 +0 +0 +3 +0 +0$/),
  ])
  expect(lines[3]).toMatch(/^ +自然人 .*总计$/)
  expect(lines.join('\n')).not.toContain('t3.')
  const none = statisticsLines(form, { region: '', agency: '教育局', year: 2025, cells: {} })
  expect(none).toEqual(['教育局 2025年', '  没有申请'])
})

it.each([['statistics requests --year 2025'], ['audit verify'], ['backup']])(
  '%s says where no platform has its data, and makes nothing',
  async (line) => {
    const cwd = mkdtempSync(join(tmpdir(), 'gongkai-nothing-'))
    const { code, out, err } = await runCommand(line.split(' '), { cwd })
    expect([code, out, existsSync(join(cwd, 'data'))]).toEqual([1, '', false])
    expect(err).toMatch(/^\S*data 里没有平台的数据：[^\n]*GONGKAI_DATA[^\n]*\n$/)
    rmSync(cwd, { recursive: true })
  },
)
