import axe from 'axe-core'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect, inject } from 'vitest'
import type {} from './setup.ts'

/** What all journeys do in a browser. */

export const county = inject('county')
export const WIDE = 1440
export const PHONE = 390

/** A folder for pictures of what was seen, for whoever wants to look. */
const { SHOTS } = process.env

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-sync',
]

let browser: Browser
/** What the browser complained of: blocked by the content policy, not found, thrown. */
const complaints: string[] = []

/** A browser for the tests of a file. A page that complains makes its test fail. */
export function withBrowser(): void {
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
  })
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await shootAll(task.name)
    await Promise.all(browser.contexts().map((context) => context.close()))
    expect(complaints.splice(0)).toEqual([])
  })
  afterAll(() => browser.close())
}

/** A program to look at; by default the county of all journeys. */
export type Place = {
  readonly url: string
  readonly password: string
  /** How far its clock is ahead of ours, in ms. */
  readonly ahead?: () => number
}

type Wish = {
  readonly width?: number
  readonly height?: number
  readonly at?: Place
  /** `false`: a browser that runs no script. */
  readonly script?: boolean
}

/** A browser of somebody's own, where nobody is signed in. */
export async function newPage(wish: Wish = {}): Promise<Page> {
  return watched(await newContext(wish))
}

async function newContext({
  width = WIDE,
  height = 900,
  at,
  script = true,
}: Wish): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
    javaScriptEnabled: script,
  })
  const ahead = at?.ahead?.() ?? 0
  if (ahead > 0) await context.clock.install({ time: Date.now() + ahead })
  return context
}

async function watched(context: BrowserContext): Promise<Page> {
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  page.on('console', (message) => {
    // A page that is not there says so itself.
    const isPage = message.location().url === page.url()
    if (message.type() === 'error' && !isPage && !isExpected(message.text())) {
      complaints.push(`${page.url()}: ${message.text()}`)
    }
  })
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack}`))
  return page
}

/** A refusal by the server and a cut line are what some journeys are about. */
const isExpected = (text: string) =>
  /Failed to load resource: (the server responded with a status of 4(00|01|03|09|22)|net::ERR_INTERNET_DISCONNECTED)/.test(
    text,
  ) || text.includes('ERR_INTERNET_DISCONNECTED')

type Cookies = Parameters<BrowserContext['addCookies']>[0]
const sessions = new Map<string, Cookies>()

/** A browser of somebody's own, in which this person is signed in and looks at a screen. */
export async function as(login: string, path = '/desk', wish: Wish = {}): Promise<Page> {
  const { url, password, ahead }: Place = wish.at ?? county
  const context = await newContext(wish)
  const page = await watched(context)
  const session = `${login} at ${url} ahead ${ahead?.() ?? 0}`
  const known = sessions.get(session)
  if (known) {
    await context.addCookies(known)
    await page.goto(url + path)
  } else {
    await page.goto(`${url}/desk`)
    await signIn(page, login, password)
    await page.waitForSelector('.frame')
    sessions.set(session, await context.cookies())
    if (path !== '/desk') await page.goto(url + path)
  }
  await settled(page)
  return page
}

/** By keyboard, as most do. */
export async function signIn(page: Page, login: string, password: string): Promise<void> {
  await page.getByLabel('登录名').fill(login)
  await page.keyboard.press('Tab')
  await page.keyboard.type(password)
  await page.keyboard.press('Enter')
}

/** Nothing is being fetched for the screen any more. */
export async function settled(page: Page): Promise<void> {
  await page.waitForSelector('.frame-content > *, .entrance, .site-footer')
  await page.waitForSelector('.state-dots', { state: 'detached' })
  await page.waitForTimeout(150)
}

export async function shoot(page: Page, name: string, wish: { full?: true } = {}): Promise<void> {
  if (!SHOTS) return
  const width = page.viewportSize()?.width ?? 0
  await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: wish.full ?? false })
}

/** What everybody looked at when it went wrong. */
async function shootAll(test: string): Promise<void> {
  const pages = browser.contexts().flatMap((context) => context.pages())
  for (const [index, page] of pages.entries()) await shoot(page, `failed: ${test} ${index}`)
}

/** Serious and critical findings of axe-core. Run by the debugger, which no policy stops. */
export async function axeFindings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: typeof axe }).axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(({ id, nodes }) => {
        const first = nodes.slice(0, 3).map(({ html }) => html.slice(0, 160))
        return `${id} (${nodes.length}): ${first.join(' | ')}`
      })
  })
}

/** Whether the page is wider than its window: then a reader must push it to and fro. */
export function isTooWide(page: Page): Promise<boolean> {
  return page.evaluate('document.documentElement.scrollWidth > window.innerWidth + 1')
}

/** Where the links of a kind lead, each once. */
export async function hrefsOf(page: Page, links: string): Promise<string[]> {
  const found = await page.locator(links).all()
  const hrefs = await Promise.all(found.map((link) => link.getAttribute('href')))
  return [...new Set(hrefs.filter((href) => href !== null))]
}
