/** Somebody at a browser: keeps cookies and sends back the token it was given. */
export type Visitor = {
  readonly get: <T>(path: string) => Promise<T>
  /** Throws only where no answer came; a refusal is an answer. */
  readonly post: (path: string, body: unknown) => Promise<Answer>
  /** A form as a page without script sends it; the answer is the next page. */
  readonly form: (path: string, fields: Readonly<Record<string, string>>) => Promise<Answer>
  /** One file, as a form with a file field sends it. */
  readonly upload: (path: string, name: string, bytes: Uint8Array) => Promise<Answer>
  /** The server moved to another port. */
  readonly moveTo: (address: string) => void
}

export type Answer = { readonly status: number; readonly body: unknown }

/** Somebody at `address` who has not signed in. */
export async function visitorAt(address: string): Promise<Visitor> {
  return (await arrive(address)).visitor
}

/** Signs in at `address`. Throws where that is refused. */
export async function signedIn(address: string, login: string, password: string): Promise<Visitor> {
  const { visitor, enter } = await arrive(address)
  const entered = await visitor.post('/api/sign-in', { login, password })
  if (entered.status !== 200) throw new Error(`${login}: ${JSON.stringify(entered.body)}`)
  await enter()
  return visitor
}

async function arrive(address: string) {
  const cookies = new Map<string, string>()
  let token = ''
  let at = address
  const send = async (
    path: string,
    body?: string | URLSearchParams | FormData,
    type?: string,
  ): Promise<Answer> => {
    const answer = await fetch(`${at}${path}`, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        'x-csrf-token': token,
        cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        ...(type && { 'content-type': type }),
      },
      ...(body !== undefined && { body }),
    })
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      cookies.set(name, value)
    }
    return { status: answer.status, body: await bodyOf(answer) }
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
  const visitor: Visitor = {
    get,
    post: (path, body) => send(path, JSON.stringify(body), 'application/json'),
    form: (path, fields) => send(path, new URLSearchParams({ _csrf: token, ...fields })),
    upload: (path, name, bytes) => {
      const form = new FormData()
      form.append('file', new Blob([Uint8Array.from(bytes)]), name)
      return send(path, form)
    },
    moveTo: (address) => {
      at = address
    },
  }
  return { visitor, enter }
}

/** JSON as what it says, a page as its text. */
async function bodyOf(answer: Response): Promise<unknown> {
  const text = await answer.text()
  const isJson = answer.headers.get('content-type')?.includes('json') === true
  return text !== '' && isJson ? JSON.parse(text) : text
}

/** The answer of a change that must succeed. */
export async function done<T>(visitor: Visitor, path: string, body: unknown): Promise<T> {
  const answer = await visitor.post(path, body)
  if (answer.status !== 200) throw new Error(`${path}: ${JSON.stringify(answer)}`)
  return answer.body as T
}
