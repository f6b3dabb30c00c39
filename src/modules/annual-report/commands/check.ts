import { fail, ok, type Result } from '#core/kit/result.ts'
import type { Given, OptionSpecs } from '#platform/terminal/command.ts'
import { defineCommand, type Outcome, wrongUsage } from '#platform/terminal/command.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { printable } from '#platform/terminal/width.ts'
import type { CheckedFile, Company } from '../actions/check-files.ts'
import type { HeldAgainst } from '../actions/check-report.ts'
import { hasErrors, Tally } from '../actions/check-summary.ts'
import type { FileInput } from '../actions/read-report.ts'
import { readRoster } from '../actions/read-roster.ts'
import type { Workshop } from '../actions/workshop.ts'
import {
  FILES_NOTE,
  gatherInputs,
  MANY_FILES_OPTIONS,
  openWorkshop,
  pathsOf,
  problemJson,
  withProgress,
} from './shared.ts'

/** More files than this are shown on one line each, unless `--full` is given. */
const FEW = 10

const OPTIONS = {
  previous: { kind: 'value', argument: '文件', about: '上一年度的报告，用来核对跨年的数字' },
  members: {
    kind: 'list',
    argument: '文件',
    about: '各成员单位的报告（可以是文件夹）；第一个文件按政府报告核对汇总',
  },
  roster: {
    kind: 'value',
    argument: '文件',
    about: '应交报告的单位名单：文本、Word 或 Excel，一行一个',
  },
  pair: { kind: 'flag', about: '在这些文件里自动找同一机关上一年度的报告来核对' },
  siblings: { kind: 'flag', about: '与同年度其他机关的报告比较正文是否雷同' },
  government: { kind: 'flag', about: '按政府（而不是部门）的报告要求核对' },
  'may-make-rules': { kind: 'flag', about: '有规章制定权（设区的市、自治州以上）' },
  strict: { kind: 'flag', about: '从严检查：可写可不写的内容，没写也算问题' },
  full: { kind: 'flag', about: '文件很多时也逐条列出问题（平时 10 个以上只列一行）' },
  html: { kind: 'value', argument: '文件', about: '另写一个网页：排名、常见问题和每份报告的问题' },
  ...MANY_FILES_OPTIONS,
} as const satisfies OptionSpecs

type CheckGiven = Given<typeof OPTIONS>

export const checkCommand = defineCommand({
  name: 'check',
  summary: '检查报告：勾稽关系、空格、年份、正文与表格、跨年、汇总',
  usage: [
    '文件… [--json] [--html 网页文件] [--strict]',
    '文件 --previous 上年文件',
    '政府报告 --members 成员文件… [--roster 名单文件]',
    '文件夹 --pair',
  ],
  operands: { min: 1, max: Number.POSITIVE_INFINITY, what: '要检查的文件或文件夹' },
  options: OPTIONS,
  notes: [
    FILES_NOTE,
    '有空白或没有读出的格子时结果是“不完整”，绝不算通过。',
    '名称以“人民政府”结尾的机关自动按政府报告核对。',
    '上年报告或成员报告读不出时，会说明哪一项没有核对。',
    '--html 只替换以前的检查结果网页，不替换别的文件。',
    '--members 后面到下一个选项为止都是成员；后面还有要检查的文件时先写 --。',
  ],
  examples: [
    { line: 'report check 2025年报.docx', about: '检查一份报告' },
    { line: 'report check 2025年报.docx --previous 2024年报.pdf', about: '连同上年结转一起核对' },
    {
      line: 'report check 县政府.docx --members 部门/ --roster 名单.txt',
      about: '核对汇总，看缺了谁',
    },
    {
      line: 'report check 全县/ --pair --html 检查结果.html',
      about: '几年、许多单位一起检查，另写网页',
    },
    { line: 'report check 全县/ --json | head -1', about: '给程序用，一份一行' },
  ],
  run: async ({ operands, options }, terminal) => {
    if (options.previous !== null && options.pair) {
      return wrongUsage('--previous 和 --pair 只能用一个')
    }
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const inputs = await gatherInputs(operands, terminal)
    if (options.previous !== null && inputs.length > 1) {
      return wrongUsage('--previous 一次只核对一份报告；几年的报告放在一起请用 --pair')
    }
    const company = await companyOf(options, terminal)
    if (!company.ok) return wrongUsage(company.error)
    if (options.html !== null) {
      const { checkPageProblem } = await import('../actions/save-check-page.ts')
      const { previous, members } = company.value
      const others = [...(previous ? [previous] : []), ...(members ?? [])]
      const roster = options.roster === null ? [] : [options.roster]
      const problem = checkPageProblem(options.html, [
        ...pathsOf([...inputs, ...others]),
        ...roster,
      ])
      if (problem) return wrongUsage(printable(problem))
    }
    return checkAll(inputs, company.value, options, workshop.value, terminal)
  },
})

/** The reports that those to be checked are compared with. */
async function companyOf(
  options: CheckGiven['options'],
  terminal: Terminal,
): Promise<Result<Company, string>> {
  const roster = options.roster === null ? ok([]) : await readRoster(options.roster)
  if (!roster.ok) return roster
  if (options.roster !== null && options.members === null) {
    return fail('--roster 要和 --members 一起用')
  }
  if (options.members?.length === 0) return fail('选项 --members 后面要有成员单位的报告')
  const previous = options.previous === null ? [] : await gatherInputs([options.previous], terminal)
  if (previous.length > 1) return fail('--previous 要的是一份报告，不是一个文件夹')
  return ok({
    previous: previous[0] ?? null,
    members: options.members && (await gatherInputs(options.members, terminal)),
    roster: roster.value,
    pair: options.pair,
    siblings: options.siblings,
  })
}

async function checkAll(
  inputs: readonly FileInput[],
  company: Company,
  options: CheckGiven['options'],
  workshop: Workshop,
  terminal: Terminal,
): Promise<Outcome> {
  const [{ checkFiles }, text] = await Promise.all([
    import('../actions/check-files.ts'),
    import('../views/check-text.ts'),
  ])
  const total = inputs.length + (company.members?.length ?? 0) + (company.previous ? 1 : 0)
  const bar = terminal.progress('检查', total, options.progress)
  const tally = new Tally()
  const kept: CheckedFile[] = []
  let code: 0 | 1 = 0
  const checks = checkFiles(
    inputs,
    {
      government: options.government,
      mayMakeRules: options['may-make-rules'],
      strict: options.strict,
    },
    company,
    withProgress(workshop, bar),
  )
  for await (const checked of checks) {
    const ranked = tally.add(checked)
    if (hasErrors(checked)) code = 1
    if (checked.result.ok) sayFailed(checked.result.value.against, terminal)
    if (options.html !== null) kept.push(checked)
    if (options.json) await terminal.print(checkedJson(checked))
    else if (options.full || inputs.length <= FEW) {
      await terminal.print(...text.checkedLines(checked, terminal))
    } else await terminal.print(text.checkedLine(ranked, terminal))
  }
  bar.end()
  const summary = tally.summary()
  const { ruleTitles } = await import('../actions/rule-titles.ts')
  const titleOf = ruleTitles(workshop.templates)
  if (!options.json && summary.files.length > 1) {
    await terminal.print('', ...text.summaryLines(summary, titleOf, terminal))
  }
  if (options.html === null) return code
  const { saveCheckPage } = await import('../actions/save-check-page.ts')
  const saved = await saveCheckPage(options.html, summary, kept, titleOf)
  terminal.note(saved.ok ? `网页已写到 ${saved.value}` : saved.error)
  return saved.ok ? code : 1
}

/** What was asked for and could not be done, whatever form the results take. */
function sayFailed({ failed }: HeldAgainst, terminal: Terminal): void {
  for (const sentence of failed) terminal.note(printable(sentence))
}

function checkedJson({ file, result }: CheckedFile): string {
  if (!result.ok) return problemJson(file, result.error)
  const { template, year, agency, status, findings, confirmed, against } = result.value
  return JSON.stringify({
    file,
    template,
    year,
    agency,
    status,
    findings: findings.map((finding) => ({
      ...finding,
      expected: finding.expected ?? null,
      actual: finding.actual ?? null,
    })),
    confirmed,
    against,
  })
}
