import type { Rule } from '../rule.ts'
import { cases } from './cases.ts'
import { changes } from './changes.ts'
import { enumerations } from './enumerations.ts'
import { licenseGap } from './license-gap.ts'
import { licenseZero } from './license-zero.ts'
import { licenses } from './licenses.ts'
import { normativeDocuments } from './normative-documents.ts'
import { penalties } from './penalties.ts'
import { percentages } from './percentages.ts'
import { repeatedFigures } from './repeated-figures.ts'
import { answeredRequests } from './requests-answered.ts'
import { carriedRequests } from './requests-carried.ts'
import { newRequests } from './requests-new.ts'
import { scope } from './scope.ts'
import { besideSettled } from './settled.ts'
import { sums } from './sums.ts'
import { twice } from './twice.ts'

export { type Confirmation, confirmedFacts } from './confirmed.ts'

/** The text against the tables, and the text against itself. All work on `report.facts` only. */
export const narrativeRules: readonly Rule[] = [
  newRequests,
  answeredRequests,
  carriedRequests,
  cases,
  licenses,
  normativeDocuments,
  penalties,
  sums,
  percentages,
  enumerations,
  changes,
  repeatedFigures,
  besideSettled,
  scope,
  twice,
  licenseGap,
  licenseZero,
]
