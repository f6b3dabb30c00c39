import { withValues } from '#core/annual-report/editing/place.ts'
import { isComputedCell, recompute } from '#core/annual-report/editing/recompute.ts'
import { WORKERS } from '#core/annual-report/life/roles.ts'
import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { AggregateInput, AggregateOutput } from '../../annual-report.contract.ts'
import { refuseAggregate, refuseEdit } from '../../annual-report.policy.ts'
import { keepVersion } from '../keep-version.ts'
import type { Ctx } from '../load-report.ts'
import { contentOfCell, loadWithMembers, type WithMembers } from './load-members.ts'

/**
 * Puts what the members come to into the government's report. A cell for which a member has no
 * figure is left as it is: half a sum is worse than none.
 */
export const aggregateMembers = defineAction({
  name: 'annual-report.aggregate-members',
  title: '汇总各单位的年度报告',
  input: AggregateInput,
  output: AggregateOutput,
  audience: WORKERS,
  load: (context: Ctx, input) => loadWithMembers(context, input, { lock: true }),
  may: (actor, { guarded, report }, { version }) =>
    refuseAggregate(actor, guarded) ??
    refuseEdit(actor, guarded) ??
    (report.version === version ? null : CHANGED_SINCE),
  run: async (context: Ctx, loaded: WithMembers, { cells }) => {
    const { template, report, sum, counted } = loaded
    if (counted.length === 0) return fail(NO_MEMBERS)
    const wanted = cells && new Set(cells)
    const plain = template.cells.filter(
      ({ id }) => !isComputedCell(template, id) && (!wanted || wanted.has(id)),
    )
    const known = plain.filter(({ id }) => sum.cells[id]?.kind === 'number')
    const values = new Map(known.map(({ id }) => [`cell:${id}`, contentOfCell(sum.cells[id])]))
    const content = recompute(template, withValues(report.content, values))
    const kept = await keepVersion(context, loaded, content, 'aggregate')
    const output = {
      ...{ version: kept.version, changed: kept.changes.length },
      left: plain.length - known.length,
      warnings: sum.warnings.map(({ message }) => message),
    }
    return ok({ output, audit: kept.audit })
  },
})

const CHANGED_SINCE = conflict('changed-since', '报告刚刚又有改动，请先看过最新的内容再汇总。')
const NO_MEMBERS = conflict('no-members', '还没有可以汇总的报告：没有单位的报告处于所选的状态。')
