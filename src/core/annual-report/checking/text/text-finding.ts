import type { Finding, RuleInfo } from '../../finding.ts'
import type { Template } from '../../template.ts'

/** A finding about the text of a section. */
export function textFinding(
  { id, level }: Pick<RuleInfo, 'id' | 'level'>,
  section: string | null,
  message: string,
  rest: Partial<Pick<Finding, 'expected' | 'actual' | 'quote' | 'cells' | 'level'>> = {},
): Finding {
  return { rule: id, level, cells: [], section, message, ...rest }
}

/** `“五、存在的主要问题及改进情况”`, or `引言`. */
export function sectionName(template: Template, id: string): string {
  const section = template.sectionById.get(id)
  return section ? `“${section.ordinal}、${section.title}”` : '引言'
}
