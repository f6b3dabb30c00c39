import { Button, Input, Select } from 'antd'
import { CHECK_STATUS_NAMES } from '#core/annual-report/finding.ts'
import { STATE_LABELS } from '#core/annual-report/life/states.ts'
import type { Params } from '#ui/api/client.ts'

export type BoardQuery = Params

type Props = {
  readonly filter: BoardQuery
  readonly setFilter: (filter: BoardQuery) => void
}

const SCOPES = [
  { value: 'agency', label: '部门' },
  { value: 'township', label: '乡镇（街道）' },
  { value: 'government', label: '政府' },
]
const CHECKS = optionsOf(CHECK_STATUS_NAMES)

export function BoardFilters({ filter, setFilter }: Props) {
  const change = (part: BoardQuery) => setFilter({ ...filter, ...part, page: 1 })
  const choice = (name: string, label: string, options: { value: string; label: string }[]) => (
    <Select
      aria-label={label}
      className="board-choice"
      placeholder={label}
      allowClear
      value={(filter[name] as string | undefined) ?? null}
      options={options}
      onChange={(value) => change({ [name]: value ?? undefined })}
    />
  )
  const isFiltered = Object.entries(filter).some(
    ([name, value]) => !['page', 'size', 'sort', 'descending'].includes(name) && value,
  )
  return (
    <div className="row board-filters">
      <Input.Search
        aria-label="单位名称"
        className="board-search"
        placeholder="单位名称"
        allowClear
        onSearch={(text) => change({ text: text.trim() || undefined })}
      />
      {choice('state', '状态', optionsOf(STATE_LABELS))}
      {choice('checkStatus', '核对', CHECKS)}
      {choice('scope', '类别', SCOPES)}
      <label>
        <input
          type="checkbox"
          checked={filter.lateOnly === true}
          onChange={(event) => change({ lateOnly: event.target.checked || undefined })}
        />{' '}
        只看逾期
      </label>
      {isFiltered && (
        <Button onClick={() => setFilter({ page: 1, size: filter.size })}>清除条件</Button>
      )}
    </div>
  )
}

function optionsOf(names: Readonly<Record<string, string>>) {
  return Object.entries(names).map(([value, label]) => ({ value, label }))
}
