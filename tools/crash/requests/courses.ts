import { setTimeout as sleep } from 'node:timers/promises'
import { addDays, type Day, dayInChina, yearOf } from '#core/kit/day.ts'
import { application, CONTACT, completed } from '#modules/requests/testing.ts'
import { handMadePdf, lineAt } from '#testing/documents/hand-made-pdf.ts'
import { LeftAlone, type Office, told } from './office.ts'

/** What happens to requests while the power may go at any moment: each a course of real actions. */
export type Course = (office: Office) => Promise<void>

type Given = Readonly<Record<string, unknown>>
type Who = keyof Office['staff']

export const PAUSE_MS = 100

const today = (): Day => dayInChina(Date.now())
/** Given, because next year's days off may not be announced yet. */
const later = (): Day => addDays(today(), 20)
let serial = 0

/** Enters an application at the counter; its id. */
async function register(office: Office, given: Given = {}): Promise<string> {
  serial += 1
  const description = `第${serial}所学校的食堂食材采购合同`
  const body = { ...application(office.agencyId, { submittedOn: today(), description }), ...given }
  const send = () => office.staff.clerk.post('/api/requests', body)
  return (await told<{ requestId: string }>(office, 'requests.register', send)).requestId
}

type Shown = {
  readonly version: number
  readonly number: string
  readonly consultations: readonly { readonly id: string }[]
  readonly timeline: readonly { readonly step: string }[]
}

/** A case in somebody's hands: each deed is a change of its own. */
function caseOf(office: Office, id: string) {
  const path = `/api/requests/${id}`
  const at = (who: Who, action: string, name: string, given: Given = {}) =>
    told<Readonly<Record<string, string>>>(office, `requests.${action}`, () =>
      office.staff[who].post(`${path}/${name}`, given),
    )
  const shown = async () => {
    await office.gate.pass()
    const found = await office.staff.clerk.get<Shown>(path).catch(() => null)
    if (!found) throw new LeftAlone(path)
    return found
  }
  return {
    at,
    shown,
    /** A step, whose address is its name; done again where the power was cut before it was done. */
    step: (name: string, given: Given = {}, who: Who = 'clerk') =>
      persist(async (isFirst) => {
        const { version, timeline } = await shown()
        if (!isFirst && timeline.at(-1)?.step === name) return
        await at(who, name, name, { version, ...given })
      }),
    decide: (position: number, kind: 'provide' | 'deny_process') =>
      persist(async () => {
        const { version } = await shown()
        await at('clerk', 'decide-matter', 'decide', { version, position, ...completed(kind) })
      }),
    compose: (kind: string) =>
      persist(async () => {
        const { version } = await shown()
        return at('clerk', 'compose-letter', 'letters', { version, kind, facts: CONTACT })
      }),
  }
}

const TRIES = 4

/** Tries again after each cut; what came of the last time is looked at first. */
async function persist<T>(deed: (isFirst: boolean) => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries += 1) {
    try {
      return await deed(tries === 1)
    } catch (error) {
      if (!(error instanceof LeftAlone) || tries === TRIES) throw error
      await sleep(PAUSE_MS)
    }
  }
}

/** Asked of others, extended, answered with two decisions, contested and put away. */
const answered: Course = async (office) => {
  const id = await register(office, { matters: ['合同', '评审记录'], isSplit: true })
  const { at, step, decide, compose, shown } = caseOf(office, id)
  const task = { agencyId: office.agencyId, task: '查找合同', dueOn: addDays(today(), 5) }
  const { taskIds } = await at('clerk', 'assign-tasks', 'tasks', { tasks: [task] })
  const aboutTask = (name: string, given: Given = {}) =>
    told(office, `requests.${name}-task`, () =>
      office.staff.clerk.post(`/api/request-tasks/${taskIds?.[0]}/${name}`, given),
    )
  await aboutTask('chase')
  await aboutTask('answer', { answer: '已找到' })
  const party = { name: '某某公司', address: '', contact: '' }
  await step('consult', { consulted: 'third-party', party })
  const [asked] = (await shown()).consultations
  await step('record-opinion', { consultationId: asked?.id, opinion: 'refuses' })
  await step('extend', { workingDays: 10, approvedBy: '邵静宜', note: '材料较多' })
  await decide(1, 'provide')
  await decide(2, 'deny_process')
  await compose('answer')
  await step('draft')
  await step('review', {}, 'reviewer')
  await step('approve', {}, 'leader')
  await step('issue')
  await step('serve', { way: 'electronic' })
  const dispute = { kind: 'reconsideration', filedOn: today() }
  await at('clerk', 'enter-dispute', 'disputes', dispute)
  await step('close')
  await step('archive', { retention: '10-years' })
}

/** Its day of receipt corrected, supplemented after a letter, then dealt with no further. */
const supplemented: Course = async (office) => {
  const id = await register(office, { submittedOn: addDays(today(), -1) })
  const { at, step, compose } = caseOf(office, id)
  await step('correct-receipt', { receivedOn: today(), note: '以收文章为准' })
  await step('ask-supplement', { items: ['年度'], dueOn: later() })
  const letter = await compose('supplement')
  await at('clerk', 'issue-letter', `letters/${letter.id}/issue`)
  await at('clerk', 'serve-letter', `letters/${letter.id}/serve`, { way: 'electronic' })
  await step('supplement', { text: '2025年' })
}

/** Charged, paid, and taken back. */
const charged: Course = async (office) => {
  const { step } = caseOf(office, await register(office))
  await step('notify-fee', { mode: 'pages', units: 120 })
  await step('pay-fee')
  await step('withdraw', { note: '申请人来电撤回' })
}

const PDF = handMadePdf({ pages: [lineAt(72, 700, 'Contract of Canteen 7, price 1200')] })

/** A file handed in, attached, and given out with a part of it covered. */
const redacted: Course = async (office) => {
  const id = await register(office)
  const { at } = caseOf(office, id)
  const file = await told<{ id: string }>(office, 'files.hand-in', () =>
    office.staff.clerk.upload('/api/files', '合同.pdf', PDF),
  )
  await at('clerk', 'attach-file', 'files', { fileId: file.id, use: 'other', title: '合同' })
  const texts = [{ text: 'price 1200', ground: 'deny_third_party' }]
  await at('clerk', 'keep-redaction', `files/${file.id}/redact`, { areas: [], texts })
}

const PHONE = '13800000000'

/** Applied for, supplemented and withdrawn on the citizens' pages, without a script. */
const online: Course = async (office) => {
  const { citizen, staff } = office
  serial += 1
  const description = `第${serial}条村道的养护合同 ${Date.now()}`
  const { applicant, applicantKind } = application(office.agencyId)
  const form = { ...applicant, applicantKind, description, phone: PHONE, delivery: 'online' }
  const fields = { ...form, agencyId: office.agencyId, form: 'electronic' }
  await told(office, 'requests.apply', () => citizen.form('/requests/new', fields))
  const found = await staff.clerk
    .post('/api/requests/search', { words: description })
    .catch(() => null)
  const [row] = (found?.body as { rows?: { id: string; number: string }[] } | undefined)?.rows ?? []
  if (!row) throw new LeftAlone('search')
  const { step } = caseOf(office, row.id)
  const proof = { number: row.number, proof: PHONE }
  const page = (name: string, given: Readonly<Record<string, string>>) =>
    told(office, `requests.applicant-${name}`, () =>
      citizen.form(`/requests/track/${name}`, { ...proof, ...given }),
    )
  await step('confirm')
  await step('ask-supplement', { items: ['年度'], dueOn: later() })
  await page('supplement', { text: '2025年' })
  await page('withdraw', { confirm: 'yes', reason: '已经得到' })
}

/** Days off of the region, announced over and over: each moves what is due. */
const announced: Course = async (office) => {
  serial += 1
  const day = addDays(today(), 7 + (serial % 20))
  const off = [{ name: '地方放假', from: day, to: day }]
  const year = yearOf(day)
  const arrangement = { year, scope: office.regionCode, off, work: [], sources: ['本县通知'] }
  await told(office, 'requests.import-calendar', () =>
    office.staff.office.post('/api/calendar/import', { arrangement }),
  )
}

export const COURSES: readonly Course[] = [
  ...[answered, supplemented, online, charged, answered, redacted, answered, online, announced],
]
