import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { correctReport } from '#testing/annual-report/arbitrary.ts'
import { contextOf, findingsOf, sampleReport, withText } from '#testing/annual-report/sample.ts'
import type { AnnualReport } from '../../report.ts'
import type { Template } from '../../template.ts'

const [template] = loadTemplates() as [Template]
const report = sampleReport(template, { year: 2023, agency: '安澜县财政局' })
const find = (rule: string, made: AnnualReport, more = {}) =>
  findingsOf(rule, contextOf(template, made, more))

describe('n.pairs', () => {
  const text = (sentence: string) => withText(report, 's1', sentence)

  test.each<[string, string, string]>([
    [
      '修订了《安澜县舆情应急管理制\n公开岗位职责，定岗定责。落实《条例》规定。',
      '《',
      '只有前半个书名号',
    ],
    ['修订安澜县舆情应急管理制度》和岗位职责。', '》', '只有后半个书名号'],
    ['各乡镇（含街道办均已设立查阅点。', '（', '只有前半个括号'],
    ['公布电话（0999-6120018)，开通信箱）。', '）', '只有后半个括号'],
    ['开展“一件事一次办改革。', '“', '只有前半个引号'],
    ['开展”一件事”改革。', '”', '只有后半个引号'],
    ['印发《关于转发《公开要点》的通知。', '《', '只有前半个书名号'],
  ])('%s', (sentence, mark, says) => {
    const [finding, ...others] = find('n.pairs', text(sentence))
    expect(others).toEqual([])
    expect(finding).toMatchObject({ level: 'hint', section: 's1', actual: mark })
    expect(finding?.message).toContain(says)
    const { quote } = finding ?? {}
    expect(quote && sentence.slice(quote.start, quote.end)).toBe(quote?.text)
    expect(quote?.text).toContain(mark)
  })

  test.each([
    '重点做好：1）更新目录；2）培训人员；3）回应关切。',
    '一）更新目录\n二）培训人员',
    'a) 更新目录；b) 培训人员。',
    '（一）更新目录（含县级、乡级）。(二)培训人员。',
    '落实（包括：1）更新目录；2）培训人员）两项任务。',
    '落实（包括1）更新目录；2）培训人员）两项任务。',
    '公布电话（0999-6120018)，开通信箱。',
    '修订了《安澜县\n舆情应急管理制度》和岗位职责。',
    '印发《关于转发《公开要点》的通知》。',
    '按照“一号对外、分类处置”机制，破解“号难记、话难通”问题。',
    '按照《通知》（国办公开办函〔2021〕30号）要求编制。',
    '网址见下。\nhttp://www.anlan.example\nmailto:gk@anlan.example）。',
    '他说：“公开‘五项’内容”。',
  ])('leaves «%s» alone', (sentence) => {
    expect(find('n.pairs', text(sentence))).toEqual([])
  })

  test('names a kind of mark once a paragraph, and leaves sections of tables alone', () => {
    const made = text('开展”一件事”改革，推进”一网通办”。\n开展”一件事”改革。')
    expect(find('n.pairs', made)).toHaveLength(2)
    expect(find('n.pairs', withText(report, 's3', '（区分处理的，'))).toEqual([])
  })

  test('notices any mark taken out of any text, and none in what is whole', () => {
    const piece = fc.constantFrom(
      '《甲办法》',
      '（乙）',
      '“丙”',
      '【丁】',
      '，落实',
      '。\n',
      '公开',
    )
    const pieces = fc.array(piece, { minLength: 1, maxLength: 30 })
    fc.assert(
      fc.property(pieces, fc.nat(), (parts, pick) => {
        const whole = parts.join('')
        expect(find('n.pairs', text(whole))).toEqual([])
        const marks = [...whole.matchAll(/[《》（）“”【】]/g)].map(({ index }) => index)
        const at = marks[pick % marks.length]
        if (at === undefined) return
        expect(find('n.pairs', text(whole.slice(0, at) + whole.slice(at + 1)))).toHaveLength(1)
      }),
    )
  })
})

describe('n.site', () => {
  const inIntro = (intro: string, overview = '') =>
    withText(withText(report, 'intro', intro), 's1', overview)

  test.each<[string, string, string]>([
    [
      '电子版可从安澜县人民政府门户网站(http://www.anlan.gov.cn)下载。',
      '主动公开方面\nhttp://www.alx.gov.cn\n公开信息5条。',
      'alx.gov.cn',
    ],
    [
      '可从县政府门户网站（www.anlan.gov.cn）查阅。',
      '在县政府门户网站（www.alxzf.gov.cn）公开。',
      'alxzf.gov.cn',
    ],
    ['网址：http://www.anlan.gov.cn/。', '网址：http://zwgk.alx.gov.cn/。', 'alx.gov.cn'],
  ])('%s / %s', (intro, overview, other) => {
    const [finding, ...more] = find('n.site', inIntro(intro, overview))
    expect(more).toEqual([])
    expect(finding).toMatchObject({ level: 'hint', section: 's1', actual: other })
    expect(finding?.message).toContain('anlan.gov.cn（引言）')
    expect(finding?.message).toContain(`${other}（“一、总体情况”）`)
  })

  test.each<[string, string]>([
    [
      '可从县政府门户网站（http://www.anlan.gov.cn）下载。',
      '网址：https://zwgk.anlan.gov.cn/a/b。',
    ],
    ['可从县政府门户网站（www.anlan.gov.cn）查阅。', '通过政务服务网（www.zwfw-al.gov.cn）公开。'],
    ['可从县政府门户网站（www.anlan.gov.cn）查阅，电子邮箱：gk@mail-al.gov.cn。', ''],
    ['可从县政府门户网站（www.anlan.gov.cn）查阅。', '学习中国政府网 www.gov.cn 栏目设置。'],
    ['可从县政府门户网站（www.anlan.gov.cn）查阅。', '地址见 http://www.anlan.example。'],
    ['', ''],
  ])('leaves «%s» / «%s» alone', (intro, overview) => {
    expect(find('n.site', inIntro(intro, overview))).toEqual([])
  })
})

describe('n.unsigned', () => {
  const without = { ...report, signedOn: null }

  test('names the day by which the report must be public', () => {
    expect(find('n.unsigned', without)).toMatchObject([{ level: 'hint' }])
    expect(find('n.unsigned', without)[0]?.message).toContain('2024-01-31')
    expect(find('n.unsigned', without, { isGovernment: true })[0]?.message).toContain('2024-03-31')
    expect(find('n.unsigned', without, { strict: true })).toMatchObject([{ level: 'warning' }])
  })

  test('has nothing to say about a report with a day, or of an unknown year', () => {
    expect(find('n.unsigned', report)).toEqual([])
    expect(find('n.unsigned', { ...without, year: null })).toEqual([])
  })
})

test('correct reports have even marks, one site and a day', () => {
  fc.assert(
    fc.property(correctReport(template), (made) => {
      for (const rule of ['n.pairs', 'n.site', 'n.unsigned']) expect(find(rule, made)).toEqual([])
    }),
    { numRuns: 40 },
  )
})
