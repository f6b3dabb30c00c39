import type { Change, ReportContent } from '#core/annual-report/editing/content.ts'
import { differences } from '#core/annual-report/editing/place.ts'
import { figuresInOrder } from '#core/annual-report/editing/recompute.ts'
import type { AuditNote } from '#platform/action/define-action.ts'
import type { ChangeOrigin } from '../annual-report.tables.ts'
import { type Counts, saveVersion } from '../store/reports.ts'
import { countsOf, findRelatives, judge } from './judge-report.ts'
import { type Ctx, type Loaded, subjectOf } from './load-report.ts'

/** A version that was kept, or the one that stands where nothing differs. */
export type Kept = {
  readonly version: number
  readonly updatedAt: string
  readonly changes: readonly Change[]
  readonly counts: Counts
  readonly audit: readonly AuditNote[]
}

/** Places named in the audit trail; the report's own history has them all. */
const NAMED = 20

/** Keeps a content as the next version of a locked report, checked; what is the same is no version. */
export async function keepVersion(
  context: Ctx,
  loaded: Loaded,
  content: ReportContent,
  origin: ChangeOrigin,
): Promise<Kept> {
  const { report, template } = loaded
  const changes = differences(template, report.content, content)
  if (changes.length === 0) {
    const { check_status: checkStatus, errors, warnings, hints } = report
    const counts = { checkStatus, errors, warnings, hints }
    return { version: report.version, updatedAt: report.updated_at, changes, counts, audit: [] }
  }
  const counts = countsOf(judge(loaded, content, await findRelatives(context, loaded)))
  const { actor, now, tx } = context
  const version = report.version + 1
  await saveVersion(tx, {
    ...{ regionId: actor.regionId, reportId: report.id, version, content, counts, changes, origin },
    figures: figuresInOrder(template, content),
    by: { id: actor.id, name: actor.name },
    now,
  })
  const places = changes.slice(0, NAMED).map(({ place }) => place)
  const note: AuditNote = {
    ...subjectOf(loaded),
    before: { version: report.version },
    after: { version, origin, changed: changes.length, places },
  }
  return { version, updatedAt: now, changes, counts, audit: [note] }
}
