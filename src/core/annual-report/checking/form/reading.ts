import type { WarningCode } from '../../report.ts'
import type { CellId, Level, Template } from '../../template.ts'
import { FORMS } from '../basis.ts'
import type { Rule } from '../rule.ts'
import { textFinding } from '../text/text-finding.ts'

/** What the reader noticed about the printed tables, as findings. */

export const labels: Rule = {
  id: 'form.label',
  level: 'warning',
  title: '行名、列名不改动',
  explanation:
    '三张表的行名、列名由全国统一格式规定，例如“社会公益组织”不能写成“社会组织”。改了名称，口径就可能跟着变，汇总时也对不上；请改回统一格式的名称。',
  basis: FORMS,
  check: ({ report, template }) =>
    report.warnings
      .filter(({ code }) => code === 'label-variant')
      .map(({ message, cells = [] }) =>
        textFinding(labels, null, message, {
          level: isColumn(template, cells) ? 'warning' : 'hint',
          cells,
        }),
      ),
}

/** Another name for a column changes who is counted; a shortened row name is a lesser matter. */
function isColumn(template: Template, cells: readonly CellId[]): boolean {
  const places = cells.flatMap((id) => template.cellById.get(id) ?? [])
  const [first] = places
  return first !== undefined && places.every(({ column }) => column === first.column)
}

export const printedTables: Rule = {
  id: 'form.tables',
  level: 'warning',
  title: '文件里没有多余的表和数字，也没有读不到的部分',
  explanation:
    '表里有认不出归属的数字、注码，同一张表出现两次，文件里还有另一份报告或只有图片的页，读到的数字就可能不是要报告的数字。请对照原件核对，删去多余的表或数字，把另一份报告分开保存。',
  basis: FORMS,
  check: ({ report }) =>
    passOn(report.warnings, printedTables, {
      'surplus-figures': 'warning',
      'duplicate-table': 'warning',
      document: 'warning',
      'note-mark': 'hint',
    }),
}

export const tablePlace: Rule = {
  id: 'form.table-place',
  level: 'warning',
  title: '表格排在自己的标题之下',
  explanation:
    '表格排到了下一部分的标题之后，读者会以为这一部分没有填表，机器也可能把数字算到别处。多半是转换格式或分页时错位；请把表格移回自己的标题之下。',
  basis: FORMS,
  check: ({ report }) => passOn(report.warnings, tablePlace, { 'table-displaced': 'warning' }),
}

/** The form that is in force for the year. */
export const formOfYear: Rule = {
  id: 'form.template',
  level: 'error',
  title: '使用当年适用的格式',
  explanation:
    '2019、2020 年度报告用 2019 年试行格式，2021 年度起用 2021 年格式，两种格式的表二不同。用错格式的数字无法汇总，请改用当年适用的格式重新填写。',
  basis: FORMS,
  check: ({ report, template }) => {
    const { from, to } = template.reportYears
    const uncertain = passOn(report.warnings, formOfYear, { 'template-uncertain': 'warning' })
    if (report.year === null || (report.year >= from && report.year <= (to ?? report.year))) {
      return uncertain
    }
    const range = to === null ? `${from} 年度起` : `${from} 至 ${to} 年度`
    const message = `报告是 ${report.year} 年度的，却用了${template.name}（适用于${range}），请改用当年适用的格式。`
    return [
      textFinding(formOfYear, null, message, { expected: range, actual: report.year }),
      ...uncertain,
    ]
  },
}

function passOn(
  warnings: readonly {
    readonly code: WarningCode
    readonly message: string
    readonly cells?: readonly string[]
  }[],
  rule: Pick<Rule, 'id' | 'level'>,
  levels: Partial<Record<WarningCode, Level>>,
) {
  return warnings.flatMap(({ code, message, cells }) => {
    const level = levels[code]
    return level ? [textFinding(rule, null, message, { level, cells: cells ?? [] })] : []
  })
}
