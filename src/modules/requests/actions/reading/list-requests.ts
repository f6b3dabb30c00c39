import { daysBetween } from '#core/kit/day.ts'
import { ok } from '#core/kit/result.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { isInternallyLate } from '#core/requests/life/states.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { maskName, NOT_SHOWN } from '#platform/crypto/mask.ts'
import { ListInput, ListOutput, type RegisterRow } from '../../requests.contract.ts'
import { mayReadApplicant } from '../../requests.policy.ts'
import { findRegister } from '../../store/register.ts'
import type { RequestRow } from '../../store/requests.ts'
import { type Ctx, regionCalendar, workingDaysLeft } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'
import { openApplicant } from '../means/applicants.ts'
import { filterOf } from '../register/register-filter.ts'

/** A page of the register (台账): what this person may see of it, with applicants masked. */
export const listRequests = defineQuery({
  name: 'requests.list',
  title: '查看申请台账',
  input: ListInput,
  output: ListOutput,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, input) => {
    const { page = 1, size = 50, order = 'newest', ...wanted } = input
    const range = { order, limit: size, offset: (page - 1) * size }
    const filtered = await filterOf(context, wanted)
    if (!filtered.ok) return filtered
    const { filter, selection } = filtered.value
    const { rows, total } = await findRegister(context.tx, filter, range)
    const names = await agencyNames(context)
    const calendar = await regionCalendar(context)
    const workingDays = (dueOn: string) => workingDaysLeft(calendar, context.today, dueOn)
    return ok({
      total,
      selection,
      rows: rows.map((row) => rowOf(context, row, { names, workingDays })),
    })
  },
})

type Given = {
  readonly names: (agencyId: string) => string
  readonly workingDays: (dueOn: string) => number | null
}

function rowOf(
  { deps, today, actor }: Ctx,
  row: RequestRow,
  { names, workingDays }: Given,
): RegisterRow {
  const dueOn = row.decided_on === null ? row.due_on : null
  return {
    ...{ id: row.id, number: row.number, agencyId: row.agency_id, channel: row.channel },
    agencyName: names(row.agency_id),
    ...{ applicantKind: row.applicant_kind, description: row.description, state: row.state },
    applicantName: mayReadApplicant(actor, { agencyId: row.agency_id })
      ? maskName(openApplicant(deps, row).name)
      : NOT_SHOWN,
    ...{ submittedOn: row.submitted_on, receivedOn: row.received_on, dueOn: row.due_on },
    daysLeft: dueOn === null ? null : daysBetween(today, dueOn),
    workingDaysLeft: dueOn === null ? null : workingDays(dueOn),
    internalDueOn: row.internal_due_on,
    isInternallyLate: isInternallyLate(
      { state: row.state, internalDueOn: row.internal_due_on },
      today,
    ),
    ...{ decidedOn: row.decided_on, decisionKind: row.decision_kind },
    ...{ handlerId: row.handler_id, handlerName: row.handler_name, version: row.version },
  }
}
