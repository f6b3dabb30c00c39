import { blankReport } from '#core/annual-report/blank-report.ts'
import { type Template, templateOfYear } from '#core/annual-report/template.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'
import { deliver, destinationOfOne } from './deliver.ts'
import { OUTPUT_NOTES, OUTPUT_OPTIONS } from './destination.ts'
import { chooseTemplate, FILES_OPTIONS, JSON_OPTION, openWorkshop } from './shared.ts'

export const newCommand = defineCommand({
  name: 'new',
  summary: '给出一份空的报告，供填写',
  usage: ['--year 年度 --agency 机关全称 -o 文件或文件夹 [--template 2021] [--to docx,json]'],
  operands: { min: 0, max: 0, what: '' },
  options: {
    template: {
      kind: 'value',
      argument: '格式',
      about: '用哪一年的报告格式：2021 或 2019；不写时看年度',
    },
    year: { kind: 'value', argument: '年度', about: '报告年度，如 2026' },
    agency: { kind: 'value', argument: '名称', about: '机关全称' },
    ...OUTPUT_OPTIONS,
    ...JSON_OPTION,
    templates: FILES_OPTIONS.templates,
  },
  notes: [
    '每一格都是空白，正文里写着要填什么；没填完时 report check 的结果是“不完整”。',
    '填在 JSON、Word 或 Excel 里都可以，填好后再用 report check 检查、report write 成文。',
    '没有 --to 和 -o 时，把 JSON 显示在屏幕上。',
    ...OUTPUT_NOTES,
  ],
  examples: [
    {
      line: 'report new --template 2021 --year 2026 --agency 安澜县财政局 > 年报.json',
      about: '空报告的 JSON',
    },
    { line: 'report new --year 2026 --agency 安澜县财政局 -o 年报.docx', about: '空报告的 Word' },
  ],
  run: async ({ options }, terminal) => {
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const year = yearOf(options.year)
    if (!year.ok) return wrongUsage(year.error)
    const agency = options.agency?.trim() ?? ''
    if (agency === '') return wrongUsage('请用 --agency 写明机关全称')
    const template = templateFor(workshop.value.templates, options.template, year.value)
    if (!template.ok) return wrongUsage(template.error)
    if (!templateOfYear([template.value], year.value)) {
      terminal.note(`注意：${template.value.name}不用于 ${year.value} 年度。`)
    }
    const destination = destinationOfOne(options)
    if (!destination.ok) return wrongUsage(destination.error)
    const report = blankReport(template.value, year.value, agency)
    return deliver({ report, template: template.value }, destination.value, [], options, terminal)
  },
})

function yearOf(text: string | null): Result<number, string> {
  if (text === null) return fail('请用 --year 写明报告年度')
  const year = Number(text)
  return /^(19|20)\d\d$/.test(text) && year >= 2008
    ? ok(year)
    : fail(`--year 要的是四位年份（2008 年起），如 2026，不是 ${text}`)
}

function templateFor(
  templates: readonly Template[],
  name: string | null,
  year: number,
): Result<Template, string> {
  if (name !== null) return chooseTemplate(templates, name)
  const found = templateOfYear(templates, year)
  return found ? ok(found) : fail(`没有用于 ${year} 年度的模版，请用 --template 写明`)
}
