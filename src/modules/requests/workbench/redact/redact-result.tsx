import { urlOf } from '#ui/api/client.ts'
import type { RedactionDone } from '../../requests.contract.ts'
import { filePath } from '../api/paths.ts'
import type { MarksInput } from './marks.ts'

type Props = {
  readonly requestId: string
  readonly done: RedactionDone
  /** What was asked for. */
  readonly input: MarksInput
}

/** What was covered, and where the new file is. */
export function RedactResult({ requestId, done, input }: Props) {
  const { fileId, title, pages, covers, covered, warnings } = done
  return (
    <section className="redact-result stack" aria-label="遮盖结果">
      <h2>已另存为附件“{title}”</h2>
      <p>
        共 {pages} 页，遮盖 {covers} 处，其中框选 {input.areas.length} 处。
      </p>
      {input.texts.length > 0 && (
        <ul>
          {input.texts.map(({ text }, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: nothing of a result moves
            <li key={at}>
              “{text}”：{covered[at] ?? 0} 处
            </li>
          ))}
        </ul>
      )}
      {warnings.length > 0 && (
        <div className="redact-warnings" role="alert">
          <h3>发出之前请核对</h3>
          <ul>
            {warnings.map((warning) => (
              <li key={warning}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      <p>
        <a href={urlOf(filePath(requestId, fileId))}>下载并逐页核对</a>
      </p>
      <p className="soft">改动标注后可以再次生成，每次都另存为一个附件。</p>
    </section>
  )
}
