import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

export type Sent = Pick<InjectOptions, 'payload' | 'headers' | 'remoteAddress'>

/** A browser: keeps cookies, sends back the token it was given, says where it comes from. */
export type Browser = {
  readonly jar: Record<string, string>
  readonly token: () => string
  readonly get: (url: string, sent?: Sent) => Promise<LightMyRequestResponse>
  readonly post: (url: string, payload?: object, sent?: Sent) => Promise<LightMyRequestResponse>
  /** Sends one file as a form with a file field does. */
  readonly upload: (url: string, name: string, bytes: Uint8Array) => Promise<LightMyRequestResponse>
  /** Asks who is here, and learns its token. */
  readonly enter: () => Promise<void>
  /** Throws where the sign-in is refused. */
  readonly signIn: (login: string, password: string) => Promise<void>
}

export function browserAt(app: FastifyInstance, host: string): Browser {
  const jar: Record<string, string> = {}
  let token = ''
  const send = async (method: 'GET' | 'POST', url: string, { headers, ...sent }: Sent) => {
    const own = { host, 'x-csrf-token': token, ...headers }
    const answer = await app.inject({ method, url, cookies: jar, headers: own, ...sent })
    for (const { name, value } of answer.cookies) {
      if (value === '') delete jar[name]
      else jar[name] = value
    }
    return answer
  }
  const enter = async () => {
    const answer = await send('GET', '/api/entrance', {})
    token = answer.json<{ csrfToken: string }>().csrfToken
  }
  return {
    jar,
    token: () => token,
    get: (url, sent = {}) => send('GET', url, sent),
    post: (url, payload = {}, sent = {}) => send('POST', url, { payload, ...sent }),
    upload: (url, name, bytes) => {
      const head = `--x\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n`
      return send('POST', url, {
        headers: { 'content-type': 'multipart/form-data; boundary=x' },
        payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from('\r\n--x--\r\n')]),
      })
    },
    enter,
    signIn: async (login, password) => {
      const answer = await send('POST', '/api/sign-in', { payload: { login, password } })
      if (answer.statusCode !== 200) throw new Error(`${login}: ${answer.payload}`)
      await enter()
    },
  }
}
