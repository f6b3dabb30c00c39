import { useEffect, useRef } from 'react'
import { useAskByPost } from '#ui/api/use-api.ts'
import type { PreparedLetter } from '../../../requests.contract.ts'
import { requestPath } from '../../api/paths.ts'

type Props = {
  readonly requestId: string
  readonly kind: string
  readonly consultationId: string
  /** What nobody knows is asked for at once. */
  readonly want: (names: readonly string[]) => void
}

/** What of a letter is known already, each with where it is known from. */
export function Prepared({ requestId, kind, consultationId, want }: Props) {
  const { data, isPlaceholderData } = useAskByPost<PreparedLetter>(
    `${requestPath(requestId)}/prepare-letter`,
    { kind, ...(consultationId !== '' && { consultationId }) },
  )
  const wants = useRef(want)
  wants.current = want
  useEffect(() => {
    if (data && !isPlaceholderData) wants.current(data.missing)
  }, [data, isPlaceholderData])
  if (!data || isPlaceholderData || data.known.length === 0) return null
  return (
    <details className="prepared">
      <summary>已知的内容 {data.known.length} 项，自动写入文书</summary>
      <dl className="case-facts">
        {data.known.map(({ label, text, origin }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {text}
              <span className="register-small">来自{origin}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  )
}
