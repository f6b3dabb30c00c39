import { Type } from 'typebox'
import { ok } from '#core/kit/result.ts'
import type { Letter } from '#core/requests/letters/compose.ts'
import { composeLetter } from '#core/requests/letters/compose.ts'
import { type Facts, inSentence } from '#core/requests/letters/facts.ts'
import { HANDLERS } from '#core/requests/life/roles.ts'
import { stepNamed } from '#core/requests/life/steps.ts'
import { CHANNELS, RETENTIONS } from '#core/requests/words.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import type { ApplicationForm } from '../../portal/application-form.ts'
import { RequestInput } from '../../requests.contract.ts'
import { mayReadApplicant, noRequest } from '../../requests.policy.ts'
import { filesOf } from '../../store/files.ts'
import { findLetter, type LetterHead } from '../../store/letters.ts'
import type { EventRow } from '../../store/requests.ts'
import type { Reception } from '../../views/application-paper.ts'
import { letterTitle } from '../../views/letter-answers.ts'
import { knownFacts } from '../letters/known-facts.ts'
import { openContent } from '../letters/letter-content.ts'
import { type Ctx, type Loaded, loadSeen, subjectOf } from '../load-request.ts'
import { openApplicant } from '../means/applicants.ts'

/** A letter as it is put into the archive. */
export type ArchivedLetter = {
  readonly title: string
  readonly number: string
  readonly on: string
  readonly letter: Letter
}

/** The application as the form is filled with it. */
export type ArchivedApplication = {
  readonly agencyName: string
  readonly form: ApplicationForm
  readonly reception: Reception
}

/** Everything the archive of a request is made of, before it is written. */
export type ArchiveContents = {
  readonly number: string
  readonly facts: Facts
  readonly application: ArchivedApplication
  readonly letters: readonly ArchivedLetter[]
  readonly files: readonly { readonly id: string; readonly title: string; readonly on: string }[]
  readonly events: readonly (Omit<EventRow, 'region_id' | 'account_id'> & {
    readonly label: string
  })[]
}

/** For the archive package: who applied is in it, so that taking it leaves an entry. */
export const archiveContents = defineQuery({
  name: 'requests.archive-package',
  title: '下载申请的归档包',
  input: RequestInput,
  output: Type.Unsafe<ArchiveContents>({ type: 'object', additionalProperties: true }),
  audience: HANDLERS,
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => (mayReadApplicant(actor, guarded) ? null : noRequest()),
  answer: async (context: Ctx, loaded: Loaded) => {
    const { tx, actor } = context
    const { request, events } = loaded
    const facts = await factsOf(context, loaded)
    const files = await filesOf(tx, { regionId: actor.regionId, requestId: request.id })
    return ok({
      ...{ number: request.number, facts },
      application: await applicationOf(context, loaded),
      letters: [...registration(facts, request.submitted_on), ...(await issued(context, loaded))],
      files: files.map(({ file_id: id, title, added_at }) => ({
        ...{ id, title, on: added_at.slice(0, 10) },
      })),
      events: events.map(({ region_id: _region, account_id: _account, ...event }) => ({
        ...event,
        label: event.step === 'register' ? '登记申请' : stepNamed(event.step).label,
      })),
    })
  },
  audit: (loaded: Loaded) => subjectOf(loaded),
})

async function applicationOf(
  { tx, actor, deps }: Ctx,
  { request }: Loaded,
): Promise<ArchivedApplication> {
  const { agency_id: agencyId, number, channel, submitted_on: submittedOn } = request
  const agency = await deps.requests.agencies.byId(tx as never, actor.regionId, agencyId)
  return {
    agencyName: agency?.name ?? '',
    form: {
      ...{ agencyId, applicantKind: request.applicant_kind, token: '' },
      ...openApplicant(deps, request),
      ...{ description: request.description, documentNumber: request.document_number },
      ...{ purpose: request.purpose, form: request.form, delivery: request.delivery },
    },
    reception: { number, channel: CHANNELS[channel], submittedOn },
  }
}

async function factsOf(context: Ctx, loaded: Loaded): Promise<Facts> {
  const { tx, actor, deps, today } = context
  const { request } = loaded
  const agency = await deps.requests.agencies.standing(
    tx as never,
    actor.regionId,
    request.agency_id,
  )
  return {
    registrationNumber: request.number,
    ...(agency && knownFacts(context, loaded, agency, null)),
    applicantName: inSentence(openApplicant(deps, request).name) || '（未写明）',
    signedOn: today,
    retention: request.retention === null ? '未定' : RETENTIONS[request.retention],
  }
}

/** The sheet with which the file begins; left out where the request was never confirmed. */
function registration(facts: Facts, on: string): ArchivedLetter[] {
  const letter = composeLetter('registration', { facts })
  if (!letter.ok) return []
  return [{ title: letter.value.title, number: '', on, letter: letter.value }]
}

async function issued(context: Ctx, loaded: Loaded): Promise<ArchivedLetter[]> {
  const { tx, actor, deps } = context
  const key = { regionId: actor.regionId, requestId: loaded.request.id }
  const letters: ArchivedLetter[] = []
  for (const head of loaded.letters.filter(isIssued)) {
    const row = await findLetter(tx, key, head.id)
    if (!row) continue
    const { kind, number } = head
    const { letter } = openContent(deps, row)
    letters.push({ title: letterTitle(kind), number, on: head.issued_on, letter })
  }
  return letters
}

function isIssued(head: LetterHead): head is LetterHead & { readonly issued_on: string } {
  return head.issued_on !== null
}
