import { App, Button } from 'antd'
import { useState } from 'react'
import { CHECK_STATUS_NAMES } from '#core/annual-report/finding.ts'
import { get } from '#ui/api/client.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { dayText } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Answer } from '#ui/state/states.tsx'
import { saveText } from '#ui/table/save-text.ts'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { BoardData } from '../../annual-report.contract.ts'
import { roundPath } from '../api/paths.ts'
import { RoundActions } from '../rounds/round-actions.tsx'
import { BoardFilters, type BoardQuery } from './board-filters.tsx'
import { BoardTable } from './board-table.tsx'
import { RemindDialog } from './remind-dialog.tsx'
import './board.css'

/** Who has not begun, who is late, who has errors: one round at a glance. */
export function BoardScreen({ params }: ScreenProps<MeView>) {
  const roundId = params.roundId ?? ''
  const { message } = App.useApp()
  const [filter, setFilter] = useState<BoardQuery>({ page: 1, size: 100 })
  const [chosen, setChosen] = useState<readonly string[]>([])
  const [reminds, setReminds] = useState(false)
  const query = useAsk<BoardData>(`${roundPath(roundId)}/board`, filter)
  const exportAll = () => {
    const { page: _, size: __, ...rest } = filter
    get<{ name: string; csv: string }>(`${roundPath(roundId)}/export`, rest)
      .then(({ name, csv }) => saveText(name, csv))
      .catch((error: unknown) => void message.error(asProblem(error).message))
  }
  return (
    <Answer query={query} what="编报进度">
      {(board) => (
        <>
          <ScreenHead
            title={board.round.title}
            note={`${dayText(board.round.internalDueOn)}前报送主管部门，部门和乡镇${dayText(board.round.agencyDueOn)}前公布，政府${dayText(board.round.governmentDueOn)}前公布。`}
          >
            <Button onClick={exportAll}>导出 CSV</Button>
            {board.mayManage && (
              <Button
                onClick={() =>
                  setChosen(chosen.length > 0 ? [] : board.rows.map(({ reportId }) => reportId))
                }
              >
                {chosen.length > 0 ? '全不选' : '全选本页'}
              </Button>
            )}
            {board.mayManage && board.round.closedAt === null && (
              <Button type="primary" onClick={() => setReminds(true)}>
                {chosen.length > 0 ? `提醒选中的 ${chosen.length} 个` : '提醒未报单位'}
              </Button>
            )}
          </ScreenHead>
          {board.mayManage && (
            <RoundActions
              round={board.round}
              reload={async () => (await query.refetch()).data?.round}
            />
          )}
          <Summary board={board} filter={filter} setFilter={setFilter} />
          <BoardFilters filter={filter} setFilter={setFilter} />
          <BoardTable
            board={board}
            filter={filter}
            setFilter={setFilter}
            chosen={chosen}
            setChosen={setChosen}
          />
          {reminds && (
            <RemindDialog roundId={roundId} reportIds={chosen} close={() => setReminds(false)} />
          )}
        </>
      )}
    </Answer>
  )
}

type SummaryProps = {
  readonly board: BoardData
  readonly filter: BoardQuery
  readonly setFilter: (filter: BoardQuery) => void
}

/** The figures that matter, each a filter. */
function Summary({ board: { summary }, filter, setFilter }: SummaryProps) {
  const { size } = filter
  const figures: readonly (readonly [string, number, BoardQuery, boolean])[] = [
    ['全部', summary.reports, {}, false],
    ['尚未动笔', summary.notBegun, { notBegun: true }, false],
    ['逾期', summary.late, { lateOnly: true }, true],
    ['有错误', summary.withErrors, { checkStatus: 'fail' }, true],
    [CHECK_STATUS_NAMES.incomplete, summary.incomplete, { checkStatus: 'incomplete' }, false],
    ['已发布', summary.published, { state: 'published' }, false],
  ]
  return (
    <ul className="board-summary">
      {figures.map(([title, count, only, isBad]) => (
        <li key={title}>
          <button
            type="button"
            aria-pressed={isActive(only, filter)}
            onClick={() => setFilter({ ...only, page: 1, size })}
          >
            <span className={isBad && count > 0 ? 'board-count is-late' : 'board-count'}>
              {count}
            </span>
            {title}
          </button>
        </li>
      ))}
    </ul>
  )
}

function isActive(only: BoardQuery, filter: BoardQuery): boolean {
  const { page: _, size: __, sort: ___, descending: ____, ...rest } = filter
  const given = Object.entries(rest).filter(([, value]) => value !== undefined)
  const wanted = Object.entries(only)
  return given.length === wanted.length && wanted.every(([name, value]) => rest[name] === value)
}
