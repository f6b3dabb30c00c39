import type { PreparedLetter } from '../../../requests.contract.ts'

type Props = { readonly known: PreparedLetter['known'] }

/** What of a letter is known already, each with where it is known from. */
export function Prepared({ known }: Props) {
  if (known.length === 0) return null
  return (
    <details className="prepared">
      <summary>已知的内容 {known.length} 项，自动写入文书</summary>
      <dl className="case-facts">
        {known.map(({ label, text, origin }) => (
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
