import { useSyncExternalStore } from 'react'

const NARROW = '(max-width: 640px)'

/** Whether the window is as narrow as a telephone. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (told) => {
      const query = window.matchMedia(NARROW)
      query.addEventListener('change', told)
      return () => query.removeEventListener('change', told)
    },
    () => window.matchMedia(NARROW).matches,
  )
}
