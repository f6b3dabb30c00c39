import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { HOST, type TestPlatform, testPlatform } from './testing/platform.ts'

/** The citizens' pages as browsers without a script send and get them, behind the limits as they are set. */

let here: TestPlatform
beforeAll(async () => {
  here = await testPlatform({ REQUESTS_PER_MINUTE: '1200' })
}, 60_000)
afterAll(() => here?.close())

const NAME = '柳青山'
const formFor = (agencyId: string, changes: object = {}) => ({
  ...{ agencyId, applicantKind: 'natural', name: NAME, idType: 'citizen-id' },
  ...{ idNumber: '11010519491231002X', phone: '13800000000', form: 'electronic' },
  ...{ delivery: 'online', description: '2025年学校食堂采购合同' },
  ...changes,
})

/** A browser with the form open, and what it sends with everything: the token of the page. */
async function citizen(remoteAddress = '192.0.2.1') {
  const browser = await here.browser()
  const page = (await browser.get('/requests/new', { remoteAddress })).payload
  const [, csrf = ''] = /name="_csrf" value="([^"]+)"/.exec(page) ?? []
  const [, token = ''] = /name="token" value="([^"]+)"/.exec(page) ?? []
  const post = (url: string, fields: object, headers: Record<string, string> = {}) =>
    browser.post(url, { _csrf: csrf, ...fields }, { remoteAddress, headers })
  return { browser, csrf, token, post }
}

const agencyId = () => here.county.agencies[2]?.id ?? ''
const receiptOf = (page: string) => {
  const [number = '', code = ''] = [...page.matchAll(/<dd>(?:<strong class="code">)?([^<]+)/g)].map(
    ([, text = '']) => text,
  )
  return { number, proof: code }
}

describe('many people behind one address', () => {
  it('all get through: a hundred of them, who look, save, mistype and apply', async () => {
    const statuses: number[] = []
    const numbers = new Set<string>()
    for (let person = 0; person < 100; person += 1) {
      const { post, token } = await citizen('198.51.100.7')
      const form = formFor(agencyId(), { token, description: `第${person}户的低保标准` })
      statuses.push((await post('/requests/draft', form)).statusCode)
      statuses.push((await post('/requests/new', { ...form, idNumber: '' })).statusCode)
      const applied = await post('/requests/new', form)
      statuses.push(applied.statusCode)
      numbers.add(receiptOf(applied.payload).number)
    }
    expect([...new Set(statuses)].toSorted()).toEqual([200, 400])
    expect(numbers.size).toBe(100)
  }, 60_000)
})

/** Faults as the summary at the head of the page names them, in its order. */
const faultsOn = (page: string) =>
  [...page.matchAll(/<li><a href="#(\w+)">([^<]+)/g)].map(([, field, sentence]) => [
    field,
    sentence,
  ])

describe('a form', () => {
  it('that is empty is told everything at once, in the order of the page', async () => {
    const { post, token } = await citizen()
    const sent = await post('/requests/new', { token, form: 'electronic', delivery: 'online' })
    const faults = faultsOn(sent.payload)
    expect(faults.map(([field]) => field)).toEqual([
      ...['description', 'agencyId', 'applicantKind', 'name', 'idType', 'idNumber', 'phone'],
    ])
    expect(faults[1]).toEqual(['agencyId', '请选择行政机关。'])
    const mended = { token, ...formFor(agencyId(), { description: '' }) }
    expect(faultsOn((await post('/requests/new', mended)).payload)).toHaveLength(1)
  })

  it.each([
    ['/requests/new', '最多 5000 个字，请删去 1195000 个字'],
    ['/requests/draft', '最多 100000 个字，请删去 11'],
    ['/requests/form.pdf', '最多 5000 个字，请删去 1195000 个字'],
  ])('%s keeps a text that is far too long, and says by how much', async (url, sentence) => {
    const { browser, csrf, token } = await citizen()
    const description = '长'.repeat(1_200_000)
    const form = new URLSearchParams({
      _csrf: csrf,
      ...formFor(agencyId(), { token, description }),
    })
    const headers = { host: HOST, 'content-type': 'application/x-www-form-urlencoded' }
    const payload = form.toString()
    const sent = await here.web.app.inject({
      ...{ method: 'POST', url, cookies: browser.jar, headers, payload },
    })
    expect([sent.statusCode, sent.payload.includes(`${description}</textarea>`)]).toEqual([
      400,
      true,
    ])
    expect(sent.payload).toContain(sentence)
  })

  it.each([
    ['text/html', 'text/html; charset=utf-8', 'data-back'],
    ['application/json', 'application/json; charset=utf-8', '"message":"提交的内容太大了'],
  ])('beyond that is refused as %s in a sentence', async (accept, type, part) => {
    const { post, token } = await citizen()
    const form = { token, description: 'x'.repeat(13_000_000) }
    const sent = await post('/requests/new', form, { accept })
    expect([sent.statusCode, sent.headers['content-type']]).toEqual([413, type])
    expect(sent.payload).toContain('一次不能超过 12 MB')
    expect(sent.payload).toContain(part)
  })

  it('with nothing written in it is not saved', async () => {
    const { post, token } = await citizen()
    const before = await here.query('select count(*) as n from request_draft', [])
    const blank = { token, idType: 'citizen-id', form: 'electronic', delivery: 'online' }
    const sent = await post('/requests/draft', { ...blank, description: ' \r\n' })
    expect([sent.statusCode, faultsOn(sent.payload)]).toEqual([
      400,
      [['description', expect.stringContaining('没有可以保存的')]],
    ])
    expect(await here.query('select count(*) as n from request_draft', [])).toEqual(before)
    expect((await post('/requests/draft', { ...blank, name: NAME })).statusCode).toBe(200)
  })
})

describe('a supplement', () => {
  const multipart = (fields: Record<string, string>, files: readonly [string, string][]) => {
    const parts = [
      ...Object.entries(fields).map(([name, value]) => `name="${name}"\r\n\r\n${value}\r\n`),
      ...files.map(([name, text]) => `name="files"; filename="${name}"\r\n\r\n${text}\r\n`),
    ].map((part) => `--x\r\ncontent-disposition: form-data; ${part}`)
    return {
      headers: { 'content-type': 'multipart/form-data; boundary=x', host: HOST },
      payload: Buffer.from(`${parts.join('')}--x--\r\n`),
    }
  }
  /** As a form does: no headers of its own. */
  const sendForm = (
    { jar }: { readonly jar: Record<string, string> },
    url: string,
    sent: ReturnType<typeof multipart>,
  ) => here.web.app.inject({ method: 'POST', url, cookies: jar, ...sent })

  async function asked() {
    const one = await citizen()
    const applied = await one.post('/requests/new', formFor(agencyId(), { token: one.token }))
    const proof = receiptOf(applied.payload)
    const [row] = await here.query<{ id: string }>(
      'select id from disclosure_request where number = $1',
      [proof.number],
    )
    const clerk = await here.browser('clerk')
    const at = `/api/requests/${row?.id}`
    await clerk.post(`${at}/confirm`, { version: 1 })
    await clerk.post(`${at}/ask-supplement`, { version: 2, items: ['请说明年份'] })
    return { ...one, proof }
  }
  const filesOf = (number: string) =>
    here.query<{ title: string }>(
      `select title from request_file join disclosure_request r on r.id = request_id
        where r.number = $1 order by title`,
      [number],
    )

  it('comes with files from a browser without a script', async () => {
    const { browser, csrf, proof } = await asked()
    const sent = multipart({ ...proof, text: '2025年' }, [
      ['户口.txt', '一'],
      ['', ''],
    ])
    const url = `/requests/track/supplement?_csrf=${csrf}`
    const { statusCode, payload } = await sendForm(browser, url, sent)
    expect([statusCode, payload.includes('已经收到您的补正')]).toEqual([200, true])
    expect(await filesOf(proof.number)).toEqual([{ title: '户口.txt' }])
  })

  it.each([
    ['a file that is none of ours', [['a.exe', 'MZ\u0000\u0001\u0002']], '不是可以接收的格式'],
    ['too many files', Array.from({ length: 6 }, (_, at) => [`${at}.txt`, 'x']), '最多附 5 个'],
  ] as [string, [string, string][], string][])(
    'with %s keeps what was typed and stores nothing',
    async (_, files, sentence) => {
      const { browser, csrf, proof } = await asked()
      const sent = multipart({ ...proof, text: '写了很久的补正' }, files)
      const url = `/requests/track/supplement?_csrf=${csrf}`
      const { statusCode, payload } = await sendForm(browser, url, sent)
      expect(statusCode).toBe(400)
      expect(payload).toContain(sentence)
      expect(payload).toContain('写了很久的补正</textarea>')
      expect(await filesOf(proof.number)).toEqual([])
    },
  )

  it('that is far too long stays on the page, with how much is too much', async () => {
    const { browser, csrf, proof } = await asked()
    const text = '长'.repeat(1_200_000)
    const url = `/requests/track/supplement?_csrf=${csrf}`
    const { statusCode, payload } = await sendForm(browser, url, multipart({ ...proof, text }, []))
    expect([statusCode, payload.includes(`${text}</textarea>`)]).toEqual([400, true])
    expect(payload).toContain('最多 5000 个字，请删去 1195000 个字')
  })

  it('from elsewhere, or of somebody who proves nothing, leaves no file', async () => {
    const { browser, csrf, proof } = await asked()
    const before = await here.query('select count(*) as n from file', [])
    const files: [string, string][] = [['a.txt', 'x']]
    const forged = multipart({ ...proof, text: 'x' }, files)
    expect((await sendForm(browser, '/requests/track/supplement', forged)).statusCode).toBe(403)
    const guessed = multipart({ ...proof, proof: 'aaaa-bbbb-cccc', text: 'x' }, files)
    const url = `/requests/track/supplement?_csrf=${csrf}`
    expect((await sendForm(browser, url, guessed)).statusCode).toBe(403)
    expect(await here.query('select count(*) as n from file', [])).toEqual(before)
  })
})
