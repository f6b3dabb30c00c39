import { type ReactNode, useEffect, useRef, useState } from 'react'
import { Link } from '../router/router.tsx'
import '../form/desk-form.css'
import './frame.css'

type Item = { readonly path: string; readonly title: string }

type Props = {
  readonly place: string
  readonly person: string
  readonly agency: string
  readonly items: readonly Item[]
  readonly current: string
  readonly title: string
  readonly signOut: () => void
  readonly children: ReactNode
}

/** The page around every screen: head, menu, content. A new screen takes the focus at its heading. */
export function Frame({ place, person, agency, items, current, title, signOut, children }: Props) {
  const [open, setOpen] = useState(false)
  const main = useRef<HTMLElement>(null)
  const shown = useRef(current)
  useEffect(() => {
    document.title = `${title} · 政务公开工作台`
    if (shown.current === current) return
    shown.current = current
    setOpen(false)
    main.current?.focus()
    window.scrollTo(0, 0)
  }, [title, current])
  return (
    <div className="frame">
      <a className="skip-link" href="#content">
        跳到主要内容
      </a>
      <header className="frame-head">
        <button
          type="button"
          className="frame-toggle"
          aria-expanded={open}
          aria-controls="menu"
          onClick={() => setOpen(!open)}
        >
          菜单
        </button>
        <p className="frame-name">
          <strong>政务公开工作台</strong> <span className="frame-place">{place}</span>
        </p>
        <p className="frame-person">
          <Link to="/account">
            {person}
            <span className="frame-agency">（{agency}）</span>
          </Link>
          <button type="button" onClick={signOut}>
            退出
          </button>
        </p>
      </header>
      <nav id="menu" className={open ? 'frame-menu is-open' : 'frame-menu'} aria-label="主菜单">
        <ul>
          {items.map((item) => (
            <li key={item.path} className={isWithin(current, item.path) ? 'is-current' : ''}>
              <Link to={item.path}>{item.title}</Link>
            </li>
          ))}
        </ul>
        <a className="frame-site" href="/">
          政务公开网站
        </a>
      </nav>
      <main ref={main} id="content" className="frame-content" tabIndex={-1}>
        {children}
      </main>
    </div>
  )
}

function isWithin(current: string, path: string): boolean {
  return path === '/' ? current === '/' : current === path || current.startsWith(`${path}/`)
}

/** The heading of a screen with what can be done there. */
export function ScreenHead({
  title,
  note,
  children,
}: {
  readonly title: string
  readonly note?: ReactNode
  readonly children?: ReactNode
}) {
  return (
    <div className="screen-head">
      <div>
        <h1>{title}</h1>
        {note && <p className="screen-note">{note}</p>}
      </div>
      {children && <div className="screen-actions">{children}</div>}
    </div>
  )
}
