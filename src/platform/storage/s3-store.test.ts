import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage, type Server } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { s3Store } from './s3-store.ts'

// A bucket that keeps what it is given and checks every signature by itself (AWS Signature 4).

const SECRET = 'only-for-tests'
const objects = new Map<string, Buffer>()
let server: Server
let url = ''

beforeEach(async () => {
  objects.clear()
  server = createServer(async (request, response) => {
    const body = Buffer.from(await text(request), 'latin1')
    const { pathname, searchParams } = new URL(request.url ?? '', 'http://bucket')
    const key = pathname.split('/')[2]
    if (signatureOf(request) !== givenSignature(request)) {
      response.writeHead(403).end('<Error><Code>SignatureDoesNotMatch</Code></Error>')
    } else if (request.method === 'PUT' && key) {
      objects.set(key, body)
      response.end()
    } else if (key) {
      response.writeHead(objects.has(key) ? 200 : 404).end(objects.get(key))
    } else response.end(listing(searchParams.get('continuation-token')))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  url = `http://key:${SECRET}@127.0.0.1:${typeof address === 'object' ? address?.port : 0}/files`
})
afterEach(() => server.close())

/** Two keys a page. */
function listing(after: string | null): string {
  const keys = [...objects.keys()].sort().filter((key) => !after || key > after)
  const page = keys.slice(0, 2).map((key) => `<Contents><Key>${key}</Key></Contents>`)
  const next = keys.length > 2 ? `<NextContinuationToken>${keys[1]}</NextContinuationToken>` : ''
  return `<ListBucketResult>${page.join('')}${next}</ListBucketResult>`
}

const sha256 = (content: string) => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, content: string) =>
  createHmac('sha256', key).update(content).digest()

function signatureOf({ headers, method, url: path = '' }: IncomingMessage): string {
  const { pathname, searchParams } = new URL(path, 'http://bucket')
  searchParams.sort()
  const [, day = '', region = '', signed = ''] =
    /Credential=key\/(\d+)\/([^/]+)\/s3\/aws4_request, SignedHeaders=([^,]+)/.exec(
      headers.authorization ?? '',
    ) ?? []
  const canonical = [
    ...[method, pathname, searchParams.toString()],
    ...signed.split(';').map((name) => `${name}:${String(headers[name]).trim()}`),
    ...['', signed, String(headers['x-amz-content-sha256'])],
  ].join('\n')
  const scope = `${day}/${region}/s3/aws4_request`
  const toSign = ['AWS4-HMAC-SHA256', headers['x-amz-date'], scope, sha256(canonical)].join('\n')
  const key = [day, region, 's3', 'aws4_request'].reduce<string | Buffer>(hmac, `AWS4${SECRET}`)
  return hmac(key, toSign).toString('hex')
}

function givenSignature({ headers }: IncomingMessage): string | undefined {
  return /Signature=(\w+)/.exec(headers.authorization ?? '')?.[1]
}

const bytesOf = (content: string) => new TextEncoder().encode(content)

it('gives back what was put, and lists it over several pages', async () => {
  const store = s3Store(url)
  const hashes: string[] = []
  for (const content of ['a', 'b', 'c', 'd', 'e']) hashes.push(await store.put(bytesOf(content)))
  expect(hashes[0]).toBe(sha256('a'))
  expect(Buffer.from((await store.get(hashes[0] ?? '')) ?? []).toString()).toBe('a')
  expect((await Array.fromAsync(store.list())).sort()).toEqual(hashes.sort())
})

it('has nothing under a hash that was never put', async () => {
  expect(await s3Store(url).get('0'.repeat(64))).toBeNull()
})

it('does not give out what was altered in the bucket', async () => {
  const hash = await s3Store(url).put(bytesOf('a'))
  objects.set(hash, Buffer.from('b'))
  await expect(s3Store(url).get(hash)).rejects.toThrow('has been altered')
})

it('says that the key was not accepted', async () => {
  await expect(s3Store(url.replace(SECRET, 'wrong')).put(bytesOf('a'))).rejects.toThrow(
    'S3 answered 403 (SignatureDoesNotMatch)',
  )
})
