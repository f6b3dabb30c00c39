import type { Fact } from './fact.ts'

export function extractFacts(
  _sections: readonly { readonly id: string; readonly text: string }[],
  _year: number | null,
): Fact[] {
  return []
}
