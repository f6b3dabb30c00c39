import type { IncomingMessage } from 'node:http'
import { describe, expect, it } from 'vitest'
import { codedPage, codingFor, drawnPage } from './page.ts'
import { createPageCache } from './page-cache.ts'

const asked = (url: string, method = 'GET') =>
  ({ url, method, headers: { host: 'a' } }) as IncomingMessage

/** What is still kept, of the addresses given. */
function keptOf(pages: ReturnType<typeof createPageCache>, urls: readonly string[]): string[] {
  const response = { writeHead: () => {}, end: () => {} } as never
  return urls.filter((url) => pages.answer(asked(url), response))
}

describe('the page cache', () => {
  it('forgets the oldest pages when it holds too many bytes', () => {
    const pages = createPageCache({ headers: {}, variantOf: () => '', mostBytes: 250 })
    for (const url of ['/1', '/2', '/1', '/3']) {
      pages.keep(asked(url), drawnPage('text/html', 'x'.repeat(100)), 0)
    }
    expect(keptOf(pages, ['/1', '/2', '/3'])).toEqual(['/1', '/3'])
  })

  it('does not keep a page begun before something was published', () => {
    const pages = createPageCache({ headers: {}, variantOf: () => '' })
    const begunIn = pages.generation()
    pages.clear()
    pages.keep(asked('/1'), drawnPage('text/html', 'old'), begunIn)
    expect(keptOf(pages, ['/1'])).toEqual([])
  })

  it('answers questions only', () => {
    const pages = createPageCache({ headers: {}, variantOf: () => '' })
    pages.keep(asked('/1'), drawnPage('text/html', 'page'), 0)
    expect(pages.answer(asked('/1', 'POST'), {} as never)).toBe(false)
  })
})

describe('a coding', () => {
  it.each([
    ['gzip, deflate, br', 'br'],
    ['gzip, br;q=0', 'gzip'],
    ['br;q=0.0, gzip;q=0', 'identity'],
    [undefined, 'identity'],
  ])('for %j is %s', (accepted, coding) => {
    expect(codingFor(accepted)).toBe(coding)
  })

  it('is made once', async () => {
    const page = drawnPage('text/html', '年报'.repeat(500))
    const sent = await codedPage(page, 'br')
    expect(sent.body.length).toBeLessThan(page.identity.length / 10)
    expect(sent.headers).toContain(String(sent.body.length))
    expect(await codedPage(page, 'br')).toBe(sent)
  })
})
