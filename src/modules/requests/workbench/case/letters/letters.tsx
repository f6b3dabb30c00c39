import { App, Button } from 'antd'
import { useState } from 'react'
import { isGivenUp } from '#core/requests/decision-kinds.ts'
import type { RequestState } from '#core/requests/life/states.ts'
import { SERVED_WAYS } from '#core/requests/words.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { dayText } from '#ui/dates.ts'
import { Answer } from '#ui/state/states.tsx'
import type { LetterList, RequestView } from '../../../requests.contract.ts'
import { REQUESTS, requestPath } from '../../api/paths.ts'
import { ComposeDialog } from './compose-dialog.tsx'
import { ANSWER } from './letter-facts.ts'
import { OwedLetters } from './owed-letters.tsx'
import { LetterFiles, ReadLetterDialog } from './read-letter-dialog.tsx'
import { ServeDialog } from './serve-dialog.tsx'

type LetterHead = LetterList['letters'][number]
type Props = { readonly request: RequestView }

/** The letters of a request: drafted, issued under a number, served. */
export function Letters({ request }: Props) {
  const query = useAsk<LetterList>(`${requestPath(request.id)}/letters`)
  const [composes, setComposes] = useState<Composed | null>(null)
  const isClerk = request.may.receipt
  return (
    <section className="panel" aria-labelledby="case-letters">
      <h2 id="case-letters">文书</h2>
      <OwedLetters request={request} compose={isClerk ? setComposes : null} />
      <Answer query={query} what="文书">
        {({ letters }) =>
          letters.length === 0 ? (
            <p className="soft">{NO_LETTER[request.state] ?? '还没有文书。'}</p>
          ) : (
            <ul className="consultations">
              {letters.map((letter) => (
                <LetterLine key={letter.id} request={request} letter={letter} />
              ))}
            </ul>
          )
        }
      </Answer>
      {isClerk && (
        <p className="row not-printed letters-buttons">
          {mayAnswer(request) && (
            <Button onClick={() => setComposes({ kind: ANSWER })}>拟定答复文书</Button>
          )}
          <Button onClick={() => setComposes({ kind: '' })}>拟定其他文书</Button>
        </p>
      )}
      {composes !== null && (
        <ComposeDialog request={request} {...composes} close={() => setComposes(null)} />
      )}
    </section>
  )
}

type Composed = { readonly kind: string; readonly consultationId?: string | null }

/** Which letter comes next. */
const NO_LETTER: Readonly<Partial<Record<RequestState, string>>> = {
  submitted: '还没有文书。与申请人确认收到之后，可以拟定接收回执。',
  'under-review': '还没有文书。答复种类和内容拟定之后，就可以拟定答复文书。',
  'awaiting-supplement': '还没有文书。补正告知书拟定、发出之后，在这里登记送达。',
  'awaiting-reasons': '还没有文书。说明理由告知书拟定、发出之后，在这里登记送达。',
  'awaiting-fee': '还没有文书。收费通知书拟定、发出之后，在这里登记送达。',
}

const ENDED: readonly string[] = ['decided', 'closed']

/** Decided by its clerk, or ended without an answer, of which the applicant is told afterwards. */
function mayAnswer({ may, state, matters }: RequestView): boolean {
  return (
    may.decide ||
    (ENDED.includes(state) && matters.every(({ decisionKind }) => isGivenUp(decisionKind)))
  )
}

type LineProps = Props & { readonly letter: LetterHead }

function LetterLine({ request, letter }: LineProps) {
  const { id, title, number, issuedOn, servedOn, servedWay, proof, isAnswer } = letter
  const [reads, setReads] = useState(false)
  const path = `${requestPath(request.id)}/letters/${id}`
  const isWaiting = isAnswer && !ENDED.includes(request.state)
  return (
    <li>
      <p>
        <strong>{title}</strong> <span className="soft">{number || '草稿，发出时编号'}</span>
      </p>
      <p className="soft">
        {issuedOn ? `${dayText(issuedOn)}发出` : isWaiting ? '随“作出答复”发出' : '尚未发出'}
        {servedOn && `，${dayText(servedOn)}${servedWay ? SERVED_WAYS[servedWay] : '送达'}`}
      </p>
      {proof !== '' && <p className="timeline-note">送达凭证：{proof}</p>}
      <p className="row not-printed">
        {request.may.readApplicant && (
          <>
            <Button size="small" onClick={() => setReads(true)}>
              查看<span className="visually-hidden">{title}</span>
            </Button>
            <LetterFiles path={path} />
          </>
        )}
        {request.may.receipt && <LetterButtons {...{ request, letter, path }} />}
      </p>
      {reads && <ReadLetterDialog path={path} title={title} close={() => setReads(false)} />}
    </li>
  )
}

/** Letters that answer are issued and served by the steps of the request, while it still has some. */
function LetterButtons({ request, letter, path }: LineProps & { readonly path: string }) {
  const { message } = App.useApp()
  const [serves, setServes] = useState(false)
  const refused = (problem: { message: string }) => void message.error(problem.message)
  const issue = useTell<{ number: string }, object>(`${path}/issue`, {
    ...{ stale: [REQUESTS], refused },
    done: ({ number }) => void message.success(`已发出${number && `：${number}`}`),
  })
  const discard = useTell<unknown, object>(`${path}/discard`, { stale: [REQUESTS], refused })
  const isDraft = letter.issuedOn === null && letter.number === ''
  const mayDiscard = isDraft && (!letter.isAnswer || mayAnswer(request))
  const mayIssue = !letter.isAnswer || ENDED.includes(request.state)
  const mayServe = !letter.isAnswer || request.state === 'closed'
  return (
    <>
      {mayIssue && letter.issuedOn === null && (
        <Button size="small" loading={issue.isPending} onClick={() => issue.mutate({})}>
          编号发出
        </Button>
      )}
      {mayServe && letter.issuedOn !== null && letter.servedOn === null && (
        <Button size="small" onClick={() => setServes(true)}>
          登记送达
        </Button>
      )}
      {mayDiscard && (
        <Button
          size="small"
          loading={discard.isPending}
          onClick={() => discard.mutate({ version: request.version })}
        >
          删除草稿
        </Button>
      )}
      {serves && (
        <ServeDialog
          request={request}
          path={path}
          title={letter.title}
          close={() => setServes(false)}
        />
      )}
    </>
  )
}
