import { fileURLToPath } from 'node:url'
import { runProgram } from '#platform/terminal/run-program.ts'
import { processTerminal } from '#platform/terminal/terminal.ts'
import { gongkai } from './program.ts'

/**
 * Shows what the command line can do, on the reports of 安澜县 in `samples/`: a county that does not
 * exist. Every step is an ordinary command and can be repeated by hand.
 */

const MEMBERS = ['approval-2025.pdf', 'education-2025.txt', 'health-2025.xlsx', 'office-2025.txt']
const OTHER_MEMBERS = ['qinghe-2025.txt', 'resources-2025.html']
const members = [...MEMBERS, ...OTHER_MEMBERS].map((name) => `samples/${name}`)

const STEPS: readonly { readonly about: string; readonly line: readonly string[] }[] = [
  { about: '有哪些命令', line: ['help'] },
  { about: '读一份报告', line: ['report', 'read', 'samples/qinghe-2025.txt'] },
  {
    about: '检查一份有错的报告',
    line: ['report', 'check', 'samples/faulty-sums-approval-2025.txt'],
  },
  {
    about: '检查县政府的报告：与上年衔接，等于成员单位之和',
    line: [
      ...['report', 'check', 'samples/government-2025.docx'],
      ...['--previous', 'samples/government-2024.pdf', '--members', ...members],
    ],
  },
  {
    about: '比较两个年度',
    line: ['report', 'compare', 'samples/government-2024.pdf', 'samples/government-2025.docx'],
  },
  {
    about: '检查整个文件夹，自动与上年核对，写一个总览网页',
    line: ['report', 'check', 'samples', '--pair', '--html', 'out/overview.html'],
  },
  {
    about: '把一份报告写成各种格式',
    line: [
      ...['report', 'write', 'samples/government-2025.docx'],
      ...['--to', 'docx,pdf,html,xlsx,csv,json', '-o', 'out', '--force'],
    ],
  },
]

process.chdir(fileURLToPath(new URL('../../', import.meta.url)))
const terminal = processTerminal()
for (const { about, line } of STEPS) {
  await terminal.print(
    '',
    terminal.style('bold', `── ${about}`),
    terminal.style('dim', `$ npx gongkai ${line.join(' ')}`),
    '',
  )
  await runProgram(gongkai(), line, terminal)
}
await terminal.print('', '写出的文件在 out/。更多用法：npx gongkai help')
