import template from '#core/annual-report/templates/foi-annual-2021.json' with { type: 'json' }
import type { Clock } from '#core/clock/replay.ts'
import { toHalfWidth } from '#core/kit/text.ts'
import { APPLICANT_TYPES, IDENTITY_KINDS } from '#core/requests/applicant.ts'
import {
  articlesOn,
  articlesText,
  decisionKind,
  isDecisionKind,
} from '#core/requests/decision-kinds.ts'
import { isAnswer } from '#core/requests/letters/compose-answer.ts'
import { STATES } from '#core/requests/life/states.ts'
import type { StepName } from '#core/requests/life/steps.ts'
import {
  CHANNELS,
  CONSULTED,
  DELIVERIES,
  DISPUTE_KINDS,
  DISPUTE_RESULTS,
  FORMS,
  OPINIONS,
  RETENTIONS,
  SERVED_WAYS,
} from '#core/requests/words.ts'
import { maskMail, maskName, maskPhone, NOT_SHOWN } from '#platform/crypto/mask.ts'
import type { Applicant } from '../requests.contract.ts'
import type { Details } from '../store/register-details.ts'
import type { EventRow, RequestRow } from '../store/requests.ts'
import { yuan } from './event-facts.ts'
import type { ListColumn } from './list-file.ts'

/** A line of the register before it is written. `applicant`: null where this person may not read it. */
export type RegisterLine = Details & {
  readonly request: RequestRow
  readonly agencyName: string
  readonly applicant: Applicant | null
  readonly clock: Clock | null
}

type Column = ListColumn<RegisterLine>

/** Every column of the register (台账, 条例§45), in the order in which offices keep it. */
export const REGISTER_COLUMNS: readonly Column[] = [
  ['登记编号', 3, ({ request }) => request.number],
  ['收文单位', 3, ({ agencyName }) => agencyName],
  ['状态', 2, ({ request }) => STATES[request.state]],
  ['渠道', 2, ({ request }) => CHANNELS[request.channel]],
  ['提交日期', 2, ({ request }) => request.submitted_on],
  ['收到日期', 2, ({ request }) => request.received_on],
  ['答复期限届满日', 2, ({ request }) => request.due_on],
  ['本机关内部时限（非法定）', 2, ({ request }) => request.internal_due_on],
  ['已用工作日', 1, ({ clock }) => clock?.used ?? null],
  ['申请人类别', 2, ({ request }) => kindLabel(request.applicant_kind)],
  ['申请人', 2, ofApplicant(({ name }) => maskName(name))],
  ['证件种类', 2, ofApplicant(({ idType }) => ID_TYPES[idType])],
  ['证件号码', 3, ofApplicant(({ idNumber }) => maskNumber(idNumber))],
  ['代理人', 2, ofApplicant(({ agent }) => maskName(agent))],
  ['联系人', 2, ofApplicant(({ contactName }) => maskName(contactName))],
  ['联系电话', 2, ofApplicant(({ phone }) => maskPhone(phone))],
  ['电子邮箱', 3, ofApplicant(({ email }) => maskMail(email))],
  ['通信地址', 3, ofApplicant(({ address }) => maskAddress(address))],
  ['所需信息', 6, ({ request }) => request.description],
  ['文号', 2, ({ request }) => request.document_number],
  ['用途', 3, ({ request }) => request.purpose],
  ['提供方式', 2, ({ request }) => FORMS[request.form]],
  ['获取途径', 2, ({ request }) => DELIVERIES[request.delivery]],
  ['事项数', 1, ({ matters }) => matters.length],
  ['经办人', 2, ({ request }) => request.handler_name],
  ['补正告知日', 2, (line) => dayOf(line, 'ask-supplement')],
  ['补正事项', 4, (line) => last(line, 'ask-supplement')?.facts.items?.join('；') ?? ''],
  ['补正期限', 2, (line) => last(line, 'ask-supplement')?.facts.dueOn ?? null],
  ['收到补正日', 2, (line) => dayOf(line, 'supplement')],
  ['征求第三方意见', 4, (line) => consulted(line, ['third-party'])],
  ['征求机关意见', 4, (line) => consulted(line, ['agency', 'secrecy'])],
  ['延长工作日', 1, (line) => last(line, 'extend')?.facts.workingDays ?? null],
  ['延期批准人', 2, (line) => last(line, 'extend')?.facts.approvedBy ?? ''],
  ['延期日期', 2, (line) => dayOf(line, 'extend')],
  ['收费通知日', 2, (line) => dayOf(line, 'notify-fee')],
  ['信息处理费（元）', 2, (line) => feeOf(line)],
  ['缴费日', 2, (line) => dayOf(line, 'pay-fee')],
  ['答复种类', 4, ({ matters }) => eachMatter(matters, (kind) => decisionKind(kind).label)],
  ['法律依据', 5, (line) => eachMatter(line.matters, (kind) => lawOf(kind, line))],
  ['理由', 5, ({ matters }) => matters.map(({ decision }) => reasonOf(decision)).join('；')],
  ['答复日期', 2, ({ request }) => request.decided_on],
  [
    '答复文号',
    3,
    ({ letters }) =>
      answers(letters)
        .map(({ number }) => number)
        .join('；'),
  ],
  ['送达日期', 2, ({ letters }) => answers(letters).at(-1)?.served_on ?? null],
  ['送达方式', 2, ({ letters }) => servedWay(answers(letters).at(-1)?.served_way)],
  ['年报表三行', 4, ({ matters }) => eachMatter(matters, rowLabel)],
  ['复议、诉讼', 3, ({ disputes }) => disputes.map(disputeText).join('；')],
  ['转主动公开日', 2, ({ request }) => request.promoted_on],
  ['保管期限', 2, ({ request }) => (request.retention ? RETENTIONS[request.retention] : '')],
]

const ID_TYPES: Readonly<Record<Applicant['idType'], string>> = { ...IDENTITY_KINDS, other: '其他' }

function ofApplicant(of: (applicant: Applicant) => string): Column[2] {
  return ({ applicant }) => (applicant ? of(applicant) : NOT_SHOWN)
}

/** `11010519491231002X` → `110105********002X`. */
export function maskNumber(text: string): string {
  const number = toHalfWidth(text).replace(/\s/g, '')
  if (number.length < 8) return '*'.repeat(number.length)
  return `${number.slice(0, -12)}${'*'.repeat(Math.min(8, number.length - 4))}${number.slice(-4)}`
}

/** The place, not the door: the first six characters. */
function maskAddress(address: string): string {
  return address.trim() === '' ? '' : `${[...address.trim()].slice(0, 6).join('')}****`
}

function kindLabel(kind: string): string {
  return APPLICANT_TYPES.find(({ id }) => id === kind)?.label ?? kind
}

function last({ events }: RegisterLine, step: StepName): EventRow | undefined {
  return events.findLast((event) => event.step === step)
}

function dayOf(line: RegisterLine, step: StepName): string | null {
  return last(line, step)?.on_day ?? null
}

function consulted({ consultations }: RegisterLine, whom: readonly string[]): string {
  return consultations
    .filter((each) => whom.includes(each.consulted))
    .map((each) => {
      const answer = each.opinion ? `${each.answered_on ?? ''}${OPINIONS[each.opinion]}` : '未答复'
      return `${CONSULTED[each.consulted]}：${each.sent_on}发出，${each.due_on ?? '未定期限'}到期，${answer}`
    })
    .join('；')
}

function feeOf(line: RegisterLine): string {
  const { fen } = last(line, 'notify-fee')?.facts ?? {}
  return fen ? yuan(fen) : ''
}

type Matters = RegisterLine['matters']
type Kind = Parameters<typeof decisionKind>[0]

function eachMatter(matters: Matters, say: (kind: Kind) => string): string {
  const said = matters.flatMap(({ decision_kind: kind }) =>
    kind !== null && isDecisionKind(kind) ? [say(kind)] : [],
  )
  return [...new Set(said)].join('；')
}

function lawOf(kind: Kind, { request }: RegisterLine): string {
  return articlesText(articlesOn(kind, request.decided_on ?? request.submitted_on))
}

function reasonOf(decision: Readonly<Record<string, unknown>>): string {
  const parts = decision.parts as Readonly<Record<string, string>> | undefined
  return parts?.reasons ?? ''
}

/** Letters that answer; the others ask or tell on the way. */
function answers(letters: RegisterLine['letters']): RegisterLine['letters'] {
  return letters.filter(({ kind }) => isAnswer(kind))
}

function servedWay(way: string | null | undefined): string {
  return way && way in SERVED_WAYS ? SERVED_WAYS[way as keyof typeof SERVED_WAYS] : ''
}

function rowLabel(kind: Kind): string {
  const row = decisionKind(kind).outcome[2021]
  const rows = template.tables.find(({ id }) => id === 't3')?.rows ?? []
  return rows.find(({ id }) => id === row)?.label ?? row
}

function disputeText({ kind, result }: RegisterLine['disputes'][number]): string {
  return `${DISPUTE_KINDS[kind]}（${result ? DISPUTE_RESULTS[result] : '尚未审结'}）`
}
