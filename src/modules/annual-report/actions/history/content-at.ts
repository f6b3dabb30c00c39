import type { ReportContent } from '#core/annual-report/editing/content.ts'
import { undone } from '#core/annual-report/editing/place.ts'
import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { listSaves } from '../../store/history.ts'
import type { Ctx, Loaded } from '../load-report.ts'

/** The content of a report as a version left it: what stands now, with every later save undone. */
export async function contentAt(
  { tx, actor }: Ctx,
  { report }: Loaded,
  version: number,
): Promise<Result<ReportContent, Refusal>> {
  if (version > report.version) return fail(absent('no-version', '没有这个版本。'))
  const key = { regionId: actor.regionId, reportId: report.id }
  return ok(undone(report.content, await listSaves(tx, key, { after: version })))
}
