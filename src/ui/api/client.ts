import { OFFLINE, ProblemError, problemOf } from './problem.ts'

/** The JSON entrance of the server: queries by GET, changes by POST with the token of this browser. */

export type Params = Readonly<Record<string, string | number | boolean | null | undefined>>

let token: Promise<string> | null = null
let askForToken: () => Promise<string> = () => Promise.reject(new Error('no source of tokens'))

/** Where the token of this browser comes from. */
export function takeTokensFrom(source: () => Promise<string>): void {
  askForToken = source
}

/** Forget the token: after signing in or out the cookie it belongs to is another. */
export function renewToken(): void {
  token = null
}

function csrfToken(): Promise<string> {
  token ??= askForToken()
  token.catch(renewToken)
  return token
}

/** `/rounds` and `{ year: 2025 }` → `/api/rounds?year=2025`; what is empty is left out. */
export function urlOf(path: string, params: Params = {}): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(params)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const text = query.toString()
  return `/api${path}${text === '' ? '' : `?${text}`}`
}

/** Asks; throws a `ProblemError` when the answer is no. */
export async function get<T>(path: string, params?: Params, signal?: AbortSignal): Promise<T> {
  return answerOf<T>(await reach(urlOf(path, params), signal ? { signal } : {}))
}

/** Changes; throws a `ProblemError` when the answer is no. A stale token is fetched anew, once. */
export async function post<T>(path: string, input: unknown = {}): Promise<T> {
  const send = async () =>
    reach(urlOf(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-csrf-token': await csrfToken() },
      body: JSON.stringify(input),
    })
  return answerOf<T>(await withFreshToken(send))
}

/** Sends files with further fields. */
export async function upload<T>(path: string, form: FormData): Promise<T> {
  const send = async () =>
    reach(urlOf(path), {
      method: 'POST',
      headers: { 'x-csrf-token': await csrfToken() },
      body: form,
    })
  return answerOf<T>(await withFreshToken(send))
}

async function withFreshToken(send: () => Promise<Response>): Promise<Response> {
  const first = await send()
  if (first.status !== 403) return first
  const body = (await first
    .clone()
    .json()
    .catch(() => null)) as { code?: string } | null
  if (body?.code !== 'forged') return first
  renewToken()
  return send()
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: 'same-origin', cache: 'no-store' })
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ProblemError(OFFLINE)
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const body: unknown = await response.json().catch(() => null)
  if (!response.ok) throw new ProblemError(problemOf(response.status, body))
  return body as T
}
