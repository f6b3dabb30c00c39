import type { RedactionProgress } from '../../contract/redaction.ts'

/** How far the redactions of this process are: of each person and file the latest one. */
export type ProgressBoard = {
  readonly of: (key: string) => RedactionProgress
  /** Enters a redaction that waits; what it tells, and that it is over. */
  readonly begin: (key: string) => {
    readonly tell: (progress: RedactionProgress) => void
    readonly end: () => void
  }
}

const NONE: RedactionProgress = { step: 'none', page: 0, pages: 0 }
const WAITING: RedactionProgress = { step: 'waiting', page: 0, pages: 0 }

export function progressBoard(): ProgressBoard {
  const known = new Map<string, { progress: RedactionProgress }>()
  return {
    of: (key) => known.get(key)?.progress ?? NONE,
    begin: (key) => {
      const own = { progress: WAITING }
      known.set(key, own)
      return {
        tell: (progress) => {
          own.progress = progress
        },
        end: () => {
          if (known.get(key) === own) known.delete(key)
        },
      }
    },
  }
}

/** Nobody sees how far another's is. */
export function progressKey(
  { regionId, id }: { readonly regionId: string; readonly id: string | null },
  { requestId, fileId }: { readonly requestId: string; readonly fileId: string },
): string {
  return [regionId, id, requestId, fileId].join('/')
}
