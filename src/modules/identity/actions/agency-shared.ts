import { isCreditCode } from '#core/kit/credit-code.ts'
import { absent, conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import type { AuditNote } from '#platform/action/define-action.ts'
import { violatedConstraint } from '#platform/db/database.ts'
import type { AgencyView } from '../identity.contract.ts'
import type { AgencyRow } from '../identity.tables.ts'
import { lockAgency, lockTree } from '../store/agencies.ts'
import type { IdentityContext } from './means/sessions.ts'

const NO_AGENCY = absent('no-agency', '没有这个单位，或它已经不在列表里。')
const CLOSED = conflict('agency-closed', '这个单位已经撤销，不能再改动。')
export const STALE = conflict('stale', '别人刚刚改过这条记录，请刷新后再改。')

/** The agency as the screen last saw it, held until the transaction ends. */
export async function agencyToChange(
  { tx, actor }: IdentityContext,
  input: { readonly agencyId: string; readonly version: number },
): Promise<Result<AgencyRow, Refusal>> {
  await lockTree(tx, actor.regionId)
  const agency = await lockAgency(tx, actor.regionId, input.agencyId)
  if (!agency) return fail(NO_AGENCY)
  if (agency.valid_to !== null) return fail(CLOSED)
  return agency.version === input.version ? ok(agency) : fail(STALE)
}

/** An open agency that something is put below or behind. */
export async function openAgency(
  { tx, actor }: IdentityContext,
  id: string,
  field: string,
): Promise<Result<AgencyRow, Refusal>> {
  const agency = await lockAgency(tx, actor.regionId, id)
  if (agency && agency.valid_to === null) return ok(agency)
  const sentence = '所选单位不存在或已撤销，请重新选择。'
  return fail(invalid('no-agency', sentence, { [field]: sentence }))
}

export function creditCodeProblem(code: string | null | undefined): Refusal | null {
  if (!code || isCreditCode(code)) return null
  const sentence = '统一社会信用代码不正确：应为 18 位，请核对每一位。'
  return invalid('credit-code', sentence, { creditCode: sentence })
}

const CLASHES: Readonly<Record<string, Refusal>> = {
  agency_open_name: conflict('name-taken', '已经有同名的单位。', { name: '已经有同名的单位。' }),
  agency_open_credit_code: conflict('credit-code-taken', '这个统一社会信用代码已被别的单位使用。', {
    creditCode: '已被别的单位使用。',
  }),
}

/** What the database refuses because another agency has it, as a refusal. */
export async function unlessTaken<T>(work: () => Promise<T>): Promise<Result<T, Refusal>> {
  try {
    return ok(await work())
  } catch (error) {
    const clash = CLASHES[violatedConstraint(error) ?? '']
    if (clash) return fail(clash)
    throw error
  }
}

export function agencyView(row: AgencyRow): AgencyView {
  return {
    id: row.id,
    parentId: row.parent_id,
    name: row.name,
    shortName: row.short_name,
    kind: row.kind,
    creditCode: row.credit_code,
    position: row.position,
    reports: row.reports,
    contact: row.contact,
    validFrom: row.valid_from,
    validTo: row.valid_to,
    succeededBy: row.succeeded_by,
    version: row.version,
  }
}

export function agencyNote(
  { id, name }: Pick<AgencyRow, 'id' | 'name'>,
  change: { readonly before?: unknown; readonly after?: unknown },
): AuditNote {
  return { subject: { kind: 'agency', id, name }, scope: id, ...change }
}
