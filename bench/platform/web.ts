import { get } from 'node:http'
import { brotliDecompressSync } from 'node:zlib'
import { alternate, type Compared, type Effort, type Round, spentSince } from './alternate.ts'
import type { PageOrder } from './bare-page-server.ts'
import type { Answer } from './bare-server.ts'
import type { Carried, Order } from './load.ts'
import { type Helper, processorTime, startHelper } from './processes.ts'
import { type Site, startSite } from './site.ts'

/** What the pages are measured on: the site, and who asks it. */
export type Stage = {
  readonly site: Site
  readonly load: Helper
  /** A report of an agency with three years. */
  readonly path: string
  readonly stop: () => Promise<void>
}

export async function openStage(): Promise<Stage> {
  const site = await startSite()
  const load = startHelper('load.ts')
  const stop = async () => {
    load.stop()
    await site.stop()
  }
  const list = await (await fetch(`${site.origin}/reports`)).text()
  const path = /href="(\/reports\/\d{4}\/[0-9a-f-]{36})"/.exec(list)?.[1] ?? ''
  const page = await (await fetch(site.origin + path)).text()
  if (!page.includes('id="trend"')) throw new Error(`${path} shows no years to compare`)
  return { site, load, path, stop }
}

/** A kept page beside `node:http` alone, which sends the same bytes under the same headers. */
export async function keptPage(stage: Stage, effort: Effort): Promise<Compared> {
  const url = stage.site.origin + stage.path
  await asBrowser(url)
  const { headers, bytes } = await asBrowser(url)
  const bare = startHelper('bare-server.ts')
  try {
    const answer: Answer = { headers, body: bytes.toString('base64') }
    const { port } = await bare.ask<{ port: number }>(answer)
    return await alternate(
      effort.rounds,
      () => roundOf(stage, stage.site.pid, { url, seconds: effort.seconds, varied: false }),
      () => roundOf(stage, bare.pid, { ...onPort(port, effort), varied: false }),
    )
  } finally {
    bare.stop()
  }
}

/** A report page that nobody asked for before, beside the same questions without drawing. */
export async function drawnPage(stage: Stage, effort: Effort): Promise<Compared> {
  const url = stage.site.origin + stage.path
  const { headers, bytes } = await asBrowser(url)
  const [, , year, agencyId = ''] = stage.path.split('/')
  const bare = startHelper('bare-page-server.ts')
  try {
    const order: PageOrder = {
      ...{ connection: stage.site.connection, agencyId, year: Number(year) },
      ...{ headers: withoutLength(headers), text: brotliDecompressSync(bytes).toString() },
    }
    const { port } = await bare.ask<{ port: number }>(order)
    return await alternate(
      effort.rounds,
      () => roundOf(stage, stage.site.pid, { url, seconds: effort.seconds, varied: true }),
      () => roundOf(stage, bare.pid, { ...onPort(port, effort), varied: true }),
    )
  } finally {
    bare.stop()
  }
}

async function roundOf({ load }: Stage, pid: number, order: Order): Promise<Round> {
  const before = processorTime(pid)
  const { requests, seconds } = await load.ask<Carried>(order)
  return { rate: requests / seconds, spent: spentSince(before, pid, requests) }
}

const onPort = (port: number, { seconds }: Effort) => ({
  url: `http://127.0.0.1:${port}/`,
  seconds,
})

/** What a browser gets: the headers the program sent, and the compressed bytes. */
function asBrowser(url: string): Promise<{ headers: string[]; bytes: Buffer }> {
  return new Promise((done, reject) => {
    const headers = { accept: 'text/html', 'accept-encoding': 'gzip, deflate, br' }
    get(url, { headers, agent: false }, async (response) => {
      const chunks: Buffer[] = []
      for await (const chunk of response) chunks.push(chunk as Buffer)
      done({ headers: sentByProgram(response.rawHeaders), bytes: Buffer.concat(chunks) })
    }).on('error', reject)
  })
}

/** `node:http` adds these by itself, on either side. */
const BY_NODE = new Set(['date', 'connection', 'keep-alive'])

function sentByProgram(raw: readonly string[]): string[] {
  return pairs(raw)
    .filter(([name]) => !BY_NODE.has(name.toLowerCase()))
    .flat()
}

function withoutLength(headers: readonly string[]): string[] {
  return pairs(headers)
    .filter(([name]) => name !== 'content-length')
    .flat()
}

function pairs(raw: readonly string[]): [string, string][] {
  return Array.from({ length: raw.length / 2 }, (_, at) => [
    raw[at * 2] ?? '',
    raw[at * 2 + 1] ?? '',
  ])
}
