/** Somebody at a browser: keeps cookies and sends back the token it was given. */
export type Visitor = {
  readonly get: <T>(path: string) => Promise<T>
  /** Throws only where no answer came; a refusal is an answer. */
  readonly post: (path: string, body: unknown) => Promise<Answer>
  /** The server moved to another port. */
  readonly moveTo: (address: string) => void
}

export type Answer = { readonly status: number; readonly body: unknown }

/** Signs in at `address`. Throws where that is refused. */
export async function signedIn(address: string, login: string, password: string): Promise<Visitor> {
  const cookies = new Map<string, string>()
  let token = ''
  let at = address
  const send = async (path: string, body?: unknown): Promise<Answer> => {
    const answer = await fetch(`${at}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'x-csrf-token': token,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    const text = await answer.text()
    return { status: answer.status, body: text === '' ? null : JSON.parse(text) }
  }
  const get = async <T>(path: string): Promise<T> => {
    const { status, body } = await send(path)
    if (status !== 200) throw new Error(`GET ${path}: ${status} ${JSON.stringify(body)}`)
    return body as T
  }
  const enter = async () => {
    token = (await get<{ csrfToken: string }>('/api/entrance')).csrfToken
  }
  await enter()
  const entered = await send('/api/sign-in', { login, password })
  if (entered.status !== 200) throw new Error(`${login}: ${JSON.stringify(entered.body)}`)
  await enter()
  return {
    get,
    post: (path, body) => send(path, body),
    moveTo: (address) => {
      at = address
    },
  }
}

/** The answer of a change that must succeed. */
export async function done<T>(visitor: Visitor, path: string, body: unknown): Promise<T> {
  const answer = await visitor.post(path, body)
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  return answer.body as T
}
