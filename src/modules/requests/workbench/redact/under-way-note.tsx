import { useEffect, useState } from 'react'
import { useAskOften } from '#ui/api/use-api.ts'
import type { RedactionProgress } from '../../requests.contract.ts'
import { shareOf, underWayText } from './under-way.ts'

type Props = {
  /** Of the file, below `/api`. */
  readonly path: string
  readonly pages: number
}

const EVERY = 1_500

/** How far it is, page by page, and for how long it has gone on: a long file takes minutes. */
export function UnderWayNote({ path, pages }: Props) {
  const [seconds, setSeconds] = useState(0)
  const { data } = useAskOften<RedactionProgress>(`${path}/redact`, EVERY)
  useEffect(() => {
    const timer = setInterval(() => setSeconds((before) => before + 1), 1000)
    return () => clearInterval(timer)
  }, [])
  const share = data ? shareOf(data) : null
  return (
    <div className="stack">
      <progress aria-label="正在遮盖" max={1} {...(share !== null && { value: share })} />
      <p className="soft">
        {underWayText(data, pages)}，已用 {seconds} 秒。请不要关闭页面。
      </p>
    </div>
  )
}
