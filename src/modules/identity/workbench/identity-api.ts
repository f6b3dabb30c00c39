import { get, post, renewToken } from '#ui/api/client.ts'
import type { EntranceView, LoginView } from '../identity.contract.ts'

/** What the pages before the desk ask of the server. */

export const ENTRANCE = '/entrance'

export function entrance(): Promise<EntranceView> {
  return get<EntranceView>(ENTRANCE)
}

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
