import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkCharacter } from '#core/kit/credit-code.ts'
import { writeCsv } from '#platform/documents/write/csv.ts'
import type { OutputCell } from '#platform/documents/write/output-document.ts'
import { writeXlsx } from '#platform/documents/write/xlsx.ts'
import { type World, world } from '#testing/world.ts'
import { confirmImport, previewImport } from './import-rows.ts'
import { listAgencies } from './read-agencies.ts'
import { listPeople } from './read-people.ts'

let town: World
beforeEach(async () => {
  town = await world()
})
afterEach(() => town.close())

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64')
const csv = (rows: string[][]) => ({ fileName: '表.csv', content: base64(writeCsv(rows)) })
async function xlsx(rows: string[][]) {
  const cells = rows.flatMap((row, at) =>
    row.map((text, column): OutputCell => {
      return { row: at, column, rowSpan: 1, columnSpan: 1, role: 'data', text }
    }),
  )
  const columns = rows[0]?.length ?? 0
  const widths = Array.from({ length: columns }, () => 1 / columns)
  const shape = { kind: 'table', rows: rows.length, columns, widths, headerRows: 1, cells } as const
  const table = { ...shape, caption: '单位' }
  const bytes = await writeXlsx({ title: '表', language: 'zh-CN', blocks: [table] }, '说明')
  return { fileName: '表.xlsx', content: base64(bytes) }
}
const system = () => town.as('system-administrator')
const preview = async (kind: string, file: object) => {
  const done = await town.execute(previewImport, system(), { kind, ...file })
  if (!done.ok) return { ...done.error, counts: null, rows: [] }
  return { ...done.value, message: '' }
}
const confirm = (kind: string, file: object) =>
  town.execute(confirmImport, system(), { kind, ...file })
const CODE = `11620523MB0Y12345${checkCharacter('11620523MB0Y12345')}`
const AGENCIES = [
  ['单位名称', '上级单位', '类别', '统一社会信用代码', '单独编制年报', '联系电话'],
  ['安澜县卫生健康局', '安澜县人民政府', '部门', CODE, '是', '0931-1234567'],
  ['安澜县人民医院', '安澜县卫生健康局', '事业单位', '', '否', ''],
  ['安澜县教育局', '', '政府部门', '', '', '0931-7654321'],
  ['安澜县水务局', '', '部门', '', '', ''],
]

describe('a file of agencies', () => {
  it('is shown first, saved when confirmed, and harmless the second time', async () => {
    const file = await xlsx(AGENCIES)
    const shown = await preview('agencies', file)
    expect(shown.counts).toEqual({ new: 2, changed: 1, same: 1, wrong: 0 })
    expect(shown.rows[2]?.notes).toEqual(['电话：（空） → 0931-7654321'])
    const names = async () => {
      const list = await town.execute(listAgencies, system(), {})
      return list.ok ? list.value.agencies : []
    }
    expect(await names()).toHaveLength(5)
    expect((await confirm('agencies', file)).ok).toBe(true)
    const saved = await names()
    expect(saved).toHaveLength(7)
    const hospital = saved.find(({ name }) => name === '安澜县人民医院')
    const bureau = saved.find(({ name }) => name === '安澜县卫生健康局')
    expect(hospital).toMatchObject({ parentId: bureau?.id, kind: 'institution', reports: false })
    expect(bureau).toMatchObject({ creditCode: CODE, contact: { phone: '0931-1234567' } })
    expect((await preview('agencies', file)).counts).toEqual({
      new: 0,
      changed: 0,
      same: 4,
      wrong: 0,
    })
    expect((await confirm('agencies', file)).ok).toBe(true)
    expect(await names()).toEqual(saved)
  })

  it('confirmed twice at once is saved once', async () => {
    const file = csv(AGENCIES)
    const done = await Promise.all([confirm('agencies', file), confirm('agencies', file)])
    expect(done.map(({ ok }) => ok)).toEqual([true, true])
    const rows = await town.query(`select id from agency where name = '安澜县卫生健康局'`)
    expect(rows).toHaveLength(1)
  })

  it('with wrong rows names each row and what is wrong, and saves nothing', async () => {
    const rows = [
      ['说明：带星号的必填'],
      ['单位名称', '上级单位', '类别', '统一社会信用代码', '单独编制年报'],
      ['好局', '', '部门', '', ''],
      ['', '', '', '', ''],
      ['', '安澜县人民政府', '部门', '', ''],
      ['坏局一', '没有的单位', '部门', '', ''],
      ['坏局二', '', '不认识', '', ''],
      ['坏局三', '', '部门', '123', '也许'],
      ['好局', '', '部门', '', ''],
      ['安澜县人民政府', '安澜县教育局', '政府', '', ''],
    ]
    const file = csv(rows)
    const shown = await preview('agencies', file)
    expect(shown.rows.map(({ row, what, notes }) => [row, what, notes.length])).toEqual([
      ...[
        [1, 'new', 0],
        [2, 'wrong', 1],
        [3, 'wrong', 1],
        [4, 'wrong', 1],
        [5, 'wrong', 2],
      ],
      ...[
        [6, 'wrong', 1],
        [7, 'wrong', 1],
      ],
    ])
    expect(await confirm('agencies', file)).toMatchObject({ error: { code: 'wrong-rows' } })
    expect(await town.query(`select id from agency where name = '好局'`)).toEqual([])
  })

  it.each([
    ['XLSX', xlsx],
    ['CSV', async (rows: string[][]) => csv(rows)],
  ])('of %s with a cell alone in its row says so of that row', async (_, fileOf) => {
    const blank = ['', '', '', '']
    const rows = [
      ['序号', '单位名称', '上级单位', '类别'],
      ['1', '好局', '', '部门'],
      ['', '', '安澜县人民政府', ''],
      blank,
      blank,
      blank,
      ['', '忘了类别的局', '', ''],
      blank,
      ['2', '', '', ''],
      blank,
      ['填表说明：带星号的必填\n请于月底前报送', '', '', ''],
      ['3', '又一好局', '', '部门'],
    ]
    const shown = await preview('agencies', await fileOf(rows))
    const said = shown.rows.map(({ row, name, what, notes }) => [row, name, what, notes.join()])
    expect(said).toEqual([
      [1, '好局', 'new', ''],
      [2, '', 'wrong', expect.stringContaining('没有写单位名称。')],
      [3, '', 'wrong', expect.stringMatching(/^这一行只有“忘了类别的局”.*。$/)],
      [4, '', 'wrong', expect.stringMatching(/^这一行只有“填表说明：带星号的必填”.*。$/)],
      [5, '又一好局', 'new', ''],
    ])
    expect(shown.rows).toHaveLength(5)
  })

  it.each([
    [
      'no table',
      { fileName: '信.txt', content: base64(new TextEncoder().encode('只有文字')) },
      '没有表格',
    ],
    [
      'a wrong head',
      csv([
        ['甲', '乙'],
        ['1', '2'],
      ]),
      '单位名称',
    ],
    ['no rows', csv([['单位名称', '类别']]), '没有内容'],
    ['rubbish', { fileName: '表.xlsx', content: base64(new Uint8Array([80, 75, 3, 4, 0, 0])) }, ''],
  ])('with %s is refused with a sentence', async (_, file, sentence) => {
    const { message } = await preview('agencies', file)
    expect(message).toMatch(/[\u4e00-\u9fff]{4}/)
    expect(message).toContain(sentence)
  })
})

describe('a file of people', () => {
  const PEOPLE = [
    ['姓名', '单位', '职务', '手机', '邮箱'],
    ['钱多', '安澜县教育局', '科员', '13812341234', 'qian@example.cn'],
    ['孙少', '安澜县水务局', '', '', ''],
  ]
  it('makes people once, and shows changes masked', async () => {
    const file = await xlsx(PEOPLE)
    expect((await confirm('people', file)).ok).toBe(true)
    expect((await preview('people', file)).counts).toEqual({
      new: 0,
      changed: 0,
      same: 2,
      wrong: 0,
    })
    const changed = csv([
      ...PEOPLE.slice(0, 1),
      ['钱多', '安澜县教育局', '科长', '13912341235', ''],
    ])
    const shown = await preview('people', changed)
    expect(shown.rows[0]?.notes).toEqual(['职务：科员 → 科长', '电话：138****1234 → 139****1235'])
    await confirm('people', changed)
    const list = await town.execute(listPeople, system(), { search: '13912341235' })
    expect(list.ok && list.value.people).toMatchObject([{ name: '钱多', title: '科长' }])
  })
  it('with a cell in a column that is not read says so of that row', async () => {
    const rows = [
      ['序号', ...(PEOPLE[0] ?? []), '备注'],
      ['1', '钱多', '安澜县教育局', '', '', '', ''],
      ['2', '', '', '', '', '', ''],
      ['3', '', '', '', '', '', '待定'],
    ]
    const { rows: shown } = await preview('people', await xlsx(rows))
    expect(shown.map(({ what }) => what)).toEqual(['new', 'wrong'])
    expect(shown[1]?.notes).toEqual([expect.stringContaining('“待定”')])
  })

  it('with an agency nobody knows, a wrong number or a row twice is not saved', async () => {
    const rows = [
      ...PEOPLE,
      ['李四', '没有的局', '', '', ''],
      ['王五', '安澜县教育局', '', '12a', 'x'],
      ['孙少', '安澜县水务局', '', '', ''],
    ]
    const { counts } = await preview('people', csv(rows))
    expect(counts).toEqual({ new: 2, changed: 0, same: 0, wrong: 3 })
    expect((await confirm('people', csv(rows))).ok).toBe(false)
  })
})
