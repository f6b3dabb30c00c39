import { periodOn } from '#core/clock/periods.ts'
import { feeFor, feeScheduleOn } from '#core/fee/fee.ts'
import type { Day } from '#core/kit/day.ts'
import { APPLICANT_TYPES, IDENTITY_KINDS } from '#core/requests/applicant.ts'
import { type Facts, yuan } from '#core/requests/letters/facts.ts'
import { CHANNELS, DELIVERIES, FORMS } from '#core/requests/words.ts'
import type { AgencyStanding } from '../../requests.ports.ts'
import type { ConsultationRow } from '../../store/consultations.ts'
import { asEvent, type Ctx, clockOf, type Loaded } from '../load-request.ts'
import { openApplicant } from '../means/applicants.ts'
import { partyOf } from '../means/parties.ts'
import { queryCodeOf } from '../means/query-code.ts'

/** Where it is known from who applied. */
export const APPLICANT = '申请人信息'
const OFFICE = '政府信息公开工作机构'

type Given = Parameters<typeof knownByOrigin>

/** Everything the request itself knows that a letter may say; empty texts count as not known. */
export function knownFacts(...given: Given): Facts {
  return Object.assign({}, ...knownByOrigin(...given).map(({ facts }) => facts)) as Facts
}

/** The same by where it is known from; what comes later holds where both say something. */
export function knownByOrigin(
  context: Ctx,
  loaded: Loaded,
  agency: AgencyStanding,
  consultation: ConsultationRow | null,
): readonly { readonly origin: string; readonly facts: Facts }[] {
  return [
    { origin: '单位资料', facts: { ...agencyFacts(agency), handlerUnit: agency.name } },
    { origin: APPLICANT, facts: applicantFacts(context, loaded) },
    { origin: '申请登记', facts: requestFacts(context, loaded) },
    { origin: '办理经过', facts: { ...eventFacts(context, loaded), ...feeFacts(loaded) } },
    ...(consultation
      ? [{ origin: '征求意见', facts: consultationFacts(context, loaded, consultation) }]
      : []),
  ]
}

/** What every letter says of the agency that sends it. */
export function agencyFacts({ name, contact }: AgencyStanding): Facts {
  return {
    agency: name,
    contactName: contact.office || OFFICE,
    contactPhone: contact.phone ?? '',
    contactAddress: contact.address ?? '',
  }
}

function applicantFacts({ deps }: Ctx, { request }: Loaded): Facts {
  const { name, idType, idNumber, phone, email, address } = openApplicant(deps, request)
  const papers = { ...IDENTITY_KINDS, other: '其他证件' }[idType]
  return {
    applicantName: name,
    recipientName: name,
    isOrganisation: request.applicant_kind !== 'natural',
    applicantType: APPLICANT_TYPES.find(({ id }) => id === request.applicant_kind)?.label ?? '',
    identityDocument: idNumber === '' ? '' : `${papers} ${idNumber}`,
    applicantContact: [phone, email, address].filter((way) => way.trim() !== '').join('，'),
  }
}

function requestFacts({ deps }: Ctx, { request }: Loaded): Facts {
  return {
    registrationNumber: request.number,
    submittedOn: request.submitted_on,
    ...(request.received_on && { receivedOn: request.received_on }),
    channel: CHANNELS[request.channel],
    requested: request.description,
    requestedPlain: request.description,
    form: `${FORMS[request.form]}，${DELIVERIES[request.delivery]}`,
    queryCode: queryCodeOf(deps, request.id),
    handlerName: request.handler_name ?? '',
    servedPlace: openApplicant(deps, request).address,
  }
}

/** What the steps so far have said: of each the last. */
function eventFacts({ today }: Ctx, { events, calendar }: Loaded): Facts {
  const last = (step: string) => events.findLast((event) => event.step === step)
  const dueAfter = (count: number): Day | null =>
    clockOf(events.slice(0, count).map(asEvent), calendar, today)?.dueOn ?? null
  const [supplement, fee] = [last('ask-supplement'), last('notify-fee')]
  const reasons = last('ask-reasons')
  const longer = last('extend') ?? last('postpone')
  const newDueOn = dueAfter(events.length)
  const before = longer ? dueAfter(longer.serial - 1) : newDueOn
  return {
    ...(before && { answerDueOn: before }),
    ...(longer && newDueOn && { newDueOn }),
    ...(longer && { extensionReason: longer.note }),
    ...(longer?.facts.workingDays && { extensionDays: longer.facts.workingDays }),
    ...(supplement && { supplementAskedOn: supplement.on_day }),
    ...(supplement?.facts.items && { supplementItems: supplement.facts.items }),
    ...(supplement?.facts.dueOn && { supplementDueOn: supplement.facts.dueOn }),
    ...(reasons?.facts.dueOn && { reasonsDueOn: reasons.facts.dueOn }),
    ...(fee && { feeNotifiedOn: fee.on_day }),
    ...(fee?.facts.dueOn && { feeDueOn: fee.facts.dueOn }),
    ...(fee?.facts.fen !== undefined && { feeAmount: fee.facts.fen }),
  }
}

/** How the fee was worked out, each range in a row, as it was when it was told. */
function feeFacts({ events }: Loaded): Facts {
  const told = events.findLast(({ step }) => step === 'notify-fee')
  const charged = told?.facts.charged
  const schedule = told && feeScheduleOn(told.on_day)
  if (!charged || !schedule) return {}
  const fee = feeFor(schedule.by[charged.mode], charged.units, charged.before)
  if (!fee.ok) return {}
  const unit = charged.mode === 'items' ? '件' : '页'
  return {
    feeMode: charged.mode === 'items' ? '按件' : '按量',
    feeSteps: fee.value.steps.map(({ from, to, count, unitFen, fen }) => [
      `第${from}至${to}${unit}`,
      ...[`${count}${unit}`, yuan(unitFen), yuan(fen)],
    ]),
  }
}

/** Whom was asked, until when and about what: as a third party and as an agency, whichever it was. */
function consultationFacts(
  { deps }: Ctx,
  { request, matters }: Loaded,
  row: ConsultationRow,
): Facts {
  const { name } = partyOf(deps, row)
  const period = row.consulted === 'secrecy' ? null : periodOn(row.consulted, row.sent_on)
  const asked = matters.map(({ description }) => description)
  return {
    ...{ thirdPartyName: name, consultedAgency: name, consultationSentOn: row.sent_on },
    ...(row.due_on && { consultationDueOn: row.due_on }),
    ...(period && { consultationDays: period.count }),
    consultedParty: row.consulted === 'third-party' ? '第三方' : name,
    concernedItems: asked.length > 0 ? asked : [request.description],
  }
}
