import type { RequestsDeps } from '../../requests.ports.ts'

/**
 * By what an application is known that is handed in twice: everything that was sent, with the token of
 * its form. `null` without a token. Who sends another's token with something else in it hands in another
 * application, and is told nothing of the first.
 */
export function submissionMark(
  { requests }: RequestsDeps,
  sent: { readonly token?: string },
): Buffer | null {
  return sent.token ? requests.marks.submission.of(JSON.stringify(sent)) : null
}
