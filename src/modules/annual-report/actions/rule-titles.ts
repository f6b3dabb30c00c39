import { rulesOf } from '#core/annual-report/checking/index.ts'
import type { Template } from '#core/annual-report/template.ts'

/** What each rule is called; its id where it has no title. */
export function ruleTitles(templates: readonly Template[]): (rule: string) => string {
  const titles = new Map(
    templates.flatMap((template) => rulesOf(template).map(({ id, title }) => [id, title] as const)),
  )
  return (rule) => titles.get(rule) ?? rule
}
