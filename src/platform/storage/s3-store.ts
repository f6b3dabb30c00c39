import { createHash } from 'node:crypto'
import { AwsClient } from 'aws4fetch'
import { type BlobStore, mustBeHash } from './blob-store.ts'

/**
 * A store in a bucket of anything that speaks the S3 protocol: `https://key:secret@host/bucket`,
 * with `?region=…` where the service asks for one.
 */
export function s3Store(url: string): BlobStore {
  const { protocol, host, pathname, username, password, searchParams } = new URL(url)
  const bucket = `${protocol}//${host}${pathname.replace(/\/$/, '')}`
  const client = new AwsClient({
    accessKeyId: decodeURIComponent(username),
    secretAccessKey: decodeURIComponent(password),
    service: 's3',
    region: searchParams.get('region') ?? 'us-east-1',
    retries: 3,
  })
  const addressOf = (hash: string) => `${bucket}/${hash}`
  return {
    put: async (bytes) => {
      const hash = createHash('sha256').update(bytes).digest('hex')
      const headers = { 'x-amz-content-sha256': hash }
      const answer = await client.fetch(addressOf(hash), {
        method: 'PUT',
        body: bytes.slice(),
        headers,
      })
      await mustBeFine(answer)
      return hash
    },
    get: async (sha256) => {
      const answer = await client.fetch(addressOf(mustBeHash(sha256)))
      if (answer.status === 404) return null
      await mustBeFine(answer)
      const bytes = new Uint8Array(await answer.arrayBuffer())
      if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
        throw new Error(`stored file ${sha256} has been altered`)
      }
      return bytes
    },
    list: async function* () {
      let token = ''
      do {
        const next = token && `&continuation-token=${encodeURIComponent(token)}`
        const answer = await mustBeFine(await client.fetch(`${bucket}?list-type=2${next}`))
        const page = await answer.text()
        for (const [, key = ''] of page.matchAll(/<Key>([0-9a-f]{64})<\/Key>/g)) yield key
        token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1] ?? ''
      } while (token !== '')
    },
  }
}

async function mustBeFine(answer: Response): Promise<Response> {
  if (answer.ok) return answer
  const code = /<Code>([^<]+)</.exec(await answer.text())?.[1] ?? 'no code'
  throw new Error(`S3 answered ${answer.status} (${code})`)
}
