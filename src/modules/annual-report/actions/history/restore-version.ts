import { placeOf, placesOf, valueAt, withValues } from '#core/annual-report/editing/place.ts'
import { recompute } from '#core/annual-report/editing/recompute.ts'
import { WORKERS } from '#core/annual-report/life/roles.ts'
import { conflict, invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { RestoreInput, SaveResult } from '../../annual-report.contract.ts'
import { refuseEdit } from '../../annual-report.policy.ts'
import { keepVersion } from '../keep-version.ts'
import { type Ctx, type Loaded, loadLocked } from '../load-report.ts'
import { contentAt } from './content-at.ts'

/** Brings back what an earlier version held, all of it or some places, as a new version. */
export const restoreVersion = defineAction({
  name: 'annual-report.restore-version',
  title: '恢复历史版本',
  input: RestoreInput,
  output: SaveResult,
  audience: WORKERS,
  load: loadLocked,
  may: (actor, { guarded, report }, { current }) =>
    refuseEdit(actor, guarded) ?? (report.version === current ? null : CHANGED_SINCE),
  run: async (context: Ctx, loaded: Loaded, { version, places }) => {
    const { template, report } = loaded
    const wanted = places ?? placesOf(template)
    if (wanted.some((place) => placeOf(template, place) === null)) return fail(NO_PLACE)
    const then = await contentAt(context, loaded, version)
    if (!then.ok) return fail(then.error)
    const values = new Map(wanted.map((place) => [place, valueAt(then.value, place)]))
    const content = recompute(template, withValues(report.content, values))
    const kept = await keepVersion(context, loaded, content, 'restore')
    const others = kept.changes.map(({ place, after }) => ({ place, value: after }))
    const { updatedAt, counts } = kept
    const made = { version: kept.version, updatedAt, others, ...counts }
    return ok({ output: { ...made, applied: [...wanted], conflicts: [] }, audit: kept.audit })
  },
})

const CHANGED_SINCE = conflict('changed-since', '报告刚刚又有改动，请先看过最新的内容再恢复。')
const NO_PLACE = invalid('unknown-place', '要恢复的内容中有这份报告没有的位置。')
