import { urlOf } from '#ui/api/client.ts'
import type { RequestView } from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'

/** The file of a request that is closed, as one package. */
export function ArchivePanel({ request }: { readonly request: RequestView }) {
  const { state, may, id } = request
  if (!may.readApplicant || (state !== 'closed' && state !== 'archived')) return null
  return (
    <section className="panel not-printed" aria-labelledby="case-archive">
      <h2 id="case-archive">归档包</h2>
      <div className="case-reveal">
        <p>申请、文书、附件和办理过程，按归档顺序编号，附目录。</p>
        <a href={urlOf(`${requestPath(id)}/archive.zip`)} download>
          下载归档包（ZIP）
        </a>
        <span className="request-hint">
          内有申请人信息，每次下载都会记入审计。
          {state === 'closed' && '尚未归档：归档时还要选定保管期限。'}
        </span>
      </div>
    </section>
  )
}
