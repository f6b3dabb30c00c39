import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Browser } from './testing/browser.ts'
import { faultsOf, MARK, SCRIPT } from './testing/evil.ts'
import { places, plantEverywhere } from './testing/plant.ts'
import { type TestPlatform, testPlatform } from './testing/platform.ts'

// A script in every field of text the platform has, and then every page, feed and file with it.

let here: TestPlatform
let visitor: Browser
let report = ''

beforeAll(async () => {
  here = await testPlatform()
  report = await plantEverywhere(here)
  visitor = await here.browser()
}, 60_000)
afterAll(() => here?.close())

const look = (url: string) => visitor.get(url, { headers: { accept: 'text/html,*/*' } })

describe('a script in the fields of a published report', () => {
  it('is shown, and not run, wherever the text is', async () => {
    const shown: string[] = []
    for (const url of places(report)) {
      const answer = await look(url)
      expect([url, answer.statusCode, faultsOf(answer)]).toEqual([url, 200, []])
      if (answer.payload.includes(MARK)) shown.push(url)
    }
    // The text is there: this does not look at empty pages.
    const least = ['/', '/reports', report, `${report}/report.html`, '/feeds/reports.atom']
    expect(shown).toEqual(expect.arrayContaining(least))
    expect(shown.length).toBeGreaterThan(12)
  })

  it('does not end the data beside the page', async () => {
    const { payload } = await look(report)
    const blocks = [
      ...payload.matchAll(/<script type="application\/ld\+json">([\s\S]*?)<\/script>/g),
    ]
    expect(blocks.length).toBeGreaterThan(0)
    for (const [, json = ''] of blocks) expect(JSON.stringify(JSON.parse(json))).toContain(MARK)
  })

  it('is no formula in a spreadsheet', async () => {
    for (const url of ['/data/reports.csv', '/data/cells-2025.csv', `${report}/report.csv`]) {
      const { payload } = await look(url)
      expect(payload).not.toMatch(/(?:^|,)"?[=@\t]/m)
    }
  })
})

describe('a script in an address', () => {
  const evil = encodeURIComponent(SCRIPT)
  it.each([
    ...[`/${evil}`, `/reports/2025/${evil}`, `/search?q=${evil}`, `/reports?agency=${evil}`],
    ...[`/reports?year=${evil}&scope=${evil}&page=${evil}`, `/reports/compare?a=${evil}&b=${evil}`],
    ...[`/?${evil}=${evil}`, `/desk/${evil}`, `/assets/${evil}`, `/api/${evil}`, `/%E0%A4%A`],
  ])('is not run by the page it leads to: %s', async (url) => {
    expect(faultsOf(await look(url))).toEqual([])
  })
})

describe('a script in what the staff sees', () => {
  it('is sent as data and never as a page', async () => {
    const office = await here.browser('office')
    const auditor = await here.browser('auditor')
    const asked = [
      await office.get('/api/agencies'),
      await office.get('/api/people'),
      await auditor.get('/api/audit/entries'),
      await auditor.get('/api/accounts'),
    ]
    for (const answer of asked) {
      expect(answer.statusCode).toBe(200)
      expect(answer.payload).toContain(MARK)
      expect(faultsOf(answer)).toEqual([])
      expect(answer.headers['content-type']).toBe('application/json; charset=utf-8')
    }
    const csv = await auditor.get('/api/audit/entries.csv')
    expect([csv.headers['content-disposition'], faultsOf(csv)]).toEqual([
      expect.stringMatching(/^attachment/),
      [],
    ])
  })
})
