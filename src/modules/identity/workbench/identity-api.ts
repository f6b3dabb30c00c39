import { get, post, renewToken, takeTokensFrom } from '#ui/api/client.ts'
import type { EntranceView, LoginView } from '../identity.contract.ts'

/** Where the API of identity is, below `/api`, and what the pages before the desk ask of it. */

export const ENTRANCE = '/entrance'
export const SET_UP = '/set-up'
export const MY_PASSWORD = '/me/password'
export const MY_SESSIONS = '/me/sessions'
export const MY_SECOND_FACTOR = '/me/second-factor'
export const MY_RECOVERY_CODES = '/me/recovery-codes'
export const SITE = '/site'
export const AGENCIES = '/agencies'
export const PEOPLE = '/people'
export const ACCOUNTS = '/accounts'
export const GRANTS = '/grants'
export const IMPORT = '/imports'

export function entrance(): Promise<EntranceView> {
  return get<EntranceView>(ENTRANCE)
}

takeTokensFrom(async () => (await entrance()).csrfToken)

export async function signIn(login: string, password: string): Promise<LoginView> {
  const answer = await post<LoginView>('/sign-in', { login, password })
  renewToken()
  return answer
}

export async function giveSecondFactor(code: string): Promise<LoginView> {
  const answer = await post<LoginView>('/sign-in/second-factor', { code })
  renewToken()
  return answer
}

export async function signOut(): Promise<void> {
  await post('/sign-out')
  renewToken()
}
