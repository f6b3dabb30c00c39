import type { SecondFactorPolicy } from './policy.ts'

/**
 * Whether the holder of these roles must have a second factor. Who comes in by the single sign-on alone
 * and has no password here is vouched for by its provider.
 */
export function needsSecondFactor(
  { roles, hasPassword }: { readonly roles: readonly string[]; readonly hasPassword: boolean },
  { requiredOf }: SecondFactorPolicy,
): boolean {
  return hasPassword && requiredOf.some((role) => roles.includes(role))
}
