import type { ReactNode } from 'react'
import './entrance-page.css'

/** The frame of the pages before the desk: sign-in, second factor, password, set-up. */
export function EntrancePage({
  title,
  wide,
  children,
}: {
  readonly title: string
  readonly wide?: boolean
  readonly children: ReactNode
}) {
  return (
    <div className="entrance">
      <header className="entrance-head">
        <p className="entrance-name">政务公开工作台</p>
      </header>
      <main className={wide ? 'entrance-card is-wide' : 'entrance-card'}>
        <h1>{title}</h1>
        {children}
      </main>
      <footer className="entrance-foot">
        <a href="/">返回政务公开网站</a>
      </footer>
    </div>
  )
}
