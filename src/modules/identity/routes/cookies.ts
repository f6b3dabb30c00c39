import type { FastifyReply } from 'fastify'
import { newToken, tokenHash } from '../actions/means/tokens.ts'

/** Anything that came with cookies; a request of the server does. */
export type WithCookies = { readonly cookies: Readonly<Record<string, string | undefined>> }

/** `__Host-`: a browser takes it from this very host over https only, never from a neighbour. */
const sessionCookie = (secure: boolean) => `${secure ? '__Host-' : ''}gongkai_session`
const VISITOR_COOKIE = 'gongkai_visitor'

const options = (secure: boolean) =>
  ({ path: '/', httpOnly: true, sameSite: 'lax', secure }) as const

export function sessionToken({ cookies }: WithCookies, secure: boolean): string | null {
  return cookies[sessionCookie(secure)] || null
}

/** What the database knows of the session the browser came with. */
export function sessionHash(request: WithCookies, secure: boolean): string | null {
  const token = sessionToken(request, secure)
  return token === null ? null : tokenHash(token)
}

/** Ends with the browser; on the server it ends earlier. */
export function setSession(reply: FastifyReply, token: string, secure: boolean): void {
  reply.setCookie(sessionCookie(secure), token, options(secure))
}

export function clearSession(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(sessionCookie(secure), options(secure))
}

/**
 * What tells one browser from another, for tokens against forged requests: its session, else a
 * cookie that says nothing about anybody.
 */
export function browserOf(request: WithCookies, secure: boolean): string | null {
  return sessionToken(request, secure) ?? (request.cookies[VISITOR_COOKIE] || null)
}

/** Gives a browser that has neither a cookie of the second kind, from this request on. */
export function welcomeBrowser(
  request: { cookies: Record<string, string | undefined> },
  reply: FastifyReply,
  secure: boolean,
): void {
  if (browserOf(request, secure) !== null) return
  const token = newToken()
  reply.setCookie(VISITOR_COOKIE, token, options(secure))
  request.cookies[VISITOR_COOKIE] = token
}
