import type { MadeSample } from './make.ts'

const HEAD = `# 样例

安澜县是不存在的县，这里的单位、数字、文字都是编写的；电话用 0000-0000 开头的号码，网址和邮箱用 \`.example\`。

每个样例旁边有一份 \`<文件名>.expected.json\`：读出来应是什么模版、哪一年、哪个单位、每一格是多少
（按表和行排列，没有数字的格写 \`blank\`、\`slash\`、\`na\`），检查的结论和至少应报出的规则。

- \`source/\` 是手写的原始材料：每个单位每年的数字（能推算的不写）和文字，文字里的 \`{t3.new.total}\` 是表中的数。
- \`npm run samples\` 由它重新生成这里的全部文件；\`tools/samples/\` 里写明每个样例怎样印、放了什么错。
- \`tools/samples.test.ts\` 逐个读出、检查，与 \`expected.json\` 比对。
`

/** The samples' README: what each file is and what is hard or wrong about it. */
export function readme(samples: readonly MadeSample[]): string {
  const clean = samples.filter(({ faults }) => !faults)
  const faulty = samples.filter(({ faults }) => faults)
  return [
    HEAD,
    '## 没有放错的报告\n',
    '2019、2020 年度用 2019 年试行格式，2024、2025 年度用 2021 年修订格式。县政府的各表等于所列单位之和。\n',
    table(['文件', '内容', '难在哪里'], clean.map(cleanRow)),
    '\n## 放了错的报告\n',
    table(['文件', '错在哪里', '应报出的规则', '难在哪里'], faulty.map(faultyRow)),
    '',
  ].join('\n')
}

function cleanRow({ file, expected, hard, of, members = [], expects }: MadeSample): string[] {
  const sums = members.length > 0 ? `（${members.length} 个单位的汇总）` : ''
  const whose = `${expected.agency ?? `（${of}）`} ${expected.year ?? ''}`.trim()
  return [`\`${file}\``, whose + sums, expects ? `${hard}；${expects.wrong}` : hard]
}

function faultyRow({ file, hard, expects }: MadeSample): string[] {
  const rules = (expects?.rules ?? []).map((rule) => `\`${rule}\``).join(' ')
  return [`\`${file}\``, expects?.wrong ?? '', rules, hard]
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')
}
