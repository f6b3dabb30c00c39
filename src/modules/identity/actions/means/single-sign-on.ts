import * as client from 'openid-client'
import { conflict, forbidden, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'

/** Sign-on at an OpenID provider: authorization code with PKCE, state and nonce. */
export type SingleSignOn = {
  /** As the button says. */
  readonly title: string
  /** Where to send the browser, and what to remember until it comes back. */
  readonly begin: () => Promise<
    Result<{ readonly url: string; readonly memory: SignOnMemory }, Refusal>
  >
  /** Who came back: the subject at the provider. */
  readonly finish: (callback: URL, memory: SignOnMemory) => Promise<Result<string, Refusal>>
}

/** Kept sealed in a cookie of the browser that began; nobody else can finish for it. */
export type SignOnMemory = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
}

type Options = {
  readonly issuer: string
  readonly clientId: string
  readonly clientSecret: string | null
  /** This site's own address of the way back. */
  readonly redirectUrl: string
  readonly title?: string
}

const UNREACHABLE = conflict(
  'sign-on-unreachable',
  '统一身份认证现在连不上，请稍后再试，或用密码登录。',
)
const FAILED = forbidden('sign-on-failed', '统一身份认证没有成功，请从登录页重新开始。')

/** The provider is asked for its addresses at the first sign-on, not at the start of the program. */
export function singleSignOn(options: Options): SingleSignOn {
  let found: Promise<client.Configuration> | null = null
  const provider = async (): Promise<Result<client.Configuration, Refusal>> => {
    found ??= discover(options)
    try {
      return ok(await found)
    } catch {
      found = null
      return fail(UNREACHABLE)
    }
  }
  return {
    title: options.title ?? '统一身份认证登录',
    begin: async () => {
      const config = await provider()
      if (!config.ok) return config
      const memory = {
        state: client.randomState(),
        nonce: client.randomNonce(),
        verifier: client.randomPKCECodeVerifier(),
      }
      const url = client.buildAuthorizationUrl(config.value, {
        ...{ redirect_uri: options.redirectUrl, scope: 'openid' },
        ...{ state: memory.state, nonce: memory.nonce, code_challenge_method: 'S256' },
        code_challenge: await client.calculatePKCECodeChallenge(memory.verifier),
      })
      return ok({ url: url.href, memory })
    },
    finish: async (callback, memory) => {
      const config = await provider()
      if (!config.ok) return config
      try {
        const tokens = await client.authorizationCodeGrant(config.value, callback, {
          ...{ pkceCodeVerifier: memory.verifier, expectedState: memory.state },
          ...{ expectedNonce: memory.nonce, idTokenExpected: true },
        })
        const subject = tokens.claims()?.sub
        return subject ? ok(subject) : fail(FAILED)
      } catch {
        return fail(FAILED)
      }
    },
  }
}

function discover({ issuer, clientId, clientSecret }: Options): Promise<client.Configuration> {
  const url = new URL(issuer)
  // Without https only where nothing leaves the machine.
  const isLocal = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  const execute = url.protocol === 'http:' && isLocal ? [client.allowInsecureRequests] : []
  const authentication = clientSecret ? client.ClientSecretBasic(clientSecret) : client.None()
  return client.discovery(url, clientId, undefined, authentication, { execute, timeout: 10 })
}
