import { randomBytes } from 'node:crypto'
import { type AccessKey, authorization, canonicalQuery, hashOf } from './acs3.ts'

/** A short message from a template that the service has approved. */
export type ShortMessage = {
  /** Ours; the service gives it back in its records. */
  readonly id: string
  /** Mobile number in mainland China. */
  readonly to: string
  /** Our name for the template. */
  readonly template: string
  readonly parameters: Readonly<Record<string, string>>
}

/** Hands short messages to a service; throws `ShortMessageRefused` when it does not take one. */
export type Texter = { readonly send: (message: ShortMessage) => Promise<void> }

export type DysmsAccount = {
  /** `https://dysmsapi.aliyuncs.com` */
  readonly url: string
  readonly key: AccessKey
  /** 短信签名: who sends, in brackets before the text. */
  readonly signName: string
  /** Our names of templates, and the codes the service gave them. */
  readonly templates: Readonly<Record<string, string>>
}

/** Why the service did not take a message; never its words, which may repeat the number. */
export class ShortMessageRefused extends Error {
  readonly code: string
  /** The same message can never be taken. */
  readonly isForGood: boolean
  constructor(code: string, isForGood: boolean) {
    super(`短信服务没有收下：${code}`)
    this.code = code
    this.isForGood = isForGood
  }
}

const TIMEOUT_MS = 15_000

/** What may be otherwise in a while: too many messages, a service that is busy or broken. */
const PASSING =
  /^(?:isv\.BUSINESS_LIMIT_CONTROL|isp\.|Throttling|ServiceUnavailable|InternalError|isv\.AMOUNT_NOT_ENOUGH|isv\.OUT_OF_SERVICE)/

/** The short message service of Alibaba Cloud: `SendSms` of Dysmsapi, version 2017-05-25. */
export function dysmsTexter(account: DysmsAccount, now: () => Date = () => new Date()): Texter {
  return {
    send: async ({ id, to, template, parameters }) => {
      const code = account.templates[template]
      if (code === undefined) throw new ShortMessageRefused('no-template', true)
      const query = {
        ...{ PhoneNumbers: to, SignName: account.signName, TemplateCode: code, OutId: id },
        TemplateParam: JSON.stringify(parameters),
      }
      const answered = await ask(account, query, now())
      if (answered !== 'OK') throw new ShortMessageRefused(answered, !PASSING.test(answered))
    },
  }
}

/** The code of the answer; `OK` where the message was taken. */
async function ask(
  { url, key }: DysmsAccount,
  query: Readonly<Record<string, string>>,
  at: Date,
): Promise<string> {
  const { origin, host } = new URL(url)
  const headers = {
    host,
    'x-acs-action': 'SendSms',
    'x-acs-version': '2017-05-25',
    'x-acs-date': at.toISOString().replace(/\.\d{3}Z$/, 'Z'),
    'x-acs-signature-nonce': randomBytes(16).toString('hex'),
    'x-acs-content-sha256': hashOf(''),
  }
  const signed = authorization(key, { method: 'POST', query, headers, body: '' })
  try {
    const answer = await fetch(`${origin}/?${canonicalQuery(query)}`, {
      method: 'POST',
      headers: { ...headers, authorization: signed },
      signal: AbortSignal.timeout(TIMEOUT_MS),
    })
    return codeIn(await answer.text(), answer.status)
  } catch {
    // What was thrown names the address with the number in it.
    return 'ServiceUnavailable.Network'
  }
}

/** Codes are words of Latin letters; anything else the service might say is not written down. */
function codeIn(text: string, status: number): string {
  const unknown = status >= 500 ? `ServiceUnavailable.${status}` : `Unreadable.${status}`
  try {
    const { Code: code } = JSON.parse(text) as { readonly Code?: unknown }
    return typeof code === 'string' && /^[A-Za-z][\w.]{1,80}$/.test(code) ? code : unknown
  } catch {
    return unknown
  }
}
