import { Button, type TableColumnsType } from 'antd'
import { useState } from 'react'
import { dayText } from '#ui/dates.ts'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link } from '#ui/router/router.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import { PROMOTION_SOURCES, PROMOTION_STATES, type PromotionRow } from '../../requests.contract.ts'
import { PROMOTIONS } from '../api/paths.ts'
import { ListScreen } from '../shared/list-screen.tsx'
import { PromotionDialog } from './promotion-dialog.tsx'
import { TakeBackDialog } from './take-back-dialog.tsx'

const TABS = Object.entries(PROMOTION_STATES).map(([state, name]) => ({
  ...{ name, value: state, filter: { state } },
}))

type Opened = { readonly row: PromotionRow; readonly isBack: boolean }

/** Information that was asked for and may be published on its own account (条例§44). */
export function PromotionsScreen({ me, query }: ScreenProps<MeView>) {
  const [opened, setOpened] = useState<Opened | null>(null)
  const button = (row: PromotionRow) => (
    <Act row={row} open={(isBack) => setOpened({ row, isBack })} />
  )
  return (
    <ListScreen<PromotionRow>
      {...{ me, query, address: '/request-promotions', path: PROMOTIONS }}
      title="转主动公开"
      note="多个申请人就相同信息提出申请且可以公开的，可以纳入主动公开的范围；申请人建议、定期评估认为可以公开的，也在这里研究（条例第四十四条、第十八条）。"
      tabs={TABS}
      wordsLabel="信息内容、登记编号"
      width={1000}
      columns={[
        ...COLUMNS,
        { title: '办理', key: 'act', width: 112, render: (_, row) => button(row) },
      ]}
      card={(row) => (
        <>
          <p className="register-text">{row.description}</p>
          <Requests row={row} />
          <Why row={row} />
          <Decided row={row} />
          <p className="row">{button(row)}</p>
        </>
      )}
      empty={{
        title: '这里没有信息',
        note: '同一信息有两人以上申请并已提供的，或者有人建议主动公开的，会自动出现在“待研究”里。',
      }}
    >
      {opened?.isBack && <TakeBackDialog row={opened.row} close={() => setOpened(null)} />}
      {opened && !opened.isBack && (
        <PromotionDialog row={opened.row} close={() => setOpened(null)} />
      )}
    </ListScreen>
  )
}

const COLUMNS: TableColumnsType<PromotionRow> = [
  {
    ...{ title: '信息内容', dataIndex: 'description', key: 'description' },
    render: (text: string, { agencyName }) => (
      <>
        <span className="register-text">{text}</span>
        <span className="register-small">{agencyName}</span>
      </>
    ),
  },
  { title: '申请', key: 'requests', width: 216, render: (_, row) => <Requests row={row} /> },
  { title: '来源', key: 'why', width: 168, render: (_, row) => <Why row={row} /> },
  { title: '研究结果', key: 'decision', width: 216, render: (_, row) => <Decided row={row} /> },
]

const SHOWN = 3

function Requests({ row: { requests, applicants } }: { readonly row: PromotionRow }) {
  return (
    <>
      {requests.slice(0, SHOWN).map(({ id, number }) => (
        <span key={id} className="register-line">
          <Link to={`/requests/${id}`}>{number}</Link>
        </span>
      ))}
      <span className="register-small">
        共 {requests.length} 件，{applicants} 个申请人
      </span>
    </>
  )
}

function Why({ row: { sources } }: { readonly row: PromotionRow }) {
  return <>{sources.map((source) => PROMOTION_SOURCES[source]).join('；')}</>
}

function Decided({ row: { decision } }: { readonly row: PromotionRow }) {
  if (!decision) return <span className="soft">还没有研究</span>
  const { isPromoted, decidedOn, place, publishedOn, link, reason, by } = decision
  return (
    <>
      {isPromoted ? (
        <>
          {dayText(publishedOn)}公开于{place}
          {link !== '' && (
            <a className="register-small" href={link} rel="noreferrer noopener" target="_blank">
              {link}
            </a>
          )}
        </>
      ) : (
        <span className="register-text">{reason}</span>
      )}
      <span className="register-small">
        {by}，{dayText(decidedOn)}
      </span>
    </>
  )
}

type ActProps = { readonly row: PromotionRow; readonly open: (isBack: boolean) => void }

function Act({ row, open }: ActProps) {
  if (!row.mayDecide) return null
  return row.decision ? (
    <Button className="not-printed" onClick={() => open(true)}>
      撤回
    </Button>
  ) : (
    <Button className="not-printed" type="primary" onClick={() => open(false)}>
      研究
    </Button>
  )
}
