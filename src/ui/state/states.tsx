import type { ReactNode } from 'react'
import { asProblem } from '../api/problem.ts'
import './states.css'

/** What a screen shows while there is nothing to show yet, nothing at all, or a refusal. */

export function Loading({ what = '内容' }: { readonly what?: string }) {
  return (
    <div className="state" role="status">
      <span className="state-dots" aria-hidden="true">
        ···
      </span>
      <p>正在打开{what}</p>
    </div>
  )
}

export function Empty({
  title,
  children,
}: {
  readonly title: string
  readonly children?: ReactNode
}) {
  return (
    <div className="state">
      <p className="state-title">{title}</p>
      {children}
    </div>
  )
}

export function NoPermission({ message }: { readonly message?: string }) {
  return (
    <div className="state" role="alert">
      <p className="state-title">这里不对您的岗位开放</p>
      <p>{message ?? '如工作需要，请向本单位的安全管理员申请相应角色。'}</p>
    </div>
  )
}

/** A refusal or a fault, with what to tell support. */
export function Failure({
  error,
  retry,
}: {
  readonly error: unknown
  readonly retry?: () => void
}) {
  const problem = asProblem(error)
  if (problem.status === 403) return <NoPermission message={problem.message} />
  return (
    <div className="state" role="alert">
      <p className="state-title">没有办成</p>
      <p>{problem.message}</p>
      {problem.requestId && <p className="state-note">请求编号：{problem.requestId}</p>}
      {retry && (
        <button type="button" className="plain-button" onClick={retry}>
          再试一次
        </button>
      )}
    </div>
  )
}

/** The usual order: a fault, else waiting, else the content. */
export function Answer<T>({
  query,
  what,
  children,
}: {
  readonly query: { data?: T | undefined; error: unknown; refetch: () => unknown }
  readonly what?: string
  readonly children: (data: T) => ReactNode
}) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.error) return <Failure error={query.error} retry={() => void query.refetch()} />
  return <Loading {...(what && { what })} />
}
