import { Button, Input, Select } from 'antd'
import { useState } from 'react'
import { today } from '#ui/dates.ts'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { StatisticsView } from '../../requests.contract.ts'
import { AgencyChoice } from '../shared/agency-choice.tsx'
import { type Counted, wholeYear, yearOf } from './counted.ts'

const YEARS_BACK = 6

type Props = {
  readonly me: MeView
  readonly counted: Counted
  readonly change: (counted: Counted) => void
  readonly forms: StatisticsView['forms']
}

/** Whose requests, of which days, in which form. */
export function StatisticsFilters({ me, counted, change, forms }: Props) {
  const { agencyId, below, form, ...period } = counted
  const agency = (id: string | undefined) =>
    change({ ...period, ...(form && { form }), ...(id && { agencyId: id, below: true }) })
  const toggle = (isOn: boolean) => {
    const { below: _, ...rest } = counted
    change(isOn ? { ...rest, below: true } : rest)
  }
  const choose = (id: string | undefined) => {
    const { form: _, ...rest } = counted
    change(id ? { ...rest, form: id } : rest)
  }
  return (
    <search className="row statistics-filters not-printed">
      <AgencyChoice me={me} value={agencyId} set={agency} />
      {agencyId && (
        <label>
          <input
            type="checkbox"
            checked={below === true}
            onChange={(event) => toggle(event.target.checked)}
          />{' '}
          含下属单位
        </label>
      )}
      <PeriodChoice counted={counted} change={change} />
      <Select
        aria-label="报告格式"
        className="statistics-form"
        placeholder="按年度的报告格式"
        allowClear
        value={form ?? null}
        options={forms.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(id) => choose(id ?? undefined)}
      />
    </search>
  )
}

/** A year by one choice; any other period by its first and last day. */
function PeriodChoice({ counted, change }: Pick<Props, 'counted' | 'change'>) {
  const [days, setDays] = useState({ from: counted.from, to: counted.to })
  const year = wholeYear(counted)
  const [isOpen, setIsOpen] = useState(year === null)
  const now = Number(today().slice(0, 4))
  const years = Array.from({ length: YEARS_BACK }, (_, back) => now - back)
  const known = year === null || years.includes(year) ? years : [...years, year]
  const isRight = days.from !== '' && days.to !== '' && days.from <= days.to
  return (
    <>
      <Select
        aria-label="统计期间"
        className="statistics-year"
        value={isOpen ? 0 : year}
        options={[
          ...known.map((each) => ({ value: each, label: `${each} 年` })),
          { value: 0, label: '自定期间' },
        ]}
        onChange={(chosen) => {
          setIsOpen(chosen === 0)
          if (chosen) change({ ...counted, ...yearOf(chosen) })
        }}
      />
      {isOpen && (
        <span className="row statistics-days">
          <Day label="自" value={days.from} set={(from) => setDays({ ...days, from })} />
          <Day label="至" value={days.to} set={(to) => setDays({ ...days, to })} />
          <Button disabled={!isRight} onClick={() => change({ ...counted, ...days })}>
            统计
          </Button>
          {!isRight && <span className="statistics-wrong">结束日期不能早于开始日期。</span>}
        </span>
      )}
    </>
  )
}

type DayProps = {
  readonly label: string
  readonly value: string
  readonly set: (day: string) => void
}

function Day({ label, value, set }: DayProps) {
  return (
    <label className="row">
      {label}
      <Input type="date" value={value} onChange={(event) => set(event.target.value)} />
    </label>
  )
}
