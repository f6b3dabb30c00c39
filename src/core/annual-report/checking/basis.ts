import type { Template } from '../template.ts'

/** Names for what a rule rests on where no article of law says it word for word. */

const FORM_2019 = '国办公开办函〔2019〕60号'
const FORM_2021 = '国办公开办函〔2021〕30号'

/** The documents that lay down the two forms; a finding names the one its report is in. */
export const FORMS: readonly string[] = [FORM_2021, FORM_2019]

/** That figures of several reports agree follows from what the form prints, not from an article. */
export const BETWEEN_REPORTS: readonly string[] = ['表间关系', ...FORMS]

/** The basis of a rule for a report in one form: the other form's document is left out. */
export function basisIn({ source }: Template, basis: readonly string[]): readonly string[] {
  if (!basis.includes(source.docNo)) return basis
  return basis.filter((each) => each === source.docNo || !FORMS.includes(each))
}
