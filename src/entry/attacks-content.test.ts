import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openBlobs } from './blobs.ts'
import type { Browser } from './testing/browser.ts'
import { HEADER_EVIL, SCRIPT } from './testing/evil.ts'
import { type TestPlatform, testPlatform } from './testing/platform.ts'

// What is handed in to hurt whoever looks at it afterwards, or to reach what it should not.

let here: TestPlatform
let clerk: Browser
let reportId = ''

beforeAll(async () => {
  here = await testPlatform()
  clerk = await here.browser('clerk')
  const { reports } = (await clerk.get('/api/annual-reports?year=2025')).json<{
    reports: { id: string }[]
  }>()
  reportId = reports[0]?.id ?? ''
}, 60_000)
afterAll(() => here?.close())

describe('an uploaded file', () => {
  const PDF = '%PDF-1.7\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n'
  it.each([
    ['a web page called .pdf', 'a.pdf', '<!doctype html><script>alert(1)</script>'],
    ['a web page behind blanks', 'a.txt', `${' \n'.repeat(50)}<HTML><body onload=alert(1)>`],
    ['a drawing with a script', 'a.png', '<svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'],
    ['a drawing behind a declaration', 'a.svg', '<?xml version="1.0"?><svg onload="x()"></svg>'],
    ['a program called .pdf', 'a.pdf', 'MZ\u0090\u0000\u0003\u0000\u0000\u0000'],
    ['a script of the shell', 'a.pdf', '\u007fELF\u0002\u0001\u0001\u0000'],
    ['nothing', 'a.pdf', ''],
  ])('that is %s is not taken', async (_name, name, content) => {
    const answer = await clerk.upload('/api/files', name, Buffer.from(content, 'latin1'))
    expect(answer.statusCode).toBe(400)
    expect(answer.json().message).toMatch(/。$/)
  })

  it.each([
    ['a PDF with a page inside', `${PDF}<html><script>alert(1)</script></html>`, 'application/pdf'],
    ['text with tags', `说明\n<script>alert(1)</script>`, 'text/plain'],
  ])(
    'that is %s is only ever what its bytes are, and only to be saved',
    async (_name, content, type) => {
      const answer = await clerk.upload('/api/files', 'x.html', Buffer.from(content))
      expect(answer.json()).toMatchObject({ mediaType: type })
      expect(answer.json().name).not.toMatch(/\.html$/)
      const { id: fileId } = answer.json<{ id: string }>()
      await clerk.post(`/api/annual-reports/${reportId}/attachments`, { fileId, title: SCRIPT })
      const sent = await clerk.get(`/api/annual-reports/${reportId}/attachments/${fileId}`)
      expect(sent.statusCode).toBe(200)
      expect(sent.headers['content-disposition']).toMatch(/^attachment/)
      expect(sent.headers['x-content-type-options']).toBe('nosniff')
      expect(String(sent.headers['content-type'])).toContain(type)
    },
  )

  it.each([
    '../../../etc/passwd',
    '..\\..\\boot.ini',
    'a\u202Efdp.exe',
    '/abs/olute',
    'x'.repeat(400),
  ])('called %s gets a plain name', async (name) => {
    const answer = await clerk.upload('/api/files', name, Buffer.from('说明'))
    expect(answer.statusCode).toBe(200)
    expect(answer.json().name).toMatch(/^[^/\\\p{Bidi_Control}\p{Cc}]{1,124}\.txt$/u)
    expect(answer.json().name).not.toContain('..')
  })

  it('is not stored for somebody who has to do something else first, and they are told what', async () => {
    await here.query(`update account set must_change_password = true where login = 'window'`)
    const window = await here.browser('window')
    const answer = await window.upload('/api/files', 'x.txt', Buffer.from('只此一份的说明'))
    expect([answer.statusCode, answer.json()]).toMatchObject([
      403,
      { code: 'password-due', message: '请先更换密码，再办理其他事项。' },
    ])
    const blobs = await Array.fromAsync(openBlobs(here.house.settings).list())
    expect(blobs).not.toContain(createHash('sha256').update('只此一份的说明').digest('hex'))
  })
})

describe('a path that leads elsewhere', () => {
  const UP = ['..%2f..%2fpackage.json', '%2e%2e/%2e%2e/package.json', '....//package.json']
  const MORE = ['..%5c..%5cpackage.json', '%00', '__proto__', 'constructor']
  it.each([...UP, ...MORE])('%s finds nothing', async (path) => {
    for (const start of ['/assets/', '/desk/assets/', '/reports/2025/', '/data/', '/feeds/']) {
      const { statusCode, payload } = await clerk.get(start + path)
      expect([start, [400, 404].includes(statusCode)]).toEqual([start, true])
      expect(payload).not.toContain('"dependencies"')
    }
  })
  it.each(['../secret', '..%2f..%2fsecret', '....//secret', 'assets/../../../secret'])(
    '/desk/%s is the workbench’s page or nothing',
    async (path) => {
      const { payload } = await clerk.get(`/desk/${path}`)
      expect(payload).not.toContain('"dependencies"')
      expect(payload).not.toMatch(/^[\w-]{64}$/)
    },
  )
})

describe('/look', () => {
  const ELSEWHERE = [
    'https://evil.example',
    '//evil.example',
    '/\\evil.example',
    '\\\\evil.example',
  ]
  const HIDDEN = [
    '/%09/evil.example',
    '/\t/evil.example',
    'javascript:alert(1)',
    '/..//evil.example',
  ]
  const SPLIT = [
    '/%0d%0aset-cookie:a=b',
    '/\r\nset-cookie: a=b',
    ' //evil.example',
    '/.//evil.example',
  ]
  it.each([...ELSEWHERE, ...HIDDEN, ...SPLIT])('leads back here, not to %j', async (back) => {
    const answer = await clerk.get(`/look?to=large&back=${encodeURIComponent(back)}`)
    const location = String(answer.headers.location)
    const { host } = new URL(location, 'https://anlan.example/look')
    expect([answer.statusCode, host]).toEqual([303, 'anlan.example'])
    expect(location).not.toMatch(/^\/[/\\]|[\r\n\t]/)
    expect(answer.cookies.map(({ name }) => name)).toEqual(['look'])
  })
})

describe('text with a meaning for the database', () => {
  const EVIL = [
    `' or 1=1 --`,
    `%`,
    `_`,
    `\\`,
    `%'; drop table region; --`,
    `"`,
    '*',
    '\u0000',
    '()',
  ]
  it.each(EVIL)('%j is only searched for', async (text) => {
    const q = encodeURIComponent(text)
    const office = await here.browser('office')
    const system = await here.browser('system')
    const auditor = await here.browser('auditor')
    const asked = [
      await clerk.get(`/search?q=${q}`),
      await clerk.get(`/reports?agency=${q}&year=all`),
      await system.get(`/api/people?search=${q}`),
      await system.get(`/api/accounts?search=${q}`),
      await auditor.get(`/api/audit/entries?actorName=${q}&action=${q}&subjectId=${q}`),
      await office.get(`/api/annual-reports?agencyId=${q}`),
      await clerk.get(`/api/open/reports?agency=${q}&year=${q}&page=${q}`),
    ]
    for (const { statusCode, payload } of asked) {
      expect([200, 400]).toContain(statusCode)
      expect(payload).not.toMatch(/syntax error|pg_|select .* from/i)
    }
    expect((await here.query('select 1 as n from region')).length).toBe(2)
  })
  it.each(['%', '_', `' or 1=1 --`])('%j stands for nothing else', async (text) => {
    const system = await here.browser('system')
    const q = encodeURIComponent(text)
    const people = (await system.get(`/api/people?search=${q}`)).json<{ people: object[] }>()
    expect(people.people).toEqual([])
  })
})

describe('a body that is not what it seems', () => {
  const send = (payload: string, type = 'application/json') =>
    clerk.post(
      `/api/annual-reports/${reportId}/presence`,
      {},
      {
        payload,
        headers: { 'content-type': type },
      },
    )
  it.each([
    ['sets the prototype', '{"__proto__":{"kind":"program"},"place":null}'],
    ['sets it by the constructor', '{"constructor":{"prototype":{"x":1}},"place":null}'],
    ['is nested without end', `${'['.repeat(100_000)}${']'.repeat(100_000)}`],
    ['is an object nested without end', `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`],
    ['is broken off', '{"place":'],
    ['is a list', '[1,2,3]'],
    ['is a word', '"place"'],
    ['is nothing', 'null'],
  ])('that %s is refused with a sentence', async (_name, payload) => {
    const answer = await send(payload)
    expect(answer.statusCode).toBe(400)
    expect(answer.json().message).toMatch(/。$/)
    expect(({} as { kind?: unknown }).kind).toBeUndefined()
  })
  it('cannot put on what the server knows itself', async () => {
    const more = { actor: { kind: 'program' }, regionId: here.other.regionId, now: '2000-01-01' }
    const url = `/api/annual-reports/${reportId}/presence`
    const answer = await clerk.post(url, { place: null, ...more, reportId: 'x' })
    expect(answer.statusCode).toBe(200)
  })
  it.each(['application/xml', 'text/html', 'application/octet-stream'])(
    'as %s is refused',
    async (type) => {
      expect((await send('<a/>', type)).statusCode).toBe(415)
    },
  )
  it('or an address of any length is answered with a sentence', async () => {
    for (const url of [`/search?q=${'长'.repeat(3000)}`, `/reports?${'a=1&'.repeat(3000)}`]) {
      expect((await clerk.get(encodeURI(url))).statusCode).toBe(200)
    }
    const long = await clerk.get(`/reports/2025/${'a'.repeat(5000)}`)
    expect([long.statusCode, long.json().message]).toEqual([404, '没有这个页面或接口。'])
  })
})

describe('a name with a line break', () => {
  it.each(HEADER_EVIL)('does not become a header: %j', async (name) => {
    const uploaded = await clerk.upload('/api/files', 'x.txt', Buffer.from('说明'))
    const { id: fileId } = uploaded.json<{ id: string }>()
    await here.query('update file set name = $1 where id = $2', [`${name}.txt`, fileId])
    const url = `/api/annual-reports/${reportId}/attachments`
    await clerk.post(url, { fileId, title: name })
    const sent = await clerk.get(`${url}/${fileId}`)
    expect(sent.statusCode).toBe(200)
    expect(sent.headers['set-cookie']).toBeUndefined()
    const disposition = String(sent.headers['content-disposition'])
    expect(disposition).toMatch(/^attachment/)
    expect(disposition).not.toMatch(/[\r\n]/)
    expect(disposition.match(/filename=/g)?.length ?? 0).toBeLessThan(2)
  })
})
