import { LEVEL_NAMES, LEVELS } from '#core/annual-report/checking/level.ts'
import type { Finding } from '#core/annual-report/finding.ts'
import { pageHtml } from '#platform/documents/write/html-page.ts'
import { type Html, html } from '#platform/html/html.ts'
import type { CheckedFile } from '../actions/check-files.ts'
import type { CheckedReport } from '../actions/check-report.ts'
import {
  type CheckSummary,
  FILE_STATUSES,
  type FileStatus,
  type RankedFile,
} from '../actions/check-summary.ts'
import { CHECK_STYLE } from './check-style.ts'
import {
  againstText,
  basisText,
  countsText,
  quoteText,
  STATUS_NAMES,
  subjectText,
} from './check-words.ts'

/** More findings of one file than this are counted, not shown: the page must stay usable. */
const MOST_FINDINGS = 100
const MOST_RULES = 20

/**
 * The outcome of a run as one self-contained page: how many of each status, the most frequent
 * problems, the files from worst to best, and every file's findings. No script is needed.
 */
export function checkPage(
  summary: CheckSummary,
  files: readonly CheckedFile[],
  titleOf: (rule: string) => string,
): string {
  const groups = FILE_STATUSES.filter((status) => summary.statuses[status] > 0)
  return pageHtml({
    title: `年度报告检查结果：共 ${summary.files.length} 份`,
    language: 'zh-CN',
    kicker: '政府信息公开年报',
    contentsLabel: '按结果查看',
    contents: [
      ...groups.map((status) => ({
        id: status,
        text: `${STATUS_NAMES[status]} ${summary.statuses[status]} 份`,
      })),
      { id: 'rules', text: '最常见的问题' },
    ],
    skipLabel: '跳到结果',
    main: html`${summary.files.length > 1 && statusList(summary, groups)}${rulesHtml(summary, titleOf)}${groups.map(
      (status) => groupHtml(status, summary.files),
    )}<h2 id="details">每份报告的问题</h2>
${summary.files.map((ranked) => fileHtml(ranked, files[ranked.number - 1]))}`,
    footer: html`<p>“不完整”指有空白或没有读出的格子，不能算通过。判断以报告原文为准。</p>`,
    style: CHECK_STYLE,
  })
}

function statusList({ statuses }: CheckSummary, groups: readonly FileStatus[]): Html {
  return html`<dl class="statuses">
${groups.map(
  (
    status,
  ) => html`<div class="${status}"><dt>${STATUS_NAMES[status]}</dt><dd>${statuses[status]}<small>份</small></dd></div>
`,
)}</dl>
`
}

function rulesHtml({ rules }: CheckSummary, titleOf: (rule: string) => string): Html {
  if (rules.length === 0) return html`<h2 id="rules">最常见的问题</h2>\n<p>没有发现问题。</p>\n`
  return html`<h2 id="rules">最常见的问题</h2>
<div class="scroll" role="region" aria-labelledby="rules" tabindex="0">
<table class="files">
<thead><tr><th scope="col">级别</th><th scope="col">问题</th><th scope="col">报告</th><th scope="col">处数</th><th scope="col" class="rule">规则</th></tr></thead>
<tbody>
${rules.slice(0, MOST_RULES).map(
  ({
    rule,
    level,
    findings,
    files,
  }) => html`<tr><td class="${level} level">${LEVEL_NAMES[level]}</td><th scope="row">${titleOf(rule)}</th><td class="count">${files} 份</td><td class="count">${findings} 处</td><td class="name rule">${rule}</td></tr>
`,
)}</tbody>
</table>
</div>
`
}

/** The files of one status, worst first; each leads to its findings. */
function groupHtml(status: FileStatus, files: readonly RankedFile[]): Html {
  const own = files.filter((file) => file.status === status)
  return html`<h2 id="${status}">${STATUS_NAMES[status]}（${own.length} 份）</h2>
<div class="scroll" role="region" aria-labelledby="${status}" tabindex="0">
<table class="files">
<thead><tr><th scope="col">机关和年度</th>${LEVELS.map((level) => html`<th scope="col">${LEVEL_NAMES[level]}</th>`)}<th scope="col">文件</th></tr></thead>
<tbody>
${own.map(
  ({ number, agency, year, counts, file }) => html`<tr><th scope="row"><a href="#file-${number}">${
    status === 'unreadable' ? file : subjectText(agency, year)
  }</a></th>${LEVELS.map((level) => html`<td class="count">${counts[level]}</td>`)}<td class="name">${file}</td></tr>
`,
)}</tbody>
</table>
</div>
`
}

function fileHtml(ranked: RankedFile, checked: CheckedFile | undefined): Html {
  const { number, status, agency, year, counts, file } = ranked
  const title = status === 'unreadable' ? file : subjectText(agency, year)
  const result = checked?.result
  return html`<section class="file" aria-labelledby="file-${number}">
<h3 id="file-${number}"><span class="mark ${status}">${STATUS_NAMES[status]}</span> ${title}</h3>
<p class="about">${file}${status !== 'unreadable' && html`　<span class="count">${countsText(counts)}</span>`}　<a href="#${status}">回到排名</a></p>
${result && !result.ok && html`<p>${result.error.message}</p>\n`}${result?.ok && againstHtml(result.value.against)}${result?.ok && findingsHtml(result.value.findings)}${result?.ok && confirmedHtml(result.value.confirmed)}</section>
`
}

function againstHtml(against: CheckedReport['against']): Html | '' {
  const text = againstText(against)
  return text === null ? '' : html`<p>${text}。</p>\n`
}

function findingsHtml(findings: readonly Finding[]): Html | '' {
  if (findings.length === 0) return ''
  const left = findings.length - MOST_FINDINGS
  return html`<ol class="findings">
${findings.slice(0, MOST_FINDINGS).map(
  (
    finding,
  ) => html`<li class="${finding.level}"><b>${LEVEL_NAMES[finding.level]}</b> ${finding.message}${
    quoteText(finding) && html`<q>${quoteText(finding)}</q>`
  }<small>${basisText(finding)}</small></li>
`,
)}</ol>
${left > 0 && html`<p>另有 ${left} 条没有列出。</p>\n`}`
}

function confirmedHtml(confirmed: CheckedReport['confirmed']): Html | '' {
  if (confirmed.length === 0) return ''
  return html`<details><summary>核对无误 ${confirmed.length} 项</summary>
<ul>${confirmed.map(({ text }) => html`<li>${text}</li>`)}</ul>
</details>
`
}
