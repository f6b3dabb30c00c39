import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { REVIEW_RESULTS } from '#core/requests/review/withheld-review.ts'
import { dayText, dueText } from '#ui/dates.ts'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link } from '#ui/router/router.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import { REVIEW_TABS, type ReviewRow } from '../../requests.contract.ts'
import { REVIEWS } from '../api/paths.ts'
import { ListScreen } from '../shared/list-screen.tsx'
import { decisionLabel } from '../shared/tags.tsx'
import { ReviewDialog } from './review-dialog.tsx'

const TABS = Object.entries(REVIEW_TABS).map(([state, name]) => ({
  ...{ name, value: state, filter: { state } },
}))

/** Refusals that are looked at again from time to time (条例§18). */
export function ReviewsScreen({ me, query }: ScreenProps<MeView>) {
  const [opened, setOpened] = useState<ReviewRow | null>(null)
  const button = (row: ReviewRow) =>
    row.mayReview && (
      <Button className="not-printed" onClick={() => setOpened(row)}>
        评估
      </Button>
    )
  return (
    <ListScreen<ReviewRow>
      {...{ me, query, address: '/request-reviews', path: REVIEWS }}
      title="不予公开定期评估"
      note="对不予公开的政府信息应当定期评估审查，因情势变化可以公开的应当公开（条例第十八条）。条例没有规定周期，这里默认一年。"
      tabs={TABS}
      wordsLabel="登记编号、所需信息"
      width={1000}
      columns={[
        ...COLUMNS,
        { title: '办理', key: 'act', width: 96, render: (_, row) => button(row) },
      ]}
      card={(row) => (
        <>
          <p className="register-card-head">
            <Link to={`/requests/${row.id}`}>{row.number}</Link>
            <Due row={row} />
          </p>
          <p className="register-text">{row.description}</p>
          <Kinds row={row} />
          <Last row={row} />
          <p className="row">{button(row)}</p>
        </>
      )}
      empty={{
        title: '没有需要评估的答复',
        note: '不予公开、部分公开的答复满一年后，会自动出现在“到期待评估”里。',
      }}
    >
      {opened && <ReviewDialog row={opened} close={() => setOpened(null)} />}
    </ListScreen>
  )
}

const COLUMNS: TableColumnsType<ReviewRow> = [
  {
    ...{ title: '登记编号', key: 'number', width: 208 },
    render: (_, { id, number, agencyName }) => (
      <>
        <Link to={`/requests/${id}`}>{number}</Link>
        <span className="register-small">{agencyName}</span>
      </>
    ),
  },
  {
    ...{ title: '所需信息', dataIndex: 'description', key: 'description' },
    render: (text: string) => <span className="register-text">{text}</span>,
  },
  { title: '答复', key: 'kinds', width: 200, render: (_, row) => <Kinds row={row} /> },
  { title: '应评估', key: 'due', width: 160, render: (_, row) => <Due row={row} /> },
  { title: '上次评估', key: 'last', width: 200, render: (_, row) => <Last row={row} /> },
]

function Kinds({ row: { kinds, decidedOn } }: { readonly row: ReviewRow }) {
  return (
    <>
      {kinds.map(decisionLabel).join('；')}
      <span className="register-small">{dayText(decidedOn)}答复</span>
    </>
  )
}

function Due({ row: { dueOn, isDue } }: { readonly row: ReviewRow }) {
  if (dueOn === null) return <span className="soft">不再评估</span>
  return (
    <span className={`due ${isDue ? 'is-over' : ''}`}>
      <strong>{dueText(dueOn)}</strong>
      <span className="due-day">{dayText(dueOn)}</span>
    </span>
  )
}

function Last({ row: { last } }: { readonly row: ReviewRow }) {
  if (!last) return <span className="soft">还没有评估过</span>
  return (
    <>
      {REVIEW_RESULTS[last.result]}
      <span className="register-small">
        {last.by}，{dayText(last.on)}
      </span>
    </>
  )
}
