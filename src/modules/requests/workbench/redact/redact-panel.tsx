import { refuseGivingChange } from '#core/requests/life/given-files.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { Link } from '#ui/router/router.tsx'
import type { FileList, RequestView } from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'

/** The attachments of which a part may be given out; nothing where there are none. */
export function RedactPanel({ request }: { readonly request: RequestView }) {
  const mayRedact = request.may.receipt && refuseGivingChange(request.state) === null
  const { data } = useAsk<FileList>(`${requestPath(request.id)}/files`, undefined, mayRedact)
  const files = data?.files.filter(({ mayOpen }) => mayOpen) ?? []
  if (!mayRedact || files.length === 0) return null
  return (
    <section className="panel not-printed" aria-labelledby="case-redact">
      <h2 id="case-redact">部分公开</h2>
      <p className="soft">
        PDF 附件里不予公开的内容可以遮盖，其余部分提供给申请人（条例第三十七条）。
      </p>
      <ul className="consultations">
        {files.map(({ id, title, useLabel }) => (
          <li key={id}>
            <div>
              {title} <span className="soft">{useLabel}</span>
            </div>
            <Link to={`/requests/${request.id}/files/${id}/redact`}>涂黑后公开</Link>
          </li>
        ))}
      </ul>
    </section>
  )
}
