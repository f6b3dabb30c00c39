import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../../modules/annual-report/annual-report.templates.ts'
import type { Template } from '../../template.ts'
import { licenseZero } from './license-zero.ts'
import { contextOf, type Figures, findingsOn, levelsOn, reportSaying } from './testing.ts'

const [form2021, form2019] = loadTemplates() as [Template, Template]
const LICENSE = 't2_art20_5.license.decisions'
const TOTAL =
  '主动公开信息540条，其中，网站75条，公众号274条，办事大厅81条，平台64条，其他渠道46条。'

describe('n.twice', () => {
  it.each<[string, string[]]>([
    [`${TOTAL}全年通过报纸、电台等媒体发布信息46篇。`, ['n.twice hint']],
    [`${TOTAL}通过网站、公众号等发布重要信息500余条。`, ['n.twice hint']],
    [`${TOTAL}报刊采用稿件46篇，通过公众号等发布信息500余条。`, ['n.twice hint', 'n.twice hint']],
    // Another figure, unit, matter, year or sentence part.
    [`${TOTAL}全年通过报纸、电台等媒体发布信息47篇。`, []],
    [`${TOTAL}组织46人参加信息培训。`, []],
    [`${TOTAL}处置工单46件。`, []],
    [`${TOTAL}2023年报刊采用稿件46篇。`, []],
    [`${TOTAL}报刊采用稿件74篇。`, []],
    [`${TOTAL}通过公众号等发布信息400余条。`, []],
    [`${TOTAL}通过公众号等发布信息600余条。`, []],
    [`${TOTAL}收集意见500余条。`, []],
    ['主动公开信息9条，其中，网站5条，其他渠道4条。报刊采用稿件4篇。', []],
    ['主动公开信息540条。报刊采用稿件46篇，其他46条。', []],
  ])('%s', (text, expected) => {
    expect(levelsOn(form2021, text)).toEqual(expected)
  })

  it('quotes both and names the part', () => {
    const [finding] = findingsOn(form2021, `${TOTAL}报刊采用稿件46篇。`)
    expect(finding?.quote?.text).toBe('报刊采用稿件46篇。')
    for (const words of ['报刊采用稿件46篇', '540 条', '其他渠道', '46 条']) {
      expect(finding?.message).toContain(words)
    }
  })
})

describe('n.scope', () => {
  it.each<[string, string[]]>([
    ['可办事项745余项，网上可办675项，可办理率达90.6%。', ['n.scope hint']],
    ['网上可办率达90.6%。', ['n.scope hint']],
    ['可办事项745项，网上可办675项，可办理率达90.6%。', []],
    ['网站公开100余条，占总量的59%；公众号公开70余条，占总量的41%。', []],
  ])('%s', (text, expected) => {
    expect(levelsOn(form2021, text)).toEqual(expected)
  })
})

describe('n.settled', () => {
  it('names both figures and what to write', () => {
    const text = '转办诉求3950件，均已办结。因无职责等原因，退回或移交市直部门办理141件。'
    const [finding, ...others] = findingsOn(form2021, text)
    expect(others).toEqual([])
    expect(finding).toMatchObject({ rule: 'n.settled', level: 'hint', section: 's1', actual: 141 })
    for (const words of ['3950 件', '141件', '另有']) expect(finding?.message).toContain(words)
    expect(finding?.quote?.text).toContain('退回或移交')
  })
})

describe('n.license-gap', () => {
  const on = (text: string) => levelsOn(form2021, text, { [LICENSE]: 290 })

  it.each<[string, string[]]>([
    ['收到行政许可申请300件，受理行政许可292件，准予行政许可290件。', ['n.license-gap hint']],
    ['收到行政许可申请300件，受理行政许可292件，8件不符合条件，准予行政许可290件。', []],
    ['收到行政许可申请300件，受理行政许可292件，其余不予受理，准予行政许可290件。', []],
    ['收到行政许可申请300余件，受理行政许可292件，准予行政许可290件。', []],
    ['收到行政许可申请292件，受理行政许可292件，准予行政许可290件。', []],
    ['受理行政许可292件，准予行政许可290件。', []],
  ])('%s', (text, expected) => {
    expect(on(text)).toEqual(expected)
  })
})

describe('n.license-zero', () => {
  const on = (agency: string, text: string, figures: Figures = {}, isGovernment = false) => {
    const report = { ...reportSaying(form2019, { s1: text }, figures, 2020), agency }
    return licenseZero.check({ ...contextOf(form2019, report), isGovernment })
  }
  const APPROVING = '安澜县审批服务管理局'
  const SERVING = '安澜县政务服务中心'

  it('asks an agency that approves, and one that counts cases', () => {
    expect(on(APPROVING, '公示设备4台。')).toMatchObject([{ level: 'hint', cells: [LICENSE] }])
    const text = '公布政务服务事项745项，通过网上办理部门事项9900余件。'
    const [finding, ...others] = on(SERVING, text)
    expect(others).toEqual([])
    expect(finding?.message).toContain('办理部门事项9900余件')
    expect(finding?.quote?.text).toBe(text)
  })

  it.each<[string, string, string, Figures, boolean?]>([
    ['a centre that counts nothing', SERVING, '配备查询机8台。', {}],
    ['a centre with few cases', SERVING, '代办部门事项20件。', {}],
    ['an approving agency with decisions', APPROVING, '公布政务服务事项745项。', { [LICENSE]: 3 }],
    ['decisions in the other row', APPROVING, '', { 't2_art20_5.other_services.decisions': 9 }],
    ['an empty cell', APPROVING, '', { [LICENSE]: null }],
    ['another agency', '安澜县财政局', '办理审批事项900件。', {}],
    ['a government', '安澜县人民政府', '办理审批事项900件。', {}, true],
  ])('leaves %s alone', (_, agency, text, figures, isGovernment) => {
    expect(on(agency, text, figures, isGovernment)).toEqual([])
  })
})
