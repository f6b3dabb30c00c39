import { MANAGERS, TAKER_ROLES, WRITERS } from '#core/annual-report/life/roles.ts'
import {
  EDITABLE,
  type ReportState,
  STATE_LABELS,
  STEPS,
  type StepTaker,
} from '#core/annual-report/life/states.ts'
import { absent, conflict, forbidden, type Refusal } from '#core/kit/refusal.ts'
import { type Actor, holds, scopesOf } from '#platform/action/actor.ts'

/** Who may do what with reports. Pure; every list, page, file and export asks here. */

/** What the policy must know of a report. */
export type Guarded = {
  readonly agencyId: string
  readonly scope: string
  readonly state: ReportState
  readonly edition: number
  readonly roundClosed: boolean
}

/** The agencies whose reports this person may see; null where that is all of the region. */
export function visibleAgencies(actor: Actor): ReadonlySet<string> | null {
  if (actor.kind === 'program' || isOffice(actor)) return null
  return scopesOf(actor, WRITERS)
}

export function maySee(actor: Actor, report: Pick<Guarded, 'agencyId'>): boolean {
  const agencies = visibleAgencies(actor)
  return agencies === null || agencies.has(report.agencyId)
}

/** Opens, changes and closes rounds, reminds, exports the board of all. */
export function mayManage(actor: Actor): boolean {
  return actor.kind === 'program' || isOffice(actor)
}

/** The office serves the whole region; held for less, its role is worth nothing. */
function isOffice(actor: Actor): boolean {
  return scopesOf(actor, MANAGERS) === null
}

/** As whom a person stands to a report; the disclosure office writes the government's own. */
export function takersOf(
  actor: Actor,
  report: Pick<Guarded, 'agencyId' | 'scope'>,
): ReadonlySet<StepTaker> {
  if (actor.kind === 'program') return new Set(STEPS.flatMap(({ by }) => by))
  const takers = new Set<StepTaker>()
  if (holds(actor, TAKER_ROLES.clerk, report.agencyId)) takers.add('clerk')
  if (holds(actor, TAKER_ROLES.leader, report.agencyId)) takers.add('leader')
  if (isOffice(actor)) takers.add('disclosure-office')
  if (isOffice(actor) && report.scope === 'government') takers.add('clerk')
  return takers
}

/** There is no such report, or none that this person may know of: not to be told apart. */
export const NO_REPORT = absent('no-report', '没有这份报告，或者您不能查看它。')

export function refuseUnseen(actor: Actor, report: Pick<Guarded, 'agencyId'>): Refusal | null {
  return maySee(actor, report) ? null : NO_REPORT
}

/** Whether the figures and texts may be changed by this person now; null is yes. */
export function refuseEdit(actor: Actor, report: Guarded): Refusal | null {
  const unseen = refuseUnseen(actor, report)
  if (unseen) return unseen
  if (!isWriter(actor, report)) {
    return forbidden('not-a-writer', '这份报告由编制单位填写，您可以查看和提出意见，不能改动。')
  }
  if (!EDITABLE.includes(report.state)) {
    return conflict(
      'not-editable',
      `报告现在是“${STATE_LABELS[report.state]}”，不能改动。要改，请先撤回、由主管部门退回，或者办理更正。`,
    )
  }
  return report.roundClosed && report.edition === 0
    ? conflict(
        'round-closed',
        '这一年的编报任务已经结束，报告不能再改动。如需补报，请联系政务公开主管部门。',
      )
    : null
}

function isWriter(actor: Actor, report: Guarded): boolean {
  if (actor.kind === 'program' || holds(actor, WRITERS, report.agencyId)) return true
  return report.scope === 'government' && isOffice(actor)
}

/** Whether this person may write a remark on the report, or settle one; null is yes. */
export function refuseComment(actor: Actor, report: Guarded): Refusal | null {
  const unseen = refuseUnseen(actor, report)
  if (unseen) return unseen
  return isWriter(actor, report) || mayManage(actor)
    ? null
    : forbidden('no-comments', '您可以查看这份报告，不能提出意见。')
}

/** Only the report of a government is made of others; whoever writes it may see of whose and what. */
export function refuseAggregate(actor: Actor, report: Guarded): Refusal | null {
  const unseen = refuseUnseen(actor, report)
  if (unseen) return unseen
  if (report.scope !== 'government') {
    return conflict('not-a-government', '只有政府的报告由各单位的报告汇总而成。')
  }
  return isWriter(actor, report)
    ? null
    : forbidden('not-a-writer', '汇总由政府报告的编制人和政务公开主管部门办理。')
}
