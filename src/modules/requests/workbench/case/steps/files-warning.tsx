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

const GIVING: readonly StepName[] = ['issue', 'serve']

/**
 * Information is to be given electronically and none is attached: perhaps it was forgotten, perhaps it
 * goes another way, so that nothing is refused (条例§36, §40).
 */
export function FilesWarning({ request, step, way }: Props) {
  const { form, delivery, matters, id } = request
  const isElectronic =
    form === 'electronic' || delivery === 'email' || delivery === 'online' || way === 'electronic'
  const isGiven = matters.some(({ decisionKind }) => givesInformation(decisionKind))
  const isAsked = GIVING.includes(step) && isElectronic && isGiven
  const { data } = useAsk<FileList>(`${requestPath(id)}/files`, undefined, isAsked)
  if (!isAsked || !data || data.files.some(({ use }) => use === 'answer')) return null
  return (
    <p className="note is-warning" role="status">
      答复同意公开，并以电子方式提供，但附件里还没有“提供的政府信息”，申请人在网上看不到内容。请先在“附件”中添加；已经用其他方式提供的，可以继续办理。
    </p>
  )
}
