import { Button } from 'antd'
import { useState } from 'react'
import { yearOf } from '#core/kit/day.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { momentText, today } from '#ui/dates.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Answer, Empty } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { CalendarYears } from '../../requests.contract.ts'
import { CALENDAR } from '../api/paths.ts'
import { sees } from '../shared/me.ts'
import { UndatedNote } from '../shared/undated-note.tsx'
import '../case/case.css'
import './calendar.css'
import { ImportDialog } from './import-dialog.tsx'

type Year = CalendarYears['years'][number]

/** The calendar of working days: what is known of each year and from where, and what is announced. */
export function CalendarScreen({ me }: ScreenProps<MeView>) {
  const query = useAsk<CalendarYears>(CALENDAR)
  const [imports, setImports] = useState(false)
  const years = newestFirst(query.data?.years ?? [])
  const next = Math.max(yearOf(today()), ...years.map(({ year }) => year + 1))
  return (
    <>
      <ScreenHead
        title="工作日历"
        note="答复期限按工作日计算。国务院办公厅公布下一年放假安排后，请在这里录入。"
      >
        <Button type="primary" onClick={() => setImports(true)}>
          录入放假安排
        </Button>
      </ScreenHead>
      <Answer query={query} what="工作日历">
        {({ unannounced }) => (
          <>
            <UndatedNote {...{ me, unannounced }} isHere />
            {years.length === 0 ? (
              <Empty title="还没有放假安排">
                <p>没有放假安排的年份，无法计算期限。</p>
              </Empty>
            ) : (
              <YearTable years={years} />
            )}
          </>
        )}
      </Answer>
      {imports && (
        <ImportDialog year={next} seesRequests={sees(me)} close={() => setImports(false)} />
      )}
    </>
  )
}

const newestFirst = (years: readonly Year[]): Year[] =>
  [...years].sort(
    (one, other) =>
      other.year - one.year || (other.importedAt ?? '').localeCompare(one.importedAt ?? ''),
  )

const rowKey = ({ year, scope, importedAt }: Year) => `${year} ${scope} ${importedAt}`

function YearTable({ years }: { readonly years: readonly Year[] }) {
  return (
    <DataTable<Year>
      {...{ rowKey, size: 'middle', pagination: false, scroll: { x: 960 } }}
      dataSource={[...years]}
      columns={[
        {
          ...{ title: '年份', key: 'year', width: 120 },
          render: (_, { year, scope }) => (
            <>
              <strong>{year}</strong>
              {scope !== '' && <span className="soft">（{scope}）</span>}
            </>
          ),
        },
        {
          ...{ title: '放假', key: 'off' },
          render: (_, { off }) => (
            <ul className="calendar-list">
              {off.map(({ name, from, to }) => (
                <li key={`${name} ${from}`}>
                  {name}：{from === to ? from : `${from} 至 ${to}`}
                </li>
              ))}
            </ul>
          ),
        },
        {
          ...{ title: '调休上班', key: 'work', width: 136 },
          render: (_, { work }) => (work.length > 0 ? work.join(' ') : '无'),
        },
        {
          ...{ title: '依据', key: 'sources', width: 280 },
          render: (_, { sources }) => <Sources sources={sources} />,
        },
        {
          ...{ title: '来历', key: 'from', width: 144 },
          render: (_, { isBuiltIn, importedAt, isReplaced }) => (
            <>
              {isBuiltIn ? '系统自带' : `${momentText(importedAt)}录入`}
              {isReplaced && <span className="soft">（已被后来的安排取代）</span>}
            </>
          ),
        },
      ]}
    />
  )
}

function Sources({ sources }: { readonly sources: readonly string[] }) {
  return (
    <ul className="calendar-list">
      {sources.map((source) => (
        <li key={source} className="calendar-source">
          {/^https?:\/\//.test(source) ? (
            <a href={source} target="_blank" rel="noreferrer">
              {source}
            </a>
          ) : (
            source
          )}
        </li>
      ))}
    </ul>
  )
}
