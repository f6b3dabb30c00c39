import { createHash, createHmac } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A short message service on this machine; it sends nothing and is as strict as the real one. */
export type SmsService = {
  readonly url: string
  readonly taken: readonly Readonly<Record<string, string>>[]
  /** What it answers instead of taking the next messages; null: it takes them. */
  refuse: string | null
  readonly close: () => Promise<void>
}

export const SMS_ACCOUNT = {
  key: { id: 'LTAI-test', secret: 'a secret of a test' },
  signName: '安澜县政务公开',
  templates: {
    ...{ received: 'SMS_100001', supplement: 'SMS_100002' },
    ...{ extended: 'SMS_100003', answered: 'SMS_100004' },
  },
} as const

type Answer = { readonly status: number; readonly Code: string; readonly Message: string }

/** Seconds a date may be off. */
const MOST_OFF = 900

export async function smsService(): Promise<SmsService> {
  const taken: Record<string, string>[] = []
  const nonces = new Set<string>()
  const state: { refuse: string | null } = { refuse: null }
  const answerTo = (request: IncomingMessage): Answer => {
    const { searchParams } = new URL(request.url ?? '/', 'http://service')
    const wrong = wrongSigning(request, nonces) ?? wrongFields(searchParams)
    if (wrong) return wrong
    if (state.refuse) return { status: 200, Code: state.refuse, Message: '触发流控 13900000000' }
    taken.push(Object.fromEntries(searchParams))
    return { status: 200, Code: 'OK', Message: 'OK' }
  }
  const server = createServer((request, response) => {
    const { status, ...said } = answerTo(request)
    response.writeHead(status, { 'content-type': 'application/json;charset=utf-8' })
    response.end(JSON.stringify({ ...said, RequestId: 'A1B2', BizId: '9006^0' }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `http://127.0.0.1:${port}`,
    taken,
    get refuse() {
      return state.refuse
    },
    set refuse(code) {
      state.refuse = code
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

const bad = (Code: string, status = 400): Answer => ({ status, Code, Message: Code })
const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

/** Signature, date and nonce, worked out anew from what arrived. */
function wrongSigning({ method, url = '', headers }: IncomingMessage, nonces: Set<string>) {
  const [, keyId, names = '', signature] =
    /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/.exec(
      headers.authorization ?? '',
    ) ?? []
  if (keyId !== SMS_ACCOUNT.key.id) return bad('InvalidAccessKeyId.NotFound', 404)
  if (headers['x-acs-action'] !== 'SendSms' || headers['x-acs-version'] !== '2017-05-25') {
    return bad('InvalidAction.NotFound', 404)
  }
  const needed = ['host', 'x-acs-action', 'x-acs-date', 'x-acs-signature-nonce', 'x-acs-version']
  const given = names.split(';')
  if (!needed.every((name) => given.includes(name))) return bad('IncompleteSignature')
  const query = (url.split('?')[1] ?? '').split('&').toSorted().join('&')
  const lines = given.map((name) => `${name}:${String(headers[name] ?? '')}\n`).join('')
  const canonical = [method, '/', query, lines, names, headers['x-acs-content-sha256']].join('\n')
  const expected = createHmac('sha256', SMS_ACCOUNT.key.secret)
    .update(`ACS3-HMAC-SHA256\n${sha256(canonical)}`)
    .digest('hex')
  if (signature !== expected || headers['x-acs-content-sha256'] !== sha256('')) {
    return bad('SignatureDoesNotMatch')
  }
  const date = String(headers['x-acs-date'])
  const isDate = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date)
  if (!isDate || Math.abs(Date.now() - Date.parse(date)) > MOST_OFF * 1000) {
    return bad('InvalidTimeStamp.Expired')
  }
  const nonce = String(headers['x-acs-signature-nonce'])
  if (nonces.has(nonce)) return bad('SignatureNonceUsed')
  nonces.add(nonce)
  return null
}

const CHECKS: readonly (readonly [string, (fields: URLSearchParams) => boolean])[] = [
  ['isv.MOBILE_NUMBER_ILLEGAL', (fields) => /^1[3-9]\d{9}$/.test(fields.get('PhoneNumbers') ?? '')],
  ['isv.SMS_SIGNATURE_ILLEGAL', (fields) => fields.get('SignName') === SMS_ACCOUNT.signName],
  [
    'isv.SMS_TEMPLATE_ILLEGAL',
    (fields) =>
      Object.values<string>(SMS_ACCOUNT.templates).includes(fields.get('TemplateCode') ?? ''),
  ],
  ['isv.INVALID_JSON_PARAM', (fields) => areTexts(fields.get('TemplateParam') ?? '')],
  ['isv.PARAM_NOT_SUPPORT_URL', (fields) => !/https?:/.test(fields.get('TemplateParam') ?? '')],
  ['isv.INVALID_PARAMETERS', (fields) => (fields.get('OutId') ?? '').length <= 256],
]

/** The service answers 200 to what is signed well, whatever it thinks of the fields. */
function wrongFields(fields: URLSearchParams): Answer | null {
  const wrong = CHECKS.find(([, isRight]) => !isRight(fields))
  return wrong ? bad(wrong[0], 200) : null
}

function areTexts(json: string): boolean {
  try {
    const values = Object.values(JSON.parse(json) as object)
    return values.every((value) => typeof value === 'string' && value.length <= 35)
  } catch {
    return false
  }
}
