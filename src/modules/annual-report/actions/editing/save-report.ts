import { type Applied, applyChanges } from '#core/annual-report/editing/apply-changes.ts'
import type { Change } from '#core/annual-report/editing/content.ts'
import { placeName, placeOf, sameValue, valueAt } from '#core/annual-report/editing/place.ts'
import { WORKERS } from '#core/annual-report/life/roles.ts'
import type { Template } from '#core/annual-report/template.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { SaveInput, SaveResult } from '../../annual-report.contract.ts'
import { refuseEdit } from '../../annual-report.policy.ts'
import { listSaves } from '../../store/history.ts'
import { keepVersion } from '../keep-version.ts'
import { type Ctx, type Loaded, loadLocked } from '../load-report.ts'

/**
 * Saves what an editor changed since it last heard from here. What somebody else changed meanwhile
 * is merged or comes back as a conflict; one change that can never be made refuses the whole save.
 */
export const saveReport = defineAction({
  name: 'annual-report.save',
  title: '保存年度报告',
  input: SaveInput,
  output: SaveResult,
  audience: WORKERS,
  load: loadLocked,
  may: (actor, { guarded }) => refuseEdit(actor, guarded),
  run: async (context: Ctx, loaded: Loaded, { changes, origin = 'edit' }) => {
    const applied = applyChanges(loaded.template, loaded.report.content, changes)
    if (applied.refused.length > 0) return fail(refusalOf(loaded.template, applied))
    const kept = await keepVersion(context, loaded, applied.content, origin)
    const output = {
      version: kept.version,
      updatedAt: kept.updatedAt,
      applied: [...applied.applied],
      conflicts: await withAuthors(context, loaded, applied),
      others: notAsSent(applied, changes, kept.changes),
      ...kept.counts,
    }
    return ok({ output, audit: kept.audit })
  },
})

/** By place what is wrong there; in the sentence for all of them each is named, as cells name themselves. */
function refusalOf(template: Template, { refused }: Applied): Refusal {
  const fields = Object.fromEntries(refused.map(({ place, message }) => [place, message]))
  const named = Object.entries(fields).map(([place, message]) => {
    const isUnnamed = ['section', 'contact', 'title'].includes(placeOf(template, place)?.kind ?? '')
    return isUnnamed ? `“${placeName(template, place)}”${message}` : message
  })
  const sentences = [...new Set(named)].slice(0, 3)
  return invalid('cannot-change', `没有保存：${sentences.join('')}`, fields)
}

/** Conflicts with the name of whoever last changed the place. */
async function withAuthors({ tx, actor }: Ctx, { report }: Loaded, { conflicts }: Applied) {
  const key = { regionId: actor.regionId, reportId: report.id }
  const found: ({ by: string; at: string | null } & (typeof conflicts)[number])[] = []
  for (const conflict of conflicts) {
    const [last] = await listSaves(tx, key, { place: conflict.place, most: 1 })
    found.push({ ...conflict, by: last?.account_name ?? '', at: last?.at ?? null })
  }
  return found
}

/** Places that now hold something else than the editor has on its screen, as far as it can be known. */
function notAsSent(
  { content, conflicts }: Applied,
  sent: readonly Change[],
  made: readonly Change[],
) {
  const wanted = new Map(sent.map(({ place, after }) => [place, after]))
  const disputed = new Set(conflicts.map(({ place }) => place))
  const places = new Set([...wanted.keys(), ...made.map(({ place }) => place)])
  return [...places].flatMap((place) => {
    const value = valueAt(content, place)
    const isOnScreen = wanted.has(place) && sameValue(value, wanted.get(place) ?? null)
    return disputed.has(place) || isOnScreen ? [] : [{ place, value }]
  })
}
