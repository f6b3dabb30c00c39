import { Button } from 'antd'
import { useState } from 'react'
import { useAskByPost } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link, navigate } from '#ui/router/router.tsx'
import { Answer, Empty } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { RegisterPage } from '../../requests.contract.ts'
import { REQUESTS } from '../api/paths.ts'
import { ExportButtons } from '../shared/export-buttons.tsx'
import { handles, mayRegister } from '../shared/me.ts'
import { useNarrow } from '../shared/use-narrow.ts'
import { addressOf, countedOf } from '../statistics/counted.ts'
import { AssignDialog } from './assign-dialog.tsx'
import { type Filter, filterOf, isSame, queryOf, withoutCell } from './filter.ts'
import { RegisterFilters } from './register-filters.tsx'
import { PAGE_SIZE, RegisterCards, RegisterTable } from './register-table.tsx'
import { SavedViews } from './saved-views.tsx'
import './register.css'

/** The register (台账): what came in, where it stands, what is due. */
export function RegisterScreen({ me, query }: ScreenProps<MeView>) {
  const filter = filterOf(query)
  // By what somebody is known stays out of the address bar.
  const [applicant, setApplicant] = useState('')
  const [page, setPage] = useState(1)
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [assigns, setAssigns] = useState(false)
  const wanted = { ...filter, ...(applicant && { applicant }) }
  const isNarrow = useNarrow()
  const Rows = isNarrow ? RegisterCards : RegisterTable
  const found = useAskByPost<RegisterPage>(`${REQUESTS}/search`, {
    ...{ ...wanted, page, size: PAGE_SIZE },
  })
  const change = (next: Filter) => {
    setPage(1)
    setChosen([])
    navigate(`/requests${queryOf(next)}`, 'replace')
  }
  const search = (papers: string) => {
    setPage(1)
    setApplicant(papers)
  }
  const rows = found.data?.rows ?? []
  const assigned = rows.filter(({ id }) => chosen.includes(id))
  return (
    <>
      <ScreenHead title="依申请公开台账">
        <Link to="/requests/statistics">统计</Link>
        <ExportButtons wanted={wanted} count={found.data?.total ?? 0} />
        {mayRegister(me) && (
          <Button type="primary" onClick={() => navigate('/requests/new')}>
            登记申请
          </Button>
        )}
      </ScreenHead>
      <SavedViews filter={filter} setFilter={change} />
      <RegisterFilters
        key={queryOf(filter)}
        {...{ me, filter, applicant, search }}
        setFilter={change}
      />
      {found.data?.selection && (
        <Selection
          text={found.data.selection}
          total={found.data.total}
          back={`/requests/statistics${addressOf(countedOf(query, today()))}`}
          clear={() => change(withoutCell(filter))}
        />
      )}
      <Answer query={found} what="台账">
        {({ total }) =>
          total === 0 ? (
            <Nothing
              isFiltered={applicant !== '' || !isSame(filter, {})}
              clear={() => {
                search('')
                change({})
              }}
            />
          ) : (
            <>
              {handles(me) && !isNarrow && (
                <BatchBar
                  {...{ chosen, setChosen }}
                  ids={rows.map(({ id }) => id)}
                  assign={() => setAssigns(true)}
                />
              )}
              <Rows
                {...{ rows, total, page, setPage, chosen, setChosen }}
                selects={handles(me)}
                isLoading={found.isPlaceholderData}
              />
            </>
          )
        }
      </Answer>
      {assigns && (
        <AssignDialog
          requests={assigned}
          close={() => setAssigns(false)}
          done={() => setChosen([])}
        />
      )}
    </>
  )
}

type SelectionProps = {
  readonly text: string
  readonly total: number
  /** Where the figure stands. */
  readonly back: string
  readonly clear: () => void
}

/** Which figure of the statistics these requests make up. */
function Selection({ text, total, back, clear }: SelectionProps) {
  return (
    <p className="note register-selection">
      <span>{`只列出这个统计数字包含的申请，共 ${total} 件：${text}。`}</span>
      <Link to={back}>返回统计</Link>
      <Button size="small" onClick={clear}>
        查看全部申请
      </Button>
    </p>
  )
}

type NothingProps = { readonly isFiltered: boolean; readonly clear: () => void }

function Nothing({ isFiltered, clear }: NothingProps) {
  return isFiltered ? (
    <Empty title="没有符合条件的申请">
      <p>证件号码和电话须完整填写才能查到；其他条件可以放宽一些再试。</p>
      <Button onClick={clear}>清除条件</Button>
    </Empty>
  ) : (
    <Empty title="还没有申请">
      <p>
        当面、邮寄、传真、电子邮件和口头提出的申请由经办人员登记；网上提交的申请会自动出现在这里。
      </p>
    </Empty>
  )
}

type BatchProps = {
  readonly chosen: readonly string[]
  readonly setChosen: (ids: readonly string[]) => void
  readonly ids: readonly string[]
  readonly assign: () => void
}

/** What can be done with several requests at once. */
function BatchBar({ chosen, setChosen, ids, assign }: BatchProps) {
  return (
    <div className="row register-batch">
      <Button onClick={() => setChosen(chosen.length > 0 ? [] : ids)}>
        {chosen.length > 0 ? '全不选' : '全选本页'}
      </Button>
      <Button disabled={chosen.length === 0} onClick={assign}>
        {chosen.length > 0 ? `为选中的 ${chosen.length} 件指派经办人` : '指派经办人'}
      </Button>
    </div>
  )
}
