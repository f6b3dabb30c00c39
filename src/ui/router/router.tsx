import { type MouseEvent, type ReactNode, useSyncExternalStore } from 'react'

/** Where the person is, kept in the address bar; all paths are below `/desk`. */

export const BASE = '/desk'
const MOVED = 'gongkai:moved'

/** Goes to a path below `/desk`. */
export function navigate(path: string, how: 'push' | 'replace' = 'push'): void {
  const method = how === 'push' ? 'pushState' : 'replaceState'
  window.history[method](null, '', `${BASE}${path}`)
  window.dispatchEvent(new Event(MOVED))
}

function subscribe(listener: () => void): () => void {
  window.addEventListener('popstate', listener)
  window.addEventListener(MOVED, listener)
  return () => {
    window.removeEventListener('popstate', listener)
    window.removeEventListener(MOVED, listener)
  }
}

/** Path below `/desk`, from `/`, and the query string. */
export function useLocation(): { path: string; query: URLSearchParams } {
  const url = useSyncExternalStore(subscribe, () => location.pathname + location.search)
  const { pathname, search } = new URL(url, location.origin)
  return { path: pathname.slice(BASE.length) || '/', query: new URLSearchParams(search) }
}

type LinkProps = { readonly to: string; readonly className?: string; readonly children: ReactNode }

/** An ordinary link that stays within the page; with a modifier key it does what links do. */
export function Link({ to, className, children }: LinkProps) {
  const follow = (event: MouseEvent) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return
    event.preventDefault()
    navigate(to)
  }
  return (
    <a href={`${BASE}${to}`} className={className} onClick={follow}>
      {children}
    </a>
  )
}
