import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Finding } from '#core/annual-report/finding.ts'
import { type ReportJson, toJson } from '#core/annual-report/json.ts'
import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import { correctFamily, correctPair, withFigure } from '#testing/annual-report/arbitrary.ts'
import { jsonLines, runCommand } from '#testing/command/run-command.ts'
import { REPORT_FORMATS, writeReport } from './actions/write-report.ts'
import { loadTemplates } from './annual-report.templates.ts'
import { anlanReport, cellsOf } from './testing.ts'

type Problem = { readonly file: string; readonly error: { code: string; message: string } }
type Checked = {
  readonly file: string
  readonly agency: string | null
  readonly status: string
  readonly findings: readonly Finding[]
}

const SUMS = ['x.agg', 'x.members']
const [template] = loadTemplates() as [Template, ...Template[]]
let folder = ''
const at = (name: string) => join(folder, name)
const run = (...args: string[]) => runCommand(['report', ...args], { cwd: folder })

function put(name: string, report: AnnualReport): void {
  mkdirSync(join(at(name), '..'), { recursive: true })
  writeFileSync(at(name), JSON.stringify(toJson(report)))
}

/** What a report says, without where it was read. */
function figures(cells: Readonly<Record<CellId, Cell>>): unknown {
  return template.cells.map(({ id }) => {
    const cell = cells[id]
    return [id, cell?.kind === 'number' ? cell.value : cell?.kind]
  })
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'gongkai-report-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('read', () => {
  it('gives one object a line in the order of the arguments, unreadable files included', async () => {
    put('a.json', anlanReport(template, { agency: '甲' }))
    put('b.json', anlanReport(template, { agency: '乙' }))
    writeFileSync(at('empty.docx'), '')
    writeFileSync(at('letter.txt'), '今天天气很好。')
    const names = ['b.json', 'missing.txt', 'empty.docx', 'a.json', 'letter.txt', 'b.json']
    const { code, out } = await run('read', '--json', ...names)
    const lines = jsonLines<ReportJson | Problem>(out)
    expect(code).toBe(1)
    expect(lines.map((line) => line.file)).toEqual(names)
    expect(lines.map((line) => ('error' in line ? line.error.code : line.agency))).toEqual([
      '乙',
      'missing',
      'empty',
      '甲',
      'not-a-report',
      '乙',
    ])
    const read = lines[0] as ReportJson
    expect(read.format).toBe('gongkai.annual-report/1')
    expect(Object.keys(read.cells)).toEqual(template.cells.map(({ id }) => id))
  })

  it('reads standard input', async () => {
    const { code, out } = await runCommand(['report', 'read', '--json', '-'], {
      input: JSON.stringify(toJson(anlanReport(template))),
    })
    expect(code).toBe(0)
    expect(jsonLines<ReportJson>(out)[0]).toMatchObject({ file: '-', agency: '安澜县人民政府' })
  })

  it('walks a folder, passing over what is no report, and says so', async () => {
    put('walk/b/z.json', anlanReport(template, { agency: '乙' }))
    put('walk/a.json', anlanReport(template, { agency: '甲' }))
    writeFileSync(at('walk/package.json'), '{"name":"x"}')
    writeFileSync(at('walk/photo.jpg'), 'x')
    writeFileSync(at('walk/.hidden.txt'), 'x')
    const { code, out, err } = await run('read', '--json', 'walk')
    expect(code).toBe(0)
    expect(jsonLines<ReportJson>(out).map((line) => line.agency)).toEqual(['甲', '乙'])
    expect(err).toBe('跳过隐藏文件 1 个、其他类型的文件 2 个。\n')
  })

  it('shows every table, and blank, stroke and unread apart from figures', async () => {
    const report = anlanReport(template)
    const changed: Record<CellId, Cell> = {
      ...report.cells,
      't3.new.natural': { kind: 'blank', raw: '' },
      't3.new.business': { kind: 'slash', raw: '/' },
      't3.new.research': { kind: 'unread', raw: '' },
    }
    put('kinds.json', { ...report, cells: changed })
    const { code, out } = await run('read', 'kinds.json')
    expect(code).toBe(0)
    expect(out).toMatch(/一、本年新收政府信息公开申请数量 +空 +\/ +？ +2 +3 +4 +188/)
    expect(out).toContain(`空白 1、“/” 1、没有读出 1`)
    for (const section of template.sections) expect(out).toContain(section.title)
  })

  it('lets no control character of a file reach the screen', async () => {
    put(
      'evil.json',
      anlanReport(template, { title: '标题\u001b[2J\u0007', agency: '局\u001b]0;x\u0007' }),
    )
    const { out } = await run('read', 'evil.json')
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f]/)
  })
})

describe('check', () => {
  it('says status and findings of each file', async () => {
    const report = anlanReport(template)
    put('good.json', report)
    put('bad.json', withFigure(report, 't3.new.total', 189))
    put('blank.json', {
      ...report,
      cells: { ...report.cells, 't4.n.review_total': { kind: 'blank', raw: '' } },
    })
    const { code, out } = await run('check', '--json', 'good.json', 'bad.json', 'blank.json')
    const [good, bad, blank] = jsonLines<Checked>(out)
    expect(code).toBe(1)
    expect(good?.findings.filter(({ level }) => level === 'error')).toEqual([])
    expect(good?.status).toBe('pass')
    expect(bad?.status).toBe('fail')
    expect(blank?.status).toBe('incomplete')
    expect(bad?.findings.map(({ rule }) => rule)).toEqual(
      expect.arrayContaining(['t3.row_total', 't3.balance']),
    )
    for (const finding of bad?.findings ?? []) {
      expect(Object.keys(finding)).toEqual(
        expect.arrayContaining([
          'rule',
          'level',
          'cells',
          'section',
          'message',
          'expected',
          'actual',
        ]),
      )
    }
    expect((await run('check', 'good.json')).code).toBe(0)
  })

  it('holds a report against last year’s, given or found among the arguments', async () => {
    const [pair] = fc.sample(correctPair(template), { numRuns: 1, seed: 7 })
    if (!pair) throw new Error('no pair')
    const wrong = Number(pair.previous.cells['t3.carried_out.natural']?.raw) + 5
    put('pair/now.json', pair.current)
    put('pair/old.json', withFigure(pair.previous, 't3.carried_out.natural', wrong))
    const alone = await run('check', '--json', 'pair')
    const given = await run('check', '--json', 'pair/now.json', '--previous', 'pair/old.json')
    const found = await run('check', '--json', '--pair', 'pair')
    expect(jsonLines<Checked>(found.out)).toMatchObject([
      { against: { previous: { file: join('pair', 'old.json'), year: pair.previous.year } } },
      { against: { previous: null } },
    ])
    const broken = ({ out }: { out: string }) =>
      jsonLines<Checked>(out)[0]?.findings.some(({ rule }) => rule === 'x.carry')
    expect([alone, given, found].map(broken)).toEqual([false, true, true])
  })

  it('holds a government against its members and names who is missing', async () => {
    const [family] = fc.sample(correctFamily(template), { numRuns: 1, seed: 7 })
    if (!family) throw new Error('no family')
    put('family/government.json', family.government)
    for (const [index, member] of family.members.entries()) {
      put(`family/members/${index}.json`, member)
    }
    const names = family.members.map(({ agency }) => agency ?? '')
    writeFileSync(at('roster.txt'), [...names, '安澜县气象局', '# 备注'].join('\n'))
    const all = await run(
      'check',
      '--json',
      'family/government.json',
      '--members',
      'family/members',
    )
    expect(
      jsonLines<Checked>(all.out)[0]?.findings.filter(({ rule }) => SUMS.includes(rule)),
    ).toEqual([])
    const rostered = await run(
      ...['check', 'family/government.json', '--members', 'family/members'],
      ...['--roster', 'roster.txt'],
    )
    expect(rostered.out).toContain('安澜县气象局')
    writeFileSync(at('family/members/letter.txt'), '今天天气很好。')
    const less = await run(
      'check',
      '--json',
      'family/government.json',
      '--members',
      'family/members',
    )
    const failed = /^成员报告读不出，汇总没有核对：family.members.letter\.txt/
    expect(less.code).toBe(1)
    expect(less.err).toMatch(failed)
    expect(jsonLines<Checked>(less.out)).toMatchObject([
      { against: { members: null, failed: [expect.stringMatching(failed)] } },
    ])
    expect(jsonLines<Checked>(all.out)).toMatchObject([
      { against: { previous: null, members: family.members.length, failed: [] } },
    ])
  })

  it('says that last year’s report could not be read, and counts it as no report', async () => {
    put('this-year.json', anlanReport(template))
    const args = ['check', 'this-year.json', '--previous', 'no-such.docx']
    const { code, out, err } = await run(...args, '--json')
    expect(code).toBe(1)
    expect(err).toMatch(/^上年报告读不出，跨年没有核对：no-such\.docx（找不到这个文件/)
    expect(jsonLines<Checked>(out)).toMatchObject([
      { file: 'this-year.json', status: 'pass', against: { previous: null } },
    ])
    expect((await run(...args)).out).not.toContain('共 2 份')
  })

  it('checks many mixed files in threads, in order, with a summary and a page', async () => {
    mkdirSync(at('crowd'))
    const formats = ['json', 'html', 'docx'] as const
    const bytes = await Promise.all(
      formats.map((format) => writeReport(anlanReport(template), template, format)),
    )
    const agency = '安澜县<script>alert(1)</script>局'
    for (let number = 0; number < 60; number += 1) {
      const name = `crowd/${String(number).padStart(2, '0')}`
      const kind = number % formats.length
      if (number % 10 === 9) writeFileSync(at(`${name}.pdf`), '%PDF-1.4 broken')
      else writeFileSync(at(`${name}.${formats[kind]}`), bytes[kind] ?? '')
    }
    put('crowd/99.json', withFigure(anlanReport(template, { agency }), 't3.new.total', 1))
    const { code, out } = await run('check', 'crowd', '--html', 'page.html')
    const lines = out.split('\n')
    const listed = lines.slice(0, 61).map((line) => /(\d\d)\.\w+$/.exec(line)?.[1])
    expect(code).toBe(1)
    expect(listed).toEqual([...listed].sort())
    expect(new Set(listed).size).toBe(61)
    expect(out).toContain('共 61 份：读不出 6，不通过 1，通过 54')
    expect(out).toContain('最常见的问题')
    const page = readFileSync(at('page.html'), 'utf8')
    expect(page).toContain('安澜县&lt;script&gt;')
    expect(page).not.toContain('<script')
    for (let number = 1; number <= 61; number += 1) expect(page).toContain(`id="file-${number}"`)
    const anchors = [...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id)
    expect(anchors.filter((id) => !page.includes(`id="${id}"`))).toEqual([])
  })
})

describe('write', () => {
  const formats = REPORT_FORMATS

  it('writes what reads back to the same cells, blanks included', async () => {
    const report = anlanReport(template)
    const blank: Cell = { kind: 'blank', raw: '' }
    const source = { ...report, cells: { ...report.cells, 't3.new.legal': blank } }
    put('source.json', source)
    const written = await run(
      'write',
      'source.json',
      '--to',
      formats.join(','),
      '-o',
      'out',
      '--json',
    )
    expect(written.code).toBe(0)
    const [line] = jsonLines<{ written: string[] }>(written.out)
    expect(line?.written).toEqual(formats.map((format) => join('out', `source.${format}`)))
    const read = await run('read', '--json', ...(line?.written ?? []))
    const back = jsonLines<ReportJson>(read.out)
    expect(back.map(({ agency }) => agency)).toEqual(formats.map(() => source.agency))
    for (const each of back)
      expect([each.file, figures(each.cells)]).toEqual([each.file, figures(source.cells)])
  })

  it('numbers equal names, and replaces a file only when told to, never one it reads', async () => {
    put('from/x.json', anlanReport(template, { agency: '甲' }))
    put('from/more/x.json', anlanReport(template, { agency: '乙' }))
    const args = ['write', 'from/x.json', 'from/more/x.json', '--to', 'json', '-o']
    await run(...args, 'into')
    const written = readFileSync(at('into/x.json'))
    writeFileSync(at('into/x.json'), '填好的')
    const refused = await run(...args, 'into')
    expect(refused.code).toBe(2)
    expect(refused.err).toMatch(/已有文件.*x\.json.*--force/)
    expect(readFileSync(at('into/x.json'), 'utf8')).toBe('填好的')
    expect((await run(...args, 'into', '--force')).code).toBe(0)
    expect(readFileSync(at('into/x.json'))).toEqual(written)
    expect(readdirSync(at('into')).sort()).toEqual(['x-2.json', 'x.json'])
    const before = readFileSync(at('from/x.json'))
    await run(...args, 'from')
    expect(readFileSync(at('from/x.json'))).toEqual(before)
    expect(readdirSync(at('from')).sort()).toEqual(['more', 'x-2.json', 'x-3.json', 'x.json'])
  })

  it('says in a sentence where it cannot write, and goes on', async () => {
    put('w.json', anlanReport(template))
    const { code, err } = await run(
      'write',
      'w.json',
      'missing.txt',
      '--to',
      'json',
      '-o',
      'w.json/x',
    )
    expect(code).toBe(1)
    expect(err.split('\n').filter((line) => line !== '')).toEqual([
      expect.stringContaining('路径中间有一段不是文件夹'),
      expect.stringContaining('missing.txt：找不到这个文件'),
    ])
  })
})

describe('new', () => {
  it('gives a report that is incomplete until it is filled in', async () => {
    const made = await run(
      'new',
      '--template',
      '2021',
      '--year',
      '2026',
      '--agency',
      '安澜县财政局',
    )
    expect(made.code).toBe(0)
    const report = JSON.parse(made.out) as ReportJson
    writeFileSync(at('new.json'), made.out)
    const empty = await run('check', '--json', 'new.json')
    expect(empty.code).toBe(1)
    expect(jsonLines<Checked>(empty.out)[0]?.status).toBe('incomplete')

    const cells = Object.fromEntries(
      Object.keys(report.cells).map((id) => [id, { kind: 'number', value: 0, raw: '0' }]),
    )
    const model = toJson(anlanReport(template))
    const filled = {
      ...report,
      cells,
      sections: { ...model.sections, intro: report.sections.intro },
    }
    writeFileSync(at('filled.json'), JSON.stringify(filled))
    const [checked] = jsonLines<Checked>((await run('check', '--json', 'filled.json')).out)
    expect(checked?.status).not.toBe('incomplete')
    expect(checked?.agency).toBe('安澜县财政局')
  })

  it.each([
    ['x.docx', 'x.docx'],
    ['X.DOCX', 'X.DOCX'],
    ['folder', join('folder', '安澜县财政局2026年政府信息公开工作年度报告.docx')],
    ['slash.docx/', join('slash.docx', '安澜县财政局2026年政府信息公开工作年度报告.docx')],
  ])('-o %s writes %s', async (output, path) => {
    const { code } = await run('new', '--year', '2026', '--agency', '安澜县财政局', '-o', output)
    expect(code).toBe(0)
    expect(existsSync(at(path))).toBe(true)
  })

  it('does not replace what was filled in', async () => {
    const args = ['new', '--year', '2026', '--agency', '安澜县财政局', '-o', 'filled.docx']
    writeFileSync(at('filled.docx'), '填好的')
    const refused = await run(...args)
    expect(refused.code).toBe(2)
    expect(refused.err).toContain('“filled.docx”')
    expect(readFileSync(at('filled.docx'), 'utf8')).toBe('填好的')
    expect((await run(...args, '--force')).code).toBe(0)
    expect(readFileSync(at('filled.docx'), 'latin1')).toMatch(/^PK/)
  })

  it('makes no folder where a file of a kind it cannot write was meant', async () => {
    const args = ['new', '--year', '2026', '--agency', '安澜县财政局', '-o', '年报.wps']
    const { code, err } = await run(...args)
    expect(code).toBe(2)
    expect(err).toContain('不能写成 .wps 文件')
    expect(err).toContain('docx、pdf')
    expect(existsSync(at('年报.wps'))).toBe(false)
  })

  it('uses a template of a further folder', async () => {
    const file = new URL('../../core/annual-report/templates/foi-annual-2021.json', import.meta.url)
    const further = {
      ...JSON.parse(readFileSync(file, 'utf8')),
      id: 'foi-annual-2027',
      name: '第三种',
    }
    mkdirSync(at('templates'))
    writeFileSync(at('templates/third.json'), JSON.stringify(further))
    const args = ['--year', '2027', '--agency', '安澜县财政局', '--templates', 'templates']
    const made = await run('new', '--template', '2027', ...args)
    expect(JSON.parse(made.out)).toMatchObject({ template: 'foi-annual-2027' })
    writeFileSync(at('third.json'), made.out)
    expect((await run('read', 'third.json')).code).toBe(1)
    const names = Array(6).fill('third.json')
    const read = await run('read', ...names, '--json', '--templates', 'templates')
    expect(jsonLines<ReportJson>(read.out).map((line) => line.template)).toEqual(
      Array(6).fill('foi-annual-2027'),
    )
  })
})

describe('--templates', () => {
  it.each([
    ['坏 #1.json', '{"id":', 'JSON 语法有误'],
    ['空.json', '{}', ''],
  ])('names the file %s that cannot be used', async (name, content, why) => {
    mkdirSync(at('unsound'), { recursive: true })
    writeFileSync(at(`unsound/${name}`), content)
    const { code, err } = await run('explain', '--templates', 'unsound')
    rmSync(at('unsound'), { recursive: true })
    expect(code).toBe(2)
    expect(err).toContain(`unsound 里的报告格式不能使用：${name}：${why}`)
    expect(err).not.toMatch(/Error|Unexpected|undefined/)
  })
})

describe('help', () => {
  it.each(['read', 'check', 'compare', 'sum', 'write', 'new', 'explain'])(
    'of %s is in Chinese but for what is typed',
    async (command) => {
      const { out } = await run(command, '--help')
      expect(out).not.toMatch(/\b[A-Z]{2,}\b(?<!JSON|PDF|CSV|TXT)/)
      expect(out).not.toMatch(/stderr|stdout|kind/)
    },
  )
})

describe('sum', () => {
  it('adds members up to what their government reports', async () => {
    const [family] = fc.sample(correctFamily(template), { numRuns: 1, seed: 11 })
    if (!family) throw new Error('no family')
    for (const [index, member] of family.members.entries()) put(`sum/${index}.json`, member)
    const { code } = await run('sum', 'sum', '--agency', '安澜县人民政府', '-o', 'government.json')
    expect(code).toBe(0)
    const sum = JSON.parse(readFileSync(at('government.json'), 'utf8')) as ReportJson
    expect(figures(sum.cells)).toEqual(figures(family.government.cells))
    expect(sum.agency).toBe('安澜县人民政府')
  })

  it.each([
    ['an agency twice', { agency: '安澜县水务局' }, '同一单位有几份报告'],
    ['two years', { year: 2024 }, '年度不一致'],
    ['a year that was not read', { year: null }, '年度不明'],
  ])('gives no sum of %s and names the files', async (_, changes, sentence) => {
    const water = anlanReport(template, { agency: '安澜县水务局' })
    rmSync(at('unfit'), { recursive: true, force: true })
    put('unfit/a.json', water)
    put('unfit/b.json', { ...water, agency: '安澜县教育局', ...changes })
    const { code, err } = await run('sum', 'unfit', '-o', 'unfit.json')
    expect(code).toBe(1)
    expect(err).toContain(sentence)
    expect(err).toMatch(/a\.json.*b\.json/)
    expect(existsSync(at('unfit.json'))).toBe(false)
  })

  it('takes a report without a name for nobody on the roster', async () => {
    put('nobody/a.json', anlanReport(template, { agency: '安澜县水务局' }))
    put('nobody/b.json', anlanReport(template, { agency: null, title: null }))
    writeFileSync(at('owe.csv'), '单位名称\n水务局\n教育局\n')
    const { code, err } = await run('sum', 'nobody', '--roster', 'owe.csv', '-o', 'nobody.json')
    expect(code).toBe(1)
    expect(err).toMatch(/没有读出机关名称.*b\.json/)
    expect(err).toContain('名单中有 1 个单位没有报告：教育局。')
  })

  it('gives no sum without a member it was told to add', async () => {
    put('members/a.json', anlanReport(template))
    writeFileSync(at('members/b.txt'), 'nothing')
    const { code, out, err } = await run('sum', 'members', '-o', 'partial.json')
    expect({ code, out }).toEqual({ code: 1, out: '' })
    expect(err).toContain('有 1 份读不出，没有汇总')
    expect(existsSync(at('partial.json'))).toBe(false)
  })

  it('leaves a cell unread where a member’s is no figure, and says so', async () => {
    const report = anlanReport(template)
    put('gap/a.json', report)
    put('gap/b.json', {
      ...report,
      agency: '安澜县水务局',
      cells: { ...report.cells, 't3.new.legal': { kind: 'blank', raw: '' } },
    })
    const { code, out, err } = await run('sum', 'gap', '--json')
    expect(code).toBe(1)
    expect(jsonLines<ReportJson>(out)[0]?.cells['t3.new.legal']?.kind).toBe('unread')
    expect(err).toContain('安澜县水务局有 1 格没有数字')
  })
})

describe('files that are read', () => {
  it.each([
    ['sum', 'own/a.json', '-o', 'own/a.json'],
    ['sum', 'own/a.json', '-o', 'own/../own/a.json', '--force'],
    ['sum', 'own/a.json', '-o', 'own/link.json', '--force'],
    ['sum', 'own/a.json', '--roster', 'own/list.csv', '-o', 'own/list.csv', '--force'],
    ['write', 'own/a.json', '-o', 'own/a.json', '--force'],
    ['check', 'own/a.json', '--html', 'own/a.json'],
    ['check', 'own/a.json', '--html', 'own/saved.html'],
    ['check', 'own/a.json', '--previous', 'own/b.json', '--html', './own/b.json'],
  ])('are not written over: %s %s %s %s', async (...args) => {
    rmSync(at('own'), { recursive: true, force: true })
    put('own/a.json', anlanReport(template))
    put('own/b.json', anlanReport(template, { year: 2024 }))
    writeFileSync(at('own/list.csv'), '安澜县人民政府\n')
    writeFileSync(at('own/saved.html'), '<p>网页</p>')
    symlinkSync(at('own/a.json'), at('own/link.json'))
    const state = () =>
      readdirSync(at('own')).map((name) => readFileSync(at(`own/${name}`), 'utf8'))
    const before = state()
    const { code, err } = await run(...args)
    expect(err).toMatch(/正是要读的文件|不是以前的检查结果网页/)
    expect(code).toBe(2)
    expect(state()).toEqual(before)
  })

  it('lets an overview page take the place of an older one', async () => {
    put('again.json', anlanReport(template))
    const check = () => run('check', 'again.json', '--html', 'again.html')
    expect([(await check()).code, (await check()).code]).toEqual([0, 0])
  })

  it('writes one report into the one file that is named', async () => {
    put('one.json', anlanReport(template))
    expect((await run('write', 'one.json', '-o', 'one.xlsx')).code).toBe(0)
    expect(existsSync(at('one.xlsx'))).toBe(true)
    expect((await run('write', 'one.json', 'again.json', '-o', 'both.xlsx')).code).toBe(2)
  })
})

describe('compare', () => {
  it('lists the cells that differ', async () => {
    const report = anlanReport(template)
    put('left.json', report)
    put('right.json', withFigure(report, 't3.new.natural', 200))
    const { code, out } = await run('compare', '--json', 'left.json', 'right.json')
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      left: { file: 'left.json' },
      right: { file: 'right.json' },
      differences: [{ cell: 't3.new.natural', kind: 'value', change: 42 }],
    })
    const text = (await run('compare', 'left.json', 'right.json')).out
    expect(text).toMatch(/自然人 +158 +200 +\+42 +\+26\.6/)
    expect(text).toContain('不同 1 格')
    expect(text).toContain('增减％')
    expect((await run('compare', 'left.json', 'left.json')).out).toContain('全部相同')
    expect((await run('compare', 'left.json', 'missing.json')).code).toBe(1)
  })

  it('puts cells of one form only that hold 0 on one line for each table', async () => {
    const older = loadTemplates().at(-1) as Template
    const extra = 't3.other_misc.natural'
    put('new-form.json', withFigure(anlanReport(template), extra, 9))
    put('old-form.json', { ...anlanReport(older), cells: cellsOf(older, {}) })
    const { out } = await run('compare', 'old-form.json', 'new-form.json')
    const lines = out.split('\n')
    const folded = lines.filter((line) => line.includes('都是 0。'))
    expect(new Set(folded).size).toBe(folded.length)
    expect(folded).toContainEqual(expect.stringMatching(/^表三：甲的格式没有其中 \d+ 格/))
    const single = lines.filter((line) => /^表三.* 0 +甲的格式没有这一格$/.test(line))
    expect(single).toEqual([])
    expect(out).toMatch(/自然人 +9 +甲的格式没有这一格/)
  })
})

describe('explain', () => {
  it('explains rules and cells, and lists all rules', async () => {
    const { code, out } = await run('explain', '--json', 't3.balance', 't3.denied_secret.natural')
    expect(code).toBe(0)
    expect(jsonLines<{ id: string; kind: string }>(out)).toMatchObject([
      { id: 't3.balance', kind: 'rule' },
      { id: 't3.denied_secret.natural', kind: 'cell' },
    ])
    expect((await run('explain', 't3.denied_secret.natural')).out).toContain('条例§14')
    expect((await run('explain')).out).toContain('x.carry')
  })

  it('finds a row by its id or by words of its label', async () => {
    const byId = await run('explain', 't3.denied_secret')
    expect(byId.out).toContain('表三“1.属于国家秘密”')
    expect(byId.out).toContain(template.name)
    expect(byId.out).not.toContain(template.id)
    expect((await run('explain', '国家秘密')).out).toContain(
      '表三“1.属于国家秘密”  t3.denied_secret',
    )
    const several = await run('explain', '--json', '申请')
    expect(several.code).toBe(0)
    expect(jsonLines<{ matches: unknown[] }>(several.out)[0]?.matches.length).toBeGreaterThan(3)
    expect((await run('explain', '没有这样的话')).code).toBe(2)
  })
})
