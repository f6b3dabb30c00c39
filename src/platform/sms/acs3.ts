import { createHash, createHmac } from 'node:crypto'

/** How Alibaba Cloud wants requests signed: ACS3-HMAC-SHA256, the third version of its signature. */
export const ALGORITHM = 'ACS3-HMAC-SHA256'

export type Signed = {
  readonly method: 'POST'
  /** Parameters of the address. */
  readonly query: Readonly<Record<string, string>>
  /** Lower-case names; all of them are signed. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export type AccessKey = { readonly id: string; readonly secret: string }

export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** RFC 3986: also what `encodeURIComponent` leaves as it is. */
const encoded = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )

/** The parameters as they are signed and sent: by name, each encoded. */
export function canonicalQuery(query: Signed['query']): string {
  return Object.entries(query)
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, value]) => `${encoded(name)}=${encoded(value)}`)
    .join('&')
}

/** The value of the header `Authorization`. */
export function authorization(key: AccessKey, { method, query, headers, body }: Signed): string {
  const sorted = Object.entries(headers).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const names = sorted.map(([name]) => name).join(';')
  const lines = sorted.map(([name, value]) => `${name}:${value.trim()}\n`).join('')
  const canonical = [method, '/', canonicalQuery(query), lines, names, hashOf(body)].join('\n')
  const signature = createHmac('sha256', key.secret)
    .update(`${ALGORITHM}\n${hashOf(canonical)}`)
    .digest('hex')
  return `${ALGORITHM} Credential=${key.id},SignedHeaders=${names},Signature=${signature}`
}
