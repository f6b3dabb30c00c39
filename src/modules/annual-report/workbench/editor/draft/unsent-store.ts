import type { Pending } from './draft.ts'

/**
 * What the server has not confirmed, kept on this machine so that a lost connection or a closed tab
 * loses no keystroke. Kept apart by account, for several people may share a computer, and by tab.
 */

/** What this needs of `localStorage`. */
export type Shelf = Pick<Storage, 'getItem' | 'setItem' | 'removeItem' | 'key' | 'length'>

export type Owner = { readonly account: string; readonly report: string }

const startOf = ({ account, report }: Owner) => `gongkai:unsent:${account}:${report}:`

/** Returns whether it could be kept: a full or forbidden shelf is no defect. */
export function keepUnsent(shelf: Shelf, owner: Owner, tab: string, unsent: Pending): boolean {
  const key = startOf(owner) + tab
  try {
    if (Object.keys(unsent).length === 0) shelf.removeItem(key)
    else shelf.setItem(key, JSON.stringify(unsent))
    return true
  } catch {
    return false
  }
}

/**
 * Takes what any tab left behind. A tab that is still open keeps its own again with its next
 * keystroke, and sending the same change twice does no harm.
 */
export function takeUnsent(shelf: Shelf, owner: Owner): Pending {
  const found: Record<string, Pending[string]> = {}
  try {
    const keys = Array.from({ length: shelf.length }, (_, index) => shelf.key(index) ?? '')
    for (const key of keys.filter((each) => each.startsWith(startOf(owner)))) {
      Object.assign(found, parsed(shelf.getItem(key)))
      shelf.removeItem(key)
    }
  } catch {
    // A browser that forbids storage has kept nothing.
  }
  return found
}

function parsed(text: string | null): Pending {
  try {
    const kept: unknown = JSON.parse(text ?? '{}')
    if (typeof kept !== 'object' || kept === null || Array.isArray(kept)) return {}
    return Object.fromEntries(Object.entries(kept).filter(([, edit]) => isEdit(edit))) as Pending
  } catch {
    return {}
  }
}

function isEdit(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'before' in value && 'after' in value
}
