import type { FastifyReply, FastifyRequest } from 'fastify'
import { SealBroken } from '#platform/crypto/field-cipher.ts'
import type { SignOnMemory } from '../actions/means/single-sign-on.ts'
import { linkSignOn, signOn } from '../actions/sign-on.ts'
import { setSession } from './cookies.ts'
import { agentOf, type Entrance, type Mount } from './entrance.ts'

const MEMORY_COOKIE = 'gongkai_sign_on'
const MEMORY_SECONDS = 600
/** Lax: the way back is a link from the provider's site, and must carry it. */
const cookieOptions = (secure: boolean) =>
  ({ path: '/sign-on', httpOnly: true, sameSite: 'lax', secure, maxAge: MEMORY_SECONDS }) as const

/** What is remembered between the way there and the way back; `link` names the account to link. */
type Memory = SignOnMemory & { readonly until: number; readonly link: string | null }

const DESK = '/desk'
const problemPage = (code: string) => `${DESK}/sign-in?problem=${encodeURIComponent(code)}`

/** To the provider and back. Both are links: they set cookies and send the browser on. */
export const signOnRoutes: Mount = (app, entrance) => {
  const { singleSignOn } = entrance
  if (!singleSignOn) return
  const config = { audience: 'anyone', action: signOn.name } as const
  app.get('/sign-on', { config }, async (request, reply) => {
    const begun = await singleSignOn.begin()
    if (!begun.ok) return reply.redirect(problemPage(begun.error.code))
    const wantsLink = (request.query as { link?: string }).link !== undefined
    const link = wantsLink ? request.actor.id : null
    keep(reply, entrance, {
      ...begun.value.memory,
      link,
      until: nowOf(entrance) + MEMORY_SECONDS * 1000,
    })
    return reply.redirect(begun.value.url)
  })
  app.get('/sign-on/callback', { config }, async (request, reply) => {
    const memory = recall(request, entrance)
    reply.clearCookie(MEMORY_COOKIE, cookieOptions(entrance.secure))
    if (!memory) return reply.redirect(problemPage('sign-on-failed'))
    const subject = await singleSignOn.finish(new URL(request.url, entrance.publicUrl), memory)
    if (!subject.ok) return reply.redirect(problemPage(subject.error.code))
    return reply.redirect(await arrive(request, reply, entrance, memory, subject.value))
  })
}

/** Signs in or links; where the browser goes next. */
async function arrive(
  request: FastifyRequest,
  reply: FastifyReply,
  { execute, secure }: Entrance,
  { link }: Memory,
  subject: string,
): Promise<string> {
  if (link !== null) {
    if (request.actor.id !== link) return problemPage('sign-on-failed')
    const linked = await execute(linkSignOn, request.actor, { subject })
    return linked.ok ? `${DESK}/account` : problemPage(linked.error.code)
  }
  const input = { subject, agent: agentOf(request) }
  const outcome = await execute(signOn, request.actor, input)
  if (!outcome.ok) return problemPage(outcome.error.code)
  const { token } = outcome.value
  if (token === null) return problemPage('not-linked')
  setSession(reply, token, secure)
  return DESK
}

function keep(reply: FastifyReply, { deps, secure }: Entrance, memory: Memory): void {
  const sealed = deps.identity.cipher.seal(JSON.stringify(memory), MEMORY_COOKIE)
  reply.setCookie(MEMORY_COOKIE, sealed.toString('base64url'), cookieOptions(secure))
}

function recall({ cookies }: FastifyRequest, entrance: Entrance): Memory | null {
  const sealed = cookies[MEMORY_COOKIE]
  if (!sealed) return null
  try {
    const text = entrance.deps.identity.cipher.open(Buffer.from(sealed, 'base64url'), MEMORY_COOKIE)
    const memory = JSON.parse(text) as Memory
    return memory.until > nowOf(entrance) ? memory : null
  } catch (error) {
    if (error instanceof SealBroken) return null
    throw error
  }
}

const nowOf = ({ clock }: Entrance): number => clock.now().getTime()
