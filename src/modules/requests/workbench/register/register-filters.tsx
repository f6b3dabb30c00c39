import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { toHalfWidth } from '#core/kit/text.ts'
import { APPLICANT_TYPES } from '#core/requests/applicant.ts'
import { STATES } from '#core/requests/life/states.ts'
import { CHANNELS } from '#core/requests/words.ts'
import { today } from '#ui/dates.ts'
import type { MeView } from '../../../identity/identity.contract.ts'
import { AgencyChoice } from '../shared/agency-choice.tsx'
import { useNarrow } from '../shared/use-narrow.ts'
import { type Filter, isSame } from './filter.ts'

type Props = {
  readonly me: MeView
  readonly filter: Filter
  readonly setFilter: (filter: Filter) => void
  readonly applicant: string
  readonly search: (applicant: string) => void
}

type Option = { readonly value: string; readonly label: string }

const optionsOf = (labels: Readonly<Record<string, string>>): Option[] =>
  Object.entries(labels).map(([value, label]) => ({ value, label }))
const STATE_OPTIONS = optionsOf(STATES)
const CHANNEL_OPTIONS = optionsOf(CHANNELS)
const KIND_OPTIONS = APPLICANT_TYPES.map(({ id, label }) => ({ value: id, label }))
const ORDER_OPTIONS = [
  { value: 'newest', label: '新收到的在前' },
  { value: 'due', label: '先到期的在前' },
  { value: 'oldest', label: '早收到的在前' },
]
const TICKS = [
  ['mine', '只看我经办的'],
  ['internallyLate', '内部时限已过'],
] as const
const YEARS_BACK = 6

/** Everything by which the register is narrowed; what is asked for stands in the address. */
export function RegisterFilters({ me, filter, setFilter, applicant, search }: Props) {
  const set = (part: Partial<Record<keyof Filter, unknown>>) =>
    setFilter({ ...filter, ...part } as Filter)
  const choice = (name: keyof Filter, label: string, options: readonly Option[]) => (
    <Select
      aria-label={label}
      className="register-choice"
      placeholder={label}
      allowClear
      value={(filter[name] as string | undefined) ?? null}
      options={[...options]}
      onChange={(value) => set({ [name]: value ?? undefined })}
    />
  )
  const isNarrow = useNarrow()
  const more = (
    <>
      <ApplicantSearch applicant={applicant} search={search} />
      <AgencyChoice me={me} value={filter.agencyId} set={(agencyId) => set({ agencyId })} />
      <Years value={filter.year} set={(year) => set({ year })} />
      <Select
        aria-label="状态"
        className="register-states"
        mode="multiple"
        maxTagCount={1}
        placeholder="状态"
        allowClear
        optionFilterProp="label"
        value={filter.states?.split(',') ?? []}
        options={STATE_OPTIONS}
        onChange={(states: string[]) => set({ states: states.join(',') || undefined })}
      />
      {choice('channel', '渠道', CHANNEL_OPTIONS)}
      {choice('applicantKind', '申请人类别', KIND_OPTIONS)}
      <label className="register-due">
        此日前到期
        <Input
          type="date"
          value={filter.dueBy ?? ''}
          onChange={(event) => set({ dueBy: event.target.value || undefined })}
        />
      </label>
      {choice('order', '排序', ORDER_OPTIONS)}
      {TICKS.map(([name, label]) => (
        <label key={name} className="register-mine">
          <input
            type="checkbox"
            checked={filter[name] === true}
            onChange={(event) => set({ [name]: event.target.checked || undefined })}
          />{' '}
          {label}
        </label>
      ))}
    </>
  )
  const isFiltered = applicant !== '' || !isSame(filter, {})
  return (
    <search className="row register-filters">
      <Input.Search
        aria-label="登记编号、所需信息或文号"
        className="register-words"
        placeholder="登记编号、所需信息、文号"
        allowClear
        maxLength={200}
        defaultValue={filter.words ?? ''}
        onSearch={(text) => set({ words: text.trim() || undefined })}
      />
      {isNarrow ? (
        <details className="register-more">
          <summary>更多条件</summary>
          <div className="row">{more}</div>
        </details>
      ) : (
        more
      )}
      {isFiltered && (
        <Button
          onClick={() => {
            search('')
            setFilter({})
          }}
        >
          清除条件
        </Button>
      )}
    </search>
  )
}

type SearchProps = Pick<Props, 'applicant' | 'search'>

/** Whole papers or telephone: a part of either finds nobody. */
function ApplicantSearch({ applicant, search }: SearchProps) {
  const [text, setText] = useState(applicant)
  return (
    <Input.Search
      aria-label="申请人证件号码或电话（须完整）"
      className="register-words"
      placeholder="申请人证件号码或电话（完整）"
      allowClear
      autoComplete="off"
      maxLength={60}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onSearch={(typed) => search(toHalfWidth(typed).trim())}
    />
  )
}

type YearProps = {
  readonly value: number | undefined
  readonly set: (year: number | undefined) => void
}

function Years({ value, set }: YearProps) {
  const now = Number(today().slice(0, 4))
  const years = Array.from({ length: YEARS_BACK }, (_, back) => now - back)
  return (
    <Select
      aria-label="收到年度"
      className="register-choice"
      placeholder="收到年度"
      allowClear
      value={value ?? null}
      options={years.map((year) => ({ value: year, label: `${year} 年` }))}
      onChange={(year) => set(year ?? undefined)}
    />
  )
}
