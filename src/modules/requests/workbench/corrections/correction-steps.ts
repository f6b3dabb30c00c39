import { CORRECTION_RESULTS } from '#core/requests/corrections/course.ts'
import { CORRECTION_PARTS, PARTS_OF } from '#core/requests/corrections/decision.ts'
import { SERVED_WAYS } from '#core/requests/words.ts'
import type { CorrectionView } from '../../requests.contract.ts'

type StepName = CorrectionView['steps'][number]['name']

export type CorrectionField = {
  readonly name: string
  readonly label: string
  readonly type: 'area' | 'text' | 'choice'
  readonly options?: Readonly<Record<string, string>>
  readonly isOptional?: true
}

/** What each step says before it is taken, and what it asks for beside its day. */
export const CORRECTION_FORMS: Readonly<
  Record<StepName, { readonly meaning: string; readonly fields: readonly CorrectionField[] }>
> = {
  examine: {
    meaning: '核对原始材料，写明记录与申请人所说是否一致、本机关是否有权更正。',
    fields: [{ name: 'findings', label: '审核情况', type: 'area' }],
  },
  decide: {
    meaning:
      '审核属实且本机关有权更正的，应当更正；无权更正的，转送有权机关或者告知申请人另行提出（条例第四十一条）。决定后生成文书并编号。',
    fields: [{ name: 'result', label: '处理结果', type: 'choice', options: CORRECTION_RESULTS }],
  },
  tell: {
    meaning: '登记文书怎样交给申请人。转送的，转送函同时寄出。',
    fields: [
      { name: 'way', label: '告知方式', type: 'choice', options: SERVED_WAYS },
      { name: 'proof', label: '告知凭证', type: 'text', isOptional: true },
    ],
  },
  'take-back': {
    meaning: '退回上一步。已经编号的文书作废，号码留给重新作出的文书。',
    fields: [{ name: 'note', label: '理由', type: 'area' }],
  },
  withdraw: {
    meaning: '申请人自愿撤回，不再处理。',
    fields: [{ name: 'note', label: '申请人怎样提出撤回', type: 'area' }],
  },
}

/** The contact of one's own agency: asked for where it is not entered with the agency. */
const CONTACT: Readonly<Record<string, string>> = {
  contactPhone: '本机关联系电话',
  contactAddress: '本机关联系地址',
}

type Typed = Readonly<Record<string, string>>

/** The fields of a step: those of the chosen result, and those a refusal has asked for. */
export function fieldsOf(
  step: StepName,
  typed: Typed,
  refused: Readonly<Record<string, string>>,
): readonly CorrectionField[] {
  const { fields } = CORRECTION_FORMS[step]
  if (step !== 'decide') return fields
  const result = typed.result as keyof typeof CORRECTION_RESULTS | undefined
  const parts = (result ? PARTS_OF[result] : []).map((name): CorrectionField => {
    const isText = name === 'otherAgency' || name === 'otherContact'
    return { name, label: CORRECTION_PARTS[name], type: isText ? 'text' : 'area' }
  })
  const contact = Object.entries(CONTACT)
    .filter(([name]) => name in refused || name in typed)
    .map(([name, label]): CorrectionField => ({ name, label, type: 'text' }))
  return [...fields, ...parts, ...contact]
}

/** What still has to be filled in, by field. */
export function correctionGaps(fields: readonly CorrectionField[], typed: Typed): Typed {
  return Object.fromEntries(
    fields.flatMap(({ name, label, isOptional }) =>
      isOptional || (typed[name] ?? '').trim() !== '' ? [] : [[name, `请填写${label}。`]],
    ),
  )
}
