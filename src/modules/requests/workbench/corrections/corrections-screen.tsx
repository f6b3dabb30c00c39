import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { CORRECTION_RESULTS, CORRECTION_STATES } from '#core/requests/corrections/course.ts'
import { dayText, dueText } from '#ui/dates.ts'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link, navigate } from '#ui/router/router.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { CorrectionRow } from '../../requests.contract.ts'
import { CORRECTIONS } from '../api/paths.ts'
import { ListScreen } from '../shared/list-screen.tsx'
import { handles, mayRegister } from '../shared/me.ts'
import { CorrectionTag } from './correction-tag.tsx'
import { EnterCorrectionDialog } from './enter-correction-dialog.tsx'
import '../shared/tags.css'

const TABS = [
  { name: '未办结', value: 'open', filter: { isOpen: true } },
  ...Object.entries(CORRECTION_STATES).map(([state, name]) => ({
    ...{ name, value: state, filter: { state } },
  })),
  { name: '全部', value: 'all', filter: {} },
]

/** Applications to correct a record about oneself (条例§41): where they stand and what is due. */
export function CorrectionsScreen({ me, query }: ScreenProps<MeView>) {
  const [enters, setEnters] = useState(false)
  return (
    <ListScreen<CorrectionRow>
      {...{ me, query, address: '/request-corrections', path: CORRECTIONS }}
      title="更正申请"
      note="有证据证明政府信息中与自身相关的记录不准确的，可以要求更正（条例第四十一条）。条例没有规定期限，这里的期限由本单位自定；不计入年度报告第三张表。"
      tabs={TABS}
      wordsLabel="登记编号、记录名称"
      columns={handles(me) ? COLUMNS : COLUMNS.map(unlinked)}
      width={960}
      card={(row) => <Card row={row} links={handles(me)} />}
      empty={{
        title: '没有更正申请',
        note: '当面、邮寄等方式提出的更正申请，由经办人员在这里登记。',
      }}
    >
      {mayRegister(me) && (
        <Button type="primary" onClick={() => setEnters(true)}>
          登记更正申请
        </Button>
      )}
      {enters && (
        <EnterCorrectionDialog
          me={me}
          close={() => setEnters(false)}
          done={(id) => navigate(`/request-corrections/${id}`)}
        />
      )}
    </ListScreen>
  )
}

type Column = TableColumnsType<CorrectionRow>[number]

const COLUMNS: TableColumnsType<CorrectionRow> = [
  {
    ...{ title: '登记编号', key: 'number', width: 216 },
    render: (_, { id, number, agencyName }) => (
      <>
        <Link to={`/request-corrections/${id}`}>{number}</Link>
        <span className="register-small">{agencyName}</span>
      </>
    ),
  },
  {
    ...{ title: '要求更正的记录', dataIndex: 'recordRef', key: 'record' },
    render: (text: string) => <span className="register-text">{text}</span>,
  },
  { ...{ title: '申请人', dataIndex: 'applicantName', key: 'applicant', width: 112 } },
  { title: '内部期限', key: 'due', width: 168, render: (_, row) => <Due row={row} /> },
  {
    ...{ title: '状态、结果', key: 'state', width: 152 },
    render: (_, row) => <State row={row} />,
  },
]

/** For those who may not read what an application says. */
const unlinked = (column: Column): Column =>
  column.key === 'number'
    ? {
        ...column,
        render: (_, { number, agencyName }) => (
          <>
            {number}
            <span className="register-small">{agencyName}</span>
          </>
        ),
      }
    : column

function Due({ row: { toldOn, dueOn, isLate, state } }: { readonly row: CorrectionRow }) {
  if (toldOn) return <span className="soft">{dayText(toldOn)}告知</span>
  if (dueOn === null || state === 'withdrawn') return <span className="soft">—</span>
  return (
    <span className={`due ${isLate ? 'is-over' : ''}`}>
      <strong>{dueText(dueOn)}</strong>
      <span className="due-day">{dayText(dueOn)}到期</span>
    </span>
  )
}

function State({ row: { state, result } }: { readonly row: CorrectionRow }) {
  return (
    <>
      <CorrectionTag state={state} />
      {result && <span className="register-small">{CORRECTION_RESULTS[result]}</span>}
    </>
  )
}

type CardProps = { readonly row: CorrectionRow; readonly links: boolean }

function Card({ row, links }: CardProps) {
  const { id, number, recordRef, applicantName } = row
  return (
    <>
      <p className="register-card-head">
        {links ? <Link to={`/request-corrections/${id}`}>{number}</Link> : number}
        <State row={row} />
      </p>
      <p className="register-text">{recordRef}</p>
      <p className="register-card-head">
        <Due row={row} />
        <span className="register-small">{applicantName}</span>
      </p>
    </>
  )
}
