import { LEVEL_NAMES } from '#core/annual-report/checking/level.ts'
import type { Explainable, Explanation } from '#core/annual-report/explain.ts'
import type { RuleInfo } from '#core/annual-report/finding.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import { textTable } from '#platform/terminal/text-table.ts'
import { wrap } from '#platform/terminal/width.ts'

/** Every rule on a line. */
export function ruleListLines(rules: readonly RuleInfo[]): string[] {
  return textTable(
    rules.map(({ id, level, title }) => [id, LEVEL_NAMES[level], title]),
    [{}, {}, { maxWidth: 70 }],
  )
}

/** What words may mean, for a person to choose from. */
export function matchLines(words: string, matches: readonly Explainable[]): string[] {
  return [
    `“${words}”有 ${matches.length} 处，请用编号查看：`,
    ...textTable(
      matches.map(({ id, title }) => [`  ${id}`, title]),
      [{}, { maxWidth: 70 }],
    ),
    '',
  ]
}

/** What a rule, a row or a cell means, for a person at a terminal; `nameOf` names a template. */
export function explainedLines(
  { id, title, paragraphs, basis, relations, templates }: Explanation,
  nameOf: (template: string) => string,
  screen: Pick<Terminal, 'columns' | 'style'>,
): string[] {
  const width = Math.max(20, screen.columns - 4)
  return [
    `${screen.style('bold', title)}  ${screen.style('dim', id)}`,
    ...paragraphs.flatMap((paragraph) => wrap(paragraph, width)).map((line) => `  ${line}`),
    ...listed('依据', basis),
    ...listed(
      '参与的规则',
      relations.map((relation) => `${relation.id}  ${relation.title}`),
    ),
    ...listed('适用模版', templates.map(nameOf)),
    '',
  ]
}

function listed(title: string, items: readonly string[]): string[] {
  return items.length === 0 ? [] : [`  ${title}：`, ...items.map((item) => `    ${item}`)]
}
