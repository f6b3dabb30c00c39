import { afterAll, beforeAll, expect, it } from 'vitest'
import { CONTACT, completed } from '#modules/requests/testing.ts'
import type { Browser } from './testing/browser.ts'
import { type TestPlatform, testPlatform } from './testing/platform.ts'

// A citizen's whole course over the portal and the workbench; then every column of every table is
// searched for who they are, whatever room or package made the table.

const CITIZEN = {
  ...{ name: '钟离望舒', idType: 'citizen-id', idNumber: '11010519491231002X' },
  ...{ phone: '13955512345', email: 'zhongli.wangshu@example.com' },
  ...{ address: '安澜县城关镇桂花巷17号', contactName: '司徒听雨', agent: '上官踏雪' },
}
const THIRD_PARTY = { name: '慕容晚秋', address: '安澜县听涛里3号', contact: '13955554321' }
const WANTED = '食堂食材采购合同的全部附件'
/** What stands in an answer only, and must not lie in the open beside the case. */
const SECRETS = [
  ...[CITIZEN.name, CITIZEN.idNumber, CITIZEN.phone, CITIZEN.email, CITIZEN.address],
  ...[CITIZEN.contactName, CITIZEN.agent, 'zhongli', '桂花巷'],
  ...[THIRD_PARTY.name, THIRD_PARTY.address, THIRD_PARTY.contact],
]

let here: TestPlatform
let citizen: Browser
let queryCode = ''
const staff: Record<string, Browser> = {}

beforeAll(async () => {
  here = await testPlatform()
  citizen = await here.browser()
  for (const login of ['clerk', 'reviewer', 'leader']) staff[login] = await here.browser(login)
}, 60_000)
afterAll(() => here?.close())

/** Every text, JSON and sequence of bytes the database holds, by table and column. */
async function everything(): Promise<readonly (readonly [place: string, text: string])[]> {
  const tables = await here.query<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema') order by name`,
  )
  const found: [string, string][] = []
  for (const { name } of tables) {
    for (const row of await here.query<Record<string, unknown>>(`select * from ${name}`)) {
      for (const [column, value] of Object.entries(row)) {
        const text = Buffer.isBuffer(value) ? value.toString('utf8') : JSON.stringify(value)
        found.push([`${name}.${column}`, text])
      }
    }
  }
  return found
}

/** Where each of the texts lies in the open; those that do nowhere are left out. */
async function placesOf(...needles: string[]): Promise<Readonly<Record<string, string[]>>> {
  const all = await everything()
  const found = needles.map((needle): [string, string[]] => {
    const places = all.filter(([, text]) => text.includes(needle)).map(([place]) => place)
    return [needle, [...new Set(places)]]
  })
  return Object.fromEntries(found.filter(([, places]) => places.length > 0))
}

async function page(url: string, fields: object): Promise<string> {
  const sent = { _csrf: citizen.token(), ...fields }
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const payload = new URLSearchParams(sent as Record<string, string>).toString()
  return (await citizen.post(url, {}, { headers, payload })).payload
}

/** Something the staff does; the case's version is looked up. */
async function act(login: string, requestId: string, name: string, fields: object = {}) {
  const browser = staff[login]
  if (!browser) throw new Error(login)
  const shown = await browser.get(`/api/requests/${requestId}`)
  const { version } = shown.json<{ version: number }>()
  const answer = await browser.post(`/api/requests/${requestId}/${name}`, { version, ...fields })
  if (answer.statusCode !== 200) throw new Error(`${name}: ${answer.payload}`)
  return answer.json<Record<string, string>>()
}

async function apply(): Promise<{ readonly requestId: string; readonly number: string }> {
  const agencyId = here.county.agencies.find(({ shortName }) => shortName === '教育局')?.id ?? ''
  const form = {
    ...{ ...CITIZEN, agencyId, applicantKind: 'natural', postcode: '', documentNumber: '' },
    ...{ description: WANTED, purpose: '', form: 'electronic', delivery: 'email', token: '' },
  }
  await page('/requests/new', { ...form, agencyId: '' })
  const receipt = await page('/requests/new', form)
  queryCode = /[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}/.exec(receipt)?.[0] ?? ''
  const [made] = await here.query<{ id: string; number: string }>(
    'select id, number from disclosure_request where description = $1',
    [WANTED],
  )
  if (!made || queryCode === '') throw new Error(receipt)
  return { requestId: made.id, number: made.number }
}

it('names no applicant and no third party in the open, in any table, after a whole course', async () => {
  const { requestId, number } = await apply()
  const clerk = (name: string, fields: object = {}) => act('clerk', requestId, name, fields)
  await page('/requests/track', { number, proof: '13900000000' })
  await page('/requests/track', { number: `${number}9`, proof: CITIZEN.phone })
  await clerk('confirm')
  await clerk('ask-supplement', { items: ['年度'] })
  const asked = await clerk('letters', { kind: 'supplement', facts: CONTACT })
  await clerk(`letters/${asked.id}/issue`)
  await clerk(`letters/${asked.id}/serve`, { way: 'electronic' })
  const supplemented = await page('/requests/track/supplement', {
    ...{ number, proof: CITIZEN.phone, text: '2025年度' },
  })
  expect(supplemented).toContain('已经收到您的补正')
  await clerk('consult', { consulted: 'third-party', party: THIRD_PARTY })
  const shown = await staff.clerk?.get(`/api/requests/${requestId}`)
  const [consulted] = shown?.json<{ consultations: { id: string }[] }>().consultations ?? []
  await clerk('record-opinion', { consultationId: consulted?.id, opinion: 'agrees' })
  await staff.clerk?.post('/api/requests/search', { applicant: CITIZEN.phone })
  await staff.clerk?.get(`/api/requests/${requestId}/applicant`)
  await clerk('decide', { position: 1, ...completed('provide') })
  await clerk('letters', { kind: 'answer', facts: CONTACT })
  await clerk('draft')
  await act('reviewer', requestId, 'review')
  await act('leader', requestId, 'approve')
  await clerk('issue')
  await clerk('serve', { way: 'electronic' })
  await page('/requests/track/answer', { number, proof: queryCode })
  await page('/requests/track/rate', { number, proof: queryCode, stars: '5', remark: '满意' })
  await clerk('close')
  await clerk('archive', { retention: '10-years' })

  const mails = await here.query('select 1 from outgoing_mail where about_id = $1', [requestId])
  expect(mails.length).toBeGreaterThanOrEqual(2)
  // What may stand in the open is found, in text and in JSON: the search is no blind one.
  expect(await placesOf(...SECRETS, queryCode, WANTED, '写明的内容')).toEqual({
    [WANTED]: ['public.disclosure_request.description', 'public.request_matter.description'],
    写明的内容: ['public.request_matter.decision'],
  })
  await here.query(
    `update outgoing_mail set body = convert_to($1, 'utf8') where about_id = $2
    and body is not null`,
    [CITIZEN.name, requestId],
  )
  expect(await placesOf(CITIZEN.name)).toEqual({
    [CITIZEN.name]: ['public.outgoing_mail.body'],
  })
}, 60_000)
