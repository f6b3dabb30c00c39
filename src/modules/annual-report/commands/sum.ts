import { ok } from '#core/kit/result.ts'
import { defineCommand, wrongUsage } from '#platform/terminal/command.ts'
import { printable } from '#platform/terminal/width.ts'
import { readRoster } from '../actions/read-roster.ts'
import type { MemberFile } from '../actions/sum-reports.ts'
import { deliver, destinationOfOne } from './deliver.ts'
import { OUTPUT_NOTES, OUTPUT_OPTIONS } from './destination.ts'
import {
  FILES_NOTE,
  gatherInputs,
  MANY_FILES_OPTIONS,
  openWorkshop,
  pathsOf,
  withProgress,
} from './shared.ts'

export const sumCommand = defineCommand({
  name: 'sum',
  summary: '把成员单位的报告汇总成政府报告的表格',
  usage: ['文件… -o 汇总.docx [--agency 政府名称] [--roster 名单文件]'],
  operands: { min: 1, max: Number.POSITIVE_INFINITY, what: '成员单位的报告或文件夹' },
  options: {
    agency: { kind: 'value', argument: '名称', about: '政府名称，写进标题' },
    roster: {
      kind: 'value',
      argument: '文件',
      about: '应交报告的单位名单：文本、Word 或 Excel，一行一个',
    },
    ...OUTPUT_OPTIONS,
    ...MANY_FILES_OPTIONS,
  },
  notes: [
    FILES_NOTE,
    '有成员的格子不是数字时，那一格不汇总；有文件读不出时不汇总。数字绝不会悄悄变少。',
    '一个单位有两份报告、年度或格式不一致时不汇总，请先理清。',
    '缺格、缺单位、有报告没有机关名称时退出码是 1，缺什么另行说明。',
    '没有 --to 和 -o 时，把 JSON 显示在屏幕上。',
    ...OUTPUT_NOTES,
  ],
  examples: [
    { line: 'report sum 成员/ -o 汇总.docx', about: '汇总成 Word，正文待写' },
    {
      line: 'report sum 成员/ --agency 安澜县人民政府 --roster 名单.txt -o 汇总.xlsx',
      about: '汇总成 Excel，并看缺了谁',
    },
  ],
  run: async ({ operands, options }, terminal) => {
    const workshop = openWorkshop(options.templates)
    if (!workshop.ok) return wrongUsage(workshop.error)
    const destination = destinationOfOne(options)
    if (!destination.ok) return wrongUsage(destination.error)
    const roster = options.roster === null ? ok([]) : await readRoster(options.roster)
    if (!roster.ok) return wrongUsage(roster.error)
    const inputs = await gatherInputs(operands, terminal)
    const [{ readFiles }, { sumReports }] = await Promise.all([
      import('../actions/read-files.ts'),
      import('../actions/sum-reports.ts'),
    ])
    const bar = terminal.progress('读取', inputs.length, options.progress)
    const reads = await readFiles(inputs, withProgress(workshop.value, bar), 'figures')
    bar.end()
    const members: MemberFile[] = []
    for (const { file, result } of reads) {
      if (result.ok) members.push({ file, ...result.value })
      else terminal.note(printable(`${file}：${result.error.message}`))
    }
    if (members.length < reads.length) {
      terminal.note(`有 ${reads.length - members.length} 份读不出，没有汇总。`)
      return 1
    }
    const summed = sumReports(members, options.agency, roster.value)
    if (!summed.ok) {
      for (const sentence of summed.error) terminal.note(printable(sentence))
      return 1
    }
    const sum = summed.value
    for (const { message } of sum.report.warnings) terminal.note(printable(message))
    const read = [...pathsOf(inputs), ...(options.roster === null ? [] : [options.roster])]
    const outcome = await deliver(sum, destination.value, read, options, terminal)
    return outcome === 0 && !sum.complete ? 1 : outcome
  },
})
