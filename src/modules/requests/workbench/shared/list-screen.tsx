import { Button, Input, Pagination, type TableColumnsType } from 'antd'
import { type ReactNode, useState } from 'react'
import { useAskByPost } from '#ui/api/use-api.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import { navigate } from '#ui/router/router.tsx'
import { Answer, Empty } from '#ui/state/states.tsx'
import { DataTable } from '#ui/table/data-table.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import { AgencyChoice } from './agency-choice.tsx'
import { ExportButtons } from './export-buttons.tsx'
import { useNarrow } from './use-narrow.ts'
import '../register/register.css'

type Row = { readonly id: string }
type Page<R> = { readonly total: number; readonly size: number; readonly rows: readonly R[] }

/** A selection everybody needs; the first one is shown when nothing is asked for. */
export type ListTab = { readonly name: string; readonly value: string; readonly filter: object }

type Props<R extends Row> = {
  readonly me: MeView
  readonly query: URLSearchParams
  /** Of the screen below `/desk`. */
  readonly address: string
  /** Of its list below `/api`; it is searched at `/search` and taken away at `/export`. */
  readonly path: string
  readonly title: string
  readonly note: ReactNode
  readonly tabs: readonly ListTab[]
  readonly wordsLabel: string
  readonly columns: TableColumnsType<R>
  /** The least width at which the columns can be read. */
  readonly width: number
  readonly card: (row: R) => ReactNode
  readonly empty: { readonly title: string; readonly note: string }
  /** What can be begun here. */
  readonly children?: ReactNode
}

/** A list of the room: selections, search, pages, a table or on a telephone cards, and its file. */
export function ListScreen<R extends Row>(props: Props<R>) {
  const { me, query, address, path, title, note, tabs, wordsLabel, children } = props
  const [page, setPage] = useState(1)
  const tab = tabs.find(({ value }) => value === query.get('tab')) ?? tabs[0]
  const words = query.get('words') ?? ''
  const agencyId = query.get('agencyId') ?? ''
  const wanted = { ...tab?.filter, ...(words && { words }), ...(agencyId && { agencyId }) }
  const found = useAskByPost<Page<R>>(`${path}/search`, { ...wanted, page })
  const go = (part: Readonly<Record<string, string | undefined>>) => {
    const given = { tab: tab?.value, words, agencyId, ...part }
    const kept = Object.entries(given).flatMap(([name, text]) => (text ? [[name, text]] : []))
    setPage(1)
    navigate(`${address}?${new URLSearchParams(kept)}`, 'replace')
  }
  return (
    <>
      <ScreenHead title={title} note={note}>
        <ExportButtons path={path} wanted={wanted} count={found.data?.total ?? 0} />
        {children}
      </ScreenHead>
      <nav className="row register-views not-printed" aria-label="视图">
        {tabs.map(({ name, value }) => (
          <button
            key={value}
            type="button"
            className="register-view"
            aria-pressed={value === tab?.value}
            onClick={() => go({ tab: value })}
          >
            {name}
          </button>
        ))}
      </nav>
      <search className="row register-filters not-printed">
        <Input.Search
          key={words}
          aria-label={wordsLabel}
          className="register-words"
          placeholder={wordsLabel}
          allowClear
          maxLength={200}
          defaultValue={words}
          onSearch={(text) => go({ words: text.trim() })}
        />
        <AgencyChoice me={me} value={agencyId || undefined} set={(id) => go({ agencyId: id })} />
      </search>
      <Answer query={found} what={title}>
        {(list) => (
          <Rows
            {...props}
            {...{ list, page, setPage, isLoading: found.isPlaceholderData }}
            clear={words || agencyId ? () => go({ words: '', agencyId: '' }) : null}
          />
        )}
      </Answer>
    </>
  )
}

type RowsProps<R extends Row> = Props<R> & {
  readonly list: Page<R>
  readonly page: number
  readonly setPage: (page: number) => void
  readonly isLoading: boolean
  /** Null where nothing narrows the list. */
  readonly clear: (() => void) | null
}

function Rows<R extends Row>(props: RowsProps<R>) {
  const { list, page, setPage, columns, width, card, empty, isLoading, clear } = props
  const isNarrow = useNarrow()
  const { total, size, rows } = list
  if (total === 0) {
    return clear ? (
      <Empty title="没有符合条件的内容">
        <Button onClick={clear}>清除条件</Button>
      </Empty>
    ) : (
      <Empty title={empty.title}>
        <p>{empty.note}</p>
      </Empty>
    )
  }
  const paging = { current: page, pageSize: size, total, showSizeChanger: false }
  if (isNarrow) {
    return (
      <>
        <ul className="register-cards">
          {rows.map((row) => (
            <li key={row.id} className="panel">
              {card(row)}
            </li>
          ))}
        </ul>
        <Pagination {...paging} simple onChange={setPage} />
      </>
    )
  }
  return (
    <DataTable<R>
      rowKey="id"
      size="middle"
      className={isLoading ? 'register-table is-loading' : 'register-table'}
      scroll={{ x: width }}
      dataSource={[...rows]}
      columns={columns}
      pagination={{ ...paging, showTotal: (count) => `共 ${count} 件`, onChange: setPage }}
    />
  )
}
