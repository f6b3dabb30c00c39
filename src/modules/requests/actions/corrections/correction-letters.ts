import { type Day, yearOf } from '#core/kit/day.ts'
import { absent, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import {
  type CorrectionDecision,
  correctionSentence,
  lettersOfCorrection,
} from '#core/requests/corrections/decision.ts'
import { composeLetter } from '#core/requests/letters/compose.ts'
import type { Facts } from '#core/requests/letters/facts.ts'
import { letterKind } from '#core/requests/letters/letter-kinds.ts'
import type { AgencyStanding } from '../../requests.ports.ts'
import type { CorrectionRecord } from '../../store/corrections.ts'
import { nextSerial } from '../../store/serials.ts'
import { agencyFacts } from '../letters/known-facts.ts'
import { remedyAgencyOf } from '../letters/remedy-agency.ts'
import type { Ctx } from '../load-request.ts'
import type { CorrectionContent, CorrectionLetter } from '../means/correction-content.ts'

type Contact = {
  readonly contactPhone?: string | undefined
  readonly contactAddress?: string | undefined
}

/**
 * The letters that tell a decision, numbered: to the applicant, and where the application is passed on
 * to the agency that may correct the record. A kind that had a number before keeps it. Refused while a
 * fact is missing that a letter needs.
 */
export async function correctionLetters(
  context: Ctx,
  row: CorrectionRecord,
  content: CorrectionContent & { readonly decision: CorrectionDecision },
  { on, ...contact }: Contact & Pick<Given, 'on'>,
): Promise<Result<readonly CorrectionLetter[], Refusal>> {
  const { tx, actor, deps } = context
  const agency = await deps.requests.agencies.standing(tx as never, actor.regionId, row.agency_id)
  if (!agency) return fail(absent('no-agency', '没有这个单位。'))
  const made: CorrectionLetter[] = []
  for (const kind of lettersOfCorrection(content.decision.result)) {
    const facts = { ...factsOf({ agency, row, content, on }), ...given(contact) }
    const number = await numberOf(context, { agency, kind, content, on })
    const source = { facts: { ...facts, documentNumber: number } }
    const letter = composeLetter(kind, { ...source, remedyAgency: remedyAgencyOf(agency) })
    if (!letter.ok) return letter
    made.push({ kind, number, letter: letter.value })
  }
  const others = content.letters.filter(({ kind }) => !made.some((each) => each.kind === kind))
  return ok([...made, ...others])
}

type Given = {
  /** The day of the decision. */
  readonly on: Day
  readonly agency: AgencyStanding
  readonly row: CorrectionRecord
  readonly content: CorrectionContent & { readonly decision: CorrectionDecision }
}

function factsOf({ agency, row, content, on }: Given): Facts {
  const { applicant, claim, findings, decision } = content
  return {
    ...{ ...agencyFacts(agency), signedOn: on, receivedOn: row.submitted_on },
    ...{ applicantName: applicant.name, isOrganisation: applicant.isOrganisation },
    ...{ requested: `${row.record_ref}（${claim.trim()}）`, facts: findings },
    ...{ correctionResult: correctionSentence(decision), reasons: decision.reasons },
    consultedAgency: decision.otherAgency,
  }
}

/** What was typed, where something was. */
function given(contact: Contact): Facts {
  return Object.fromEntries(
    Object.entries(contact).filter(([, text]) => text !== undefined && text.trim() !== ''),
  )
}

async function numberOf(
  { tx, actor }: Ctx,
  {
    agency,
    kind,
    content,
    on,
  }: Pick<Given, 'agency' | 'content' | 'on'> & Pick<CorrectionLetter, 'kind'>,
): Promise<string> {
  const known = content.letters.find((each) => each.kind === kind)
  if (known) return known.number
  const year = yearOf(on)
  const word = letterKind(kind)?.numberWord ?? ''
  const series = { regionId: actor.regionId, agencyId: agency.id, year, kind: `letter:${word}` }
  return `${agency.shortName}${word}〔${year}〕${await nextSerial(tx, series)}号`
}
