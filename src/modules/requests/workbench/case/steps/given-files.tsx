import { givesInformation } from '#core/requests/decision-kinds.ts'
import type { StepName } from '#core/requests/life/steps.ts'
import { useAsk } from '#ui/api/use-api.ts'
import type { FileList, RequestView } from '../../../requests.contract.ts'
import { requestPath } from '../../api/paths.ts'

type Props = {
  readonly request: RequestView
  readonly step: StepName
  /** How the answer is served, where that is told. */
  readonly way: string
}

const GIVING: readonly StepName[] = ['draft', 'review', 'approve', 'issue', 'serve']

/** What will be given out with the answer, before it is examined, signed and sent; or that nothing will. */
export function GivenFiles({ request, step, way }: Props) {
  const isAsked = GIVING.includes(step)
  const { data } = useAsk<FileList>(`${requestPath(request.id)}/files`, undefined, isAsked)
  if (!isAsked || !data) return null
  const files = data.files.filter(({ given }) => given !== null)
  if (files.length === 0) return <NothingGiven {...{ request, way }} />
  return (
    <div className="note given-files">
      <p>
        将提供给申请人的文件：{files.length} 份。
        {request.state !== 'under-review' && '审核之后不再增减；有误的，请先退回修改。'}
      </p>
      <ol>
        {files.map(({ id, title }) => (
          <li key={id}>{title}</li>
        ))}
      </ol>
    </div>
  )
}

/**
 * Information is to be given electronically and none is attached: perhaps it was forgotten, perhaps it
 * goes another way, so that nothing is refused (条例§36, §40).
 */
function NothingGiven({ request, way }: Pick<Props, 'request' | 'way'>) {
  const { form, delivery, matters, state } = request
  const isElectronic =
    form === 'electronic' || delivery === 'email' || delivery === 'online' || way === 'electronic'
  const isGiven = matters.some(({ decisionKind }) => givesInformation(decisionKind))
  if (!isElectronic || !isGiven) return null
  const remedy = state === 'under-review' ? '请先在“附件”中添加' : '需要添加的，请先退回修改'
  return (
    <p className="note is-warning" role="status">
      答复同意公开，并以电子方式提供，但附件里还没有“提供的政府信息”，申请人在网上看不到内容。
      {remedy}；已经用其他方式提供的，可以继续办理。
    </p>
  )
}
