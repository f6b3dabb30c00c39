import { differences, placeName } from '#core/annual-report/editing/place.ts'
import { READERS } from '#core/annual-report/life/roles.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { DiffInput, DiffView } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-report.ts'
import { contentAt } from './content-at.ts'

/** What differs between two versions, in the order of the form. */
export const diffVersions = defineQuery({
  name: 'annual-report.diff-versions',
  title: '对比两个版本',
  input: DiffInput,
  output: DiffView,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded, { from, to }) => {
    const before = await contentAt(context, loaded, from)
    if (!before.ok) return fail(before.error)
    const after = await contentAt(context, loaded, to)
    if (!after.ok) return fail(after.error)
    const { template } = loaded
    const places = differences(template, before.value, after.value)
    return ok({
      places: places.map((each) => ({ ...each, name: placeName(template, each.place) })),
    })
  },
})
