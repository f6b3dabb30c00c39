import type { ApplicantColumn } from '#core/requests/counting.ts'
import { STATES } from '#core/requests/life/states.ts'
import { STEPS } from '#core/requests/life/steps.ts'
import { choice, idOf, nameOf } from '#platform/action/shapes.ts'

/** The shapes that all contracts of the room are made of. */

/** As which kind of file a list is taken away. */
export const EXPORT_FORMAT = choice(['xlsx', 'csv'], { title: '文件格式' })

export const AgencyId = idOf('单位')
export const ConsultationId = idOf('征求意见的记录')
export const State = nameOf(STATES)
export const StepName = choice(STEPS.map(({ name }) => name))
export const ApplicantKind = choice<readonly ApplicantColumn[]>(
  ['natural', 'business', 'research', 'charity', 'legal', 'other_org'],
  { title: '申请人类别' },
)
