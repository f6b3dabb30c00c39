import { invalid } from '#core/kit/refusal.ts'
import { fail } from '#core/kit/result.ts'

/** A day by which the other must act has to lie after the day on which it is asked. */
export function dueTooEarly(sentence: string) {
  return fail(invalid('due-too-early', sentence, { dueOn: sentence }))
}
