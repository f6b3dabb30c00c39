import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findHolders, type PossibleHolder } from './find-holders.ts'
import data from './holders.json' with { type: 'json' }

const NAMES: readonly (readonly [string, PossibleHolder['kind']])[] = [
  ...(
    ['办公室', '教育局', '财政局', '自然资源局', '住房和城乡建设局', '水务局', '民政局'] as const
  ).map((name) => [`安澜县${name === '办公室' ? '人民政府办公室' : name}`, 'department'] as const),
  ...(['卫生健康局', '应急管理局', '农业农村局', '市场监督管理局', '公安局'] as const).map(
    (name) => [`安澜县${name}`, 'department'] as const,
  ),
  ['安澜县人民政府', 'government'],
  ['柳河镇人民政府', 'township'],
  ['石桥乡人民政府', 'township'],
]
const AGENCIES = NAMES.map(([name, kind], at) => ({ id: String(at), name, kind }))
const first = (words: string) => findHolders(words, AGENCIES)[0]

describe('who likely holds it', () => {
  it.each([
    ['2025年学校食堂食材采购合同', '安澜县教育局'],
    ['我家门口的征地批文和补偿标准', '安澜县自然资源局'],
    ['财政局２０２５年三公经费', '安澜县财政局'],
    ['低保名单和发放标准', '安澜县民政局'],
    ['去年自来水水质和水库放水记录', '安澜县水务局'],
    ['煤矿事故调查报告', '安澜县应急管理局'],
    ['村里的高标准农田补贴', '安澜县农业农村局'],
    ['柳河镇宅基地审批', '柳河镇人民政府'],
    ['房屋拆迁补偿协议', '安澜县住房和城乡建设局'],
    ['安澜县人民政府办公室2025年会议纪要', '安澜县人民政府办公室'],
    ['饭店的食品抽检结果', '安澜县市场监督管理局'],
  ])('%s → %s', (words, name) => expect(first(words)?.name).toBe(name))

  it.each(['', '   ', '？？？', '我想知道', 'hello'])('says nothing of %j', (words) => {
    expect(findHolders(words, AGENCIES)).toEqual([])
  })

  it('says why', () => {
    expect(first('学校食堂')?.why).toEqual(['您写到了“学校”、“食堂”，“义务教育”一般归它'])
    expect(first('柳河镇宅基地')?.why.join('；')).toContain('一般由乡镇、街道掌握')
  })

  it('never names more than five, and always says why', () => {
    const words = data.fields.flatMap((field) => field.words)
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (written) => {
        const found = findHolders(written.join('和'), AGENCIES)
        expect(found.length).toBeLessThanOrEqual(5)
        expect(found.every(({ why }) => why.length > 0)).toBe(true)
      }),
    )
  })

  it('knows all twenty-six fields, each with words and agencies', () => {
    expect(data.fields).toHaveLength(26)
    const all = [...data.fields, ...data.others]
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length)
    for (const { words, holders } of all) {
      expect([words.length > 2, holders.length > 0, new Set(words).size]).toEqual([
        true,
        true,
        words.length,
      ])
    }
  })
})
