import { isDay } from '#core/kit/day.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useAskByPost } from '#ui/api/use-api.ts'
import { dayText } from '#ui/dates.ts'
import type { ReceiptPreview, RequestView } from '../../../requests.contract.ts'
import { requestPath } from '../../api/paths.ts'

type Props = { readonly request: RequestView; readonly receivedOn: string }

/** What another day of receipt would change, before it is saved (条例§31). */
export function ReceiptPreviewNote({ request, receivedOn }: Props) {
  const isAsked = isDay(receivedOn)
  const path = `${requestPath(request.id)}/preview-receipt`
  const { data, error, isPlaceholderData } = useAskByPost<ReceiptPreview>(
    path,
    { receivedOn },
    isAsked,
  )
  if (!isAsked) return <p className="soft">填写日期后，这里显示期限会怎样改变。</p>
  if (error) {
    return (
      <p className="field-error" role="alert">
        {asProblem(error).message}
      </p>
    )
  }
  if (!data || isPlaceholderData) return <p role="status">正在计算新的期限</p>
  return (
    <p className={data.isLate ? 'note is-warning' : 'note'} role="status">
      {data.dueOn === data.newDueOn
        ? `届满日不变：${dueText(data.dueOn)}。`
        : `届满日由${dueText(data.dueOn)}改为${dueText(data.newDueOn)}。`}
      {data.isLate && <strong>更正之后即已逾期。</strong>}
    </p>
  )
}

const dueText = (day: string | null): string => (day === null ? '“暂无”' : dayText(day))
