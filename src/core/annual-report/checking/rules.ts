import type { Template } from '../template.ts'
import { magnitude, nonnegative, whole, yuan } from './cells/figure-rules.ts'
import { filled } from './cells/filled.ts'
import { read } from './cells/read.ts'
import { unit } from './cells/unit.ts'
import { ordinals } from './form/ordinals.ts'
import { formOfYear, labels, printedTables, tablePlace } from './form/reading.ts'
import { headings, sections } from './form/sections.ts'
import { title, titleAgency } from './form/title.ts'
import { results, topics } from './form/topics.ts'
import { memberSums } from './members/aggregate-rule.ts'
import { membersComplete } from './members/members.ts'
import { sameFigure } from './members/same-figure.ts'
import { narrativeRules } from './narrative/index.ts'
import { conditionRules } from './relations/condition-rules.ts'
import { disputesWithoutRequests, reviewFirst } from './relations/disputes.ts'
import { relationRules } from './relations/relation-rules.ts'
import type { Rule } from './rule.ts'
import { otherAgency } from './text/agency.ts'
import { feeReport } from './text/fee-report.ts'
import { overviewLength, overviewThin } from './text/length.ts'
import { pairs } from './text/pairs.ts'
import { period } from './text/period.ts'
import { personal } from './text/personal.ts'
import { placeholder } from './text/placeholder.ts'
import { problems } from './text/problems.ts'
import { signed } from './text/signed.ts'
import { site } from './text/site.ts'
import { unsigned } from './text/unsigned.ts'
import { year } from './text/year.ts'
import { previousAgency, previousCells, previousYear } from './years/previous.ts'
import { sameText } from './years/same-text.ts'
import { swing } from './years/swing.ts'

/** Rules that hold for every template. */
export const GENERAL_RULES: readonly Rule[] = [
  read,
  filled,
  nonnegative,
  whole,
  magnitude,
  yuan,
  unit,
  disputesWithoutRequests,
  reviewFirst,
  previousYear,
  previousAgency,
  previousCells,
  swing,
  sameText,
  membersComplete,
  memberSums,
  sameFigure,
  formOfYear,
  title,
  titleAgency,
  sections,
  headings,
  ordinals,
  labels,
  printedTables,
  tablePlace,
  topics,
  results,
  year,
  period,
  overviewLength,
  overviewThin,
  problems,
  feeReport,
  otherAgency,
  personal,
  placeholder,
  signed,
  unsigned,
  site,
  pairs,
  ...narrativeRules,
]

const byTemplate = new WeakMap<Template, readonly Rule[]>()

/** Every rule a report in this template is checked by: the template's own and the general ones. */
export function rulesOf(template: Template): readonly Rule[] {
  const known = byTemplate.get(template)
  if (known) return known
  const rules = [...relationRules(template), ...conditionRules(template), ...GENERAL_RULES]
  byTemplate.set(template, rules)
  return rules
}
