import { Button } from 'antd'
import { useState } from 'react'
import type { RequestState } from '#core/requests/life/states.ts'
import { useAsk } from '#ui/api/use-api.ts'
import type { LetterList, RequestView } from '../../../requests.contract.ts'
import { requestPath } from '../../api/paths.ts'
import { ReadLetterDialog } from './read-letter-dialog.tsx'

/** What is examined, signed or sent out in these states is a letter: it is read before. */
const READ_IN: readonly RequestState[] = ['drafted', 'reviewed', 'approved']

/** The letter that answers, beside the step that lets it go on; nothing before there is such a step. */
export function AnswerToRead({ request }: { readonly request: RequestView }) {
  const isShown = request.may.readApplicant && READ_IN.includes(request.state)
  const path = `${requestPath(request.id)}/letters`
  const { data } = useAsk<LetterList>(path, undefined, isShown)
  const [reads, setReads] = useState(false)
  if (!isShown || !data) return null
  const letter = data.letters.find(({ isAnswer, isCurrent }) => isAnswer && isCurrent)
  if (!letter) {
    return (
      <p className="note is-warning">
        答复文书还没有拟定，现在只能看到答复的内容，看不到将要发给申请人的文书。
      </p>
    )
  }
  return (
    <p className="row">
      <span>
        答复文书：<strong>{letter.title}</strong>
      </span>
      <Button onClick={() => setReads(true)}>查看文书全文</Button>
      {reads && (
        <ReadLetterDialog
          path={`${path}/${letter.id}`}
          title={letter.title}
          close={() => setReads(false)}
        />
      )}
    </p>
  )
}
