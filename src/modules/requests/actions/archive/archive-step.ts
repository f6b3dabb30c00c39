import { ok } from '#core/kit/result.ts'
import { RETENTIONS } from '#core/requests/words.ts'
import { nameOf } from '#platform/action/shapes.ts'
import { stepAction } from '../steps/step-action.ts'

/** The file of a request is closed, and how long it is kept is said (档案法). */
export const archiveStep = stepAction(
  'archive',
  { retention: nameOf(RETENTIONS, { title: '保管期限' }) },
  (_context, _stepping, { retention }) => ok({ facts: { retention }, change: { retention } }),
)
