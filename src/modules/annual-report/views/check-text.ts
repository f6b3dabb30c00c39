import { LEVEL_NAMES, LEVELS } from '#core/annual-report/checking/level.ts'
import type { Finding } from '#core/annual-report/finding.ts'
import type { Level } from '#core/annual-report/template.ts'
import type { Style, Terminal } from '#platform/terminal/terminal.ts'
import { textTable } from '#platform/terminal/text-table.ts'
import { clip, pad, printable, wrap } from '#platform/terminal/width.ts'
import type { CheckedFile } from '../actions/check-files.ts'
import type { CheckedReport } from '../actions/check-report.ts'
import {
  type CheckSummary,
  countLevels,
  FILE_STATUSES,
  type FileStatus,
  type RankedFile,
  statusOf,
} from '../actions/check-summary.ts'
import {
  againstText,
  basisText,
  countsText,
  quoteText,
  STATUS_NAMES,
  subjectText,
} from './check-words.ts'

type Screen = Pick<Terminal, 'columns' | 'style'>

const STATUS_STYLES: Readonly<Record<FileStatus, Style>> = {
  unreadable: 'red',
  fail: 'red',
  incomplete: 'yellow',
  pass: 'green',
}
const LEVEL_STYLES: Readonly<Record<Level, Style>> = {
  error: 'red',
  warning: 'yellow',
  hint: 'cyan',
}
const INDENT = '    '
const MOST_LISTED = 10

/** Everything a check said about one file: status first, then the findings, worst first. */
export function checkedLines(checked: CheckedFile, screen: Screen): string[] {
  const { file, result } = checked
  const mark = statusMark(statusOf(checked), screen)
  if (!result.ok)
    return [`${mark} ${printable(file)}`, ...hanging(result.error.message, screen), '']
  const { agency, year, findings, confirmed, against } = result.value
  const heldAgainst = againstText(against)
  return [
    `${mark} ${printable(subjectText(agency, year))}：${countsText(countLevels(checked))}`,
    `${INDENT}${screen.style('dim', printable(file))}`,
    ...(heldAgainst === null ? [] : hanging(heldAgainst, screen)),
    ...LEVELS.flatMap((level) => levelLines(level, findings, screen)),
    ...confirmedLines(confirmed, screen),
    '',
  ]
}

function levelLines(level: Level, findings: readonly Finding[], screen: Screen): string[] {
  const own = findings.filter((finding) => finding.level === level)
  if (own.length === 0) return []
  const title = screen.style(LEVEL_STYLES[level], `${LEVEL_NAMES[level]}（${own.length}）`)
  return [`  ${title}`, ...own.flatMap((finding, index) => findingLines(finding, index, screen))]
}

function findingLines(finding: Finding, index: number, screen: Screen): string[] {
  const number = pad(`${index + 1}.`, INDENT.length)
  const quote = quoteText(finding)
  return [
    ...hanging(finding.message, screen).map((line, at) =>
      at === 0 ? `${INDENT}${number}${line.slice(INDENT.length * 2)}` : line,
    ),
    ...(quote === null ? [] : hanging(`原文：“${quote}”`, screen)),
    `${INDENT}${INDENT}${screen.style('dim', printable(basisText(finding)))}`,
  ]
}

function confirmedLines(confirmed: CheckedReport['confirmed'], screen: Screen): string[] {
  if (confirmed.length === 0) return []
  const title = screen.style('green', `核对无误（${confirmed.length}）`)
  return [`  ${title}`, ...confirmed.flatMap(({ text }) => hanging(text, screen))]
}

/** Long Chinese text, broken to the width of the screen and set in. */
function hanging(text: string, screen: Screen): string[] {
  const margin = INDENT + INDENT
  return wrap(printable(text), Math.max(20, screen.columns - margin.length - 2)).map(
    (line) => margin + line,
  )
}

/** One file of many, on one line. */
export function checkedLine(ranked: RankedFile, screen: Screen): string {
  const { status, agency, year, counts, file } = ranked
  const what =
    status === 'unreadable' ? '' : `${subjectText(agency, year)}：${countsText(counts)} · `
  return `${statusMark(status, screen)} ${printable(what + file)}`
}

function statusMark(status: FileStatus, screen: Screen): string {
  return screen.style(STATUS_STYLES[status], pad(STATUS_NAMES[status], 6))
}

/** A whole run: how many of each status, the most frequent rules, the worst files. */
export function summaryLines(
  summary: CheckSummary,
  titleOf: (rule: string) => string,
  screen: Screen,
): string[] {
  const { statuses, rules, files } = summary
  const counts = FILE_STATUSES.filter((status) => statuses[status] > 0).map((status) =>
    screen.style(STATUS_STYLES[status], `${STATUS_NAMES[status]} ${statuses[status]}`),
  )
  const worst = files.filter(({ status }) => status !== 'pass').slice(0, MOST_LISTED)
  return [
    `${screen.style('bold', `共 ${files.length} 份`)}：${counts.join('，')}`,
    ...titled('最常见的问题', ruleRows(rules, titleOf), screen),
    ...titled('问题最多的文件', worst.map(fileRow), screen),
  ]
}

function ruleRows(rules: CheckSummary['rules'], titleOf: (rule: string) => string): string[][] {
  return rules
    .slice(0, MOST_LISTED)
    .map(({ rule, level, findings, files }) => [
      LEVEL_NAMES[level],
      `${files} 份`,
      `${findings} 处`,
      clip(titleOf(rule), 50),
      rule,
    ])
}

function fileRow({ status, counts, agency, year, file }: RankedFile): string[] {
  const what = status === 'unreadable' ? '' : subjectText(agency, year)
  const problems = status === 'unreadable' ? '' : countsText(counts)
  return [STATUS_NAMES[status], problems, printable(what), printable(file)]
}

function titled(title: string, rows: readonly string[][], screen: Screen): string[] {
  if (rows.length === 0) return []
  return ['', screen.style('bold', title), ...textTable(rows).map((line) => `  ${line}`)]
}
