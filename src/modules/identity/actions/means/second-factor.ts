import { generateSecret, generateURI, verify } from 'otplib'

/** Time-based one-time passwords (RFC 6238): six figures, thirty seconds. */

/** A phone's clock may be this far off, and a code is typed for a while. */
const TOLERANCE_SECONDS = 30

export function newTotpSecret(): string {
  return generateSecret()
}

export function totpUri(secret: string, issuer: string, label: string): string {
  return generateURI({ secret, issuer, label })
}

/** The time step of a code that is right now and later than the last one used; else null. */
export async function stepOfCode(
  secret: string,
  code: string,
  now: string,
  lastStep: number | null,
): Promise<number | null> {
  if (!/^\d{6}$/.test(code)) return null
  const result = await verify({
    secret,
    token: code,
    epoch: Math.floor(Date.parse(now) / 1000),
    epochTolerance: TOLERANCE_SECONDS,
    ...(lastStep !== null && { afterTimeStep: lastStep }),
  })
  return result.valid && 'timeStep' in result ? result.timeStep : null
}
