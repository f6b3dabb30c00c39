import { conflict } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ExportInput, ExportOutput } from '../../requests.contract.ts'
import { mayReadApplicant } from '../../requests.policy.ts'
import { findRegister } from '../../store/register.ts'
import { detailsOf } from '../../store/register-details.ts'
import type { RequestRow } from '../../store/requests.ts'
import { REGISTER_COLUMNS, type RegisterLine } from '../../views/register-columns.ts'
import { asEvent, type Ctx, clockOf, regionCalendar } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'
import { openApplicant } from '../means/applicants.ts'
import { writeList } from '../means/write-list.ts'
import { filterOf } from './register-filter.ts'

/** A workbook with more takes longer than anybody waits. */
const MOST_ROWS = 20_000

type Found = { readonly rows: readonly RequestRow[] }

/**
 * The register that is filtered, whole, as a file with every column it has (条例§45). Applicants only
 * masked; each file that leaves is an entry that says how many requests were in it.
 */
export const exportRegister = defineQuery({
  name: 'requests.export-register',
  title: '导出申请台账',
  input: ExportInput,
  output: ExportOutput,
  audience: READERS,
  load: async (context: Ctx, { format: _, order = 'newest', ...wanted }) => {
    const range = { order, limit: MOST_ROWS, offset: 0 }
    const filter = await filterOf(context, wanted)
    if (!filter.ok) return filter
    const { rows, total } = await findRegister(context.tx, filter.value.filter, range)
    const sentence = `符合条件的有${total}件，一次最多导出${MOST_ROWS}件，请先缩小范围。`
    return total > MOST_ROWS ? fail(conflict('too-many-rows', sentence)) : ok({ rows })
  },
  may: () => null,
  answer: async (context: Ctx, { rows }: Found, { format }) => {
    const lines = await linesOf(context, rows)
    const title = `政府信息公开申请台账（${context.today}）`
    const notes = [`导出人：${context.actor.name}`, `共 ${lines.length} 件`, MASKED]
    return ok(await writeList(REGISTER_COLUMNS, lines, { format, title, caption: '台账', notes }))
  },
  audit: ({ rows }: Found, { format, applicant, ...filter }) => ({
    subject: { kind: 'request-register', id: 'register', name: '政府信息公开申请台账' },
    // What somebody is known by is not written down a second time.
    after: { format, count: rows.length, filter, byApplicant: applicant !== undefined },
  }),
})

const MASKED = '申请人信息已部分遮盖。台账含个人信息，请妥善保管，不得擅自对外提供。'

async function linesOf(context: Ctx, rows: readonly RequestRow[]): Promise<RegisterLine[]> {
  const { tx, actor, deps, today } = context
  const ids = rows.map(({ id }) => id)
  const details = await detailsOf(tx, { regionId: actor.regionId, ids })
  const names = await agencyNames(context)
  const calendar = await regionCalendar(context)
  return rows.map((request) => {
    const own = details(request.id)
    const isRead = mayReadApplicant(actor, { agencyId: request.agency_id })
    return {
      ...{ ...own, request, agencyName: names(request.agency_id) },
      applicant: isRead ? openApplicant(deps, request) : null,
      clock: clockOf(own.events.map(asEvent), calendar, today),
    }
  })
}
