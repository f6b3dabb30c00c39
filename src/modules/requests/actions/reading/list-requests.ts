import { Type } from 'typebox'
import { daysBetween } from '#core/kit/day.ts'
import { ok } from '#core/kit/result.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { STATES } from '#core/requests/life/states.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { choice, Day, Id, Nullable, nameOf } from '#platform/action/shapes.ts'
import { maskName } from '#platform/crypto/mask.ts'
import { ApplicantKind, State } from '../../requests.contract.ts'
import { mayReadApplicant, visibleAgencies } from '../../requests.policy.ts'
import { CHANNELS } from '../../requests.words.ts'
import { findRegister, ORDERS } from '../../store/register.ts'
import type { RequestRow } from '../../store/requests.ts'
import type { Ctx } from '../load-request.ts'
import { openApplicant } from '../means/applicants.ts'

const MOST_ON_A_PAGE = 200

/** GET /api/requests: a page of the register (台账). */
export const ListInput = Type.Object({
  agencyId: Type.Optional(Id),
  /** Names of states, separated by commas. */
  states: Type.Optional(Type.String({ maxLength: 300, title: '状态' })),
  channel: Type.Optional(nameOf(CHANNELS, { title: '申请渠道' })),
  applicantKind: Type.Optional(ApplicantKind),
  mine: Type.Optional(Type.Boolean()),
  year: Type.Optional(Type.Integer({ minimum: 2008, maximum: 2100, title: '年度' })),
  dueBy: Type.Optional(Day),
  words: Type.Optional(Type.String({ maxLength: 200, title: '查找' })),
  /** Number of papers or telephone, whole: found by its mark, never by a part. */
  applicant: Type.Optional(Type.String({ maxLength: 60, title: '申请人证件号码或电话' })),
  order: Type.Optional(choice(ORDERS, { title: '排序' })),
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页' })),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: MOST_ON_A_PAGE, title: '每页件数' })),
})

const Row = Type.Object({
  ...{ id: Id, number: Type.String(), agencyId: Id, channel: nameOf(CHANNELS) },
  ...{ applicantKind: ApplicantKind, applicantName: Type.String(), description: Type.String() },
  ...{ state: State, submittedOn: Day, receivedOn: Nullable(Day), dueOn: Nullable(Day) },
  /** Days, not working days, to the due day; negative when late; null when nothing is due. */
  daysLeft: Nullable(Type.Integer()),
  ...{ decidedOn: Nullable(Day), decisionKind: Nullable(Type.String()) },
  handlerName: Nullable(Type.String()),
})
export const ListOutput = Type.Object({ total: Type.Integer(), rows: Type.Array(Row) })

export const listRequests = defineQuery({
  name: 'requests.list',
  title: '查看申请台账',
  input: ListInput,
  output: ListOutput,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, input) => {
    const { tx, actor, deps } = context
    const { marks } = deps.requests
    const { page = 1, size = 50, order = 'newest', applicant, mine, states, ...rest } = input
    const wanted = applicant?.trim()
    const filter = {
      ...{ ...rest, regionId: actor.regionId, agencies: visibleAgencies(actor) },
      states: states?.split(',').filter((name): name is keyof typeof STATES => name in STATES),
      handlerId: mine ? (actor.id ?? undefined) : undefined,
      ...(wanted && { marks: [...marks.applicant.all(wanted), ...marks.phone.all(wanted)] }),
    }
    const range = { order, limit: size, offset: (page - 1) * size }
    const { rows, total } = await findRegister(tx, filter, range)
    return ok({ total, rows: rows.map((row) => rowOf(context, row)) })
  },
})

function rowOf({ deps, today, actor }: Ctx, row: RequestRow) {
  const isDue = row.decided_on === null && row.due_on !== null
  return {
    ...{ id: row.id, number: row.number, agencyId: row.agency_id, channel: row.channel },
    ...{ applicantKind: row.applicant_kind, description: row.description, state: row.state },
    applicantName: mayReadApplicant(actor, { agencyId: row.agency_id })
      ? maskName(openApplicant(deps, row).name)
      : '（不显示）',
    ...{ submittedOn: row.submitted_on, receivedOn: row.received_on, dueOn: row.due_on },
    daysLeft: isDue && row.due_on ? daysBetween(today, row.due_on) : null,
    ...{ decidedOn: row.decided_on, decisionKind: row.decision_kind },
    handlerName: row.handler_name,
  }
}
