import { Input } from 'antd'
import type { ReactNode } from 'react'
import { LineField } from '#ui/form/line-field.tsx'
import { LongField } from '#ui/form/long-field.tsx'

export const ROUND_DAYS = [
  ['internalDueOn', '报送主管部门截止'],
  ['agencyDueOn', '部门、乡镇公布截止'],
  ['governmentDueOn', '政府公布截止'],
] as const

/** What can be written of a round, before it is opened and afterwards. */
export type RoundTexts = Record<'title' | 'instructions' | (typeof ROUND_DAYS)[number][0], string>

type Props = {
  readonly values: RoundTexts
  readonly change: (part: Partial<RoundTexts>) => void
  /** What is wrong, by field. */
  readonly errors?: Readonly<Record<string, string>> | undefined
  readonly notes?: Partial<Readonly<Record<keyof RoundTexts, string>>>
  /** Further fields, beside the days. */
  readonly children?: ReactNode
}

export function RoundFields({ values, change, errors = {}, notes = {}, children }: Props) {
  const about = (name: keyof RoundTexts, label: string) => ({
    ...{ label, error: errors[name] },
    ...(notes[name] && { note: notes[name] }),
  })
  return (
    <>
      <LineField {...about('title', '名称')}>
        {(marks) => (
          <Input
            {...marks}
            value={values.title}
            maxLength={100}
            onChange={({ target }) => change({ title: target.value })}
          />
        )}
      </LineField>
      <div className="line-fields">
        {ROUND_DAYS.map(([name, label]) => (
          <LineField key={name} {...about(name, label)}>
            {(marks) => (
              <Input
                {...marks}
                type="date"
                value={values[name]}
                onChange={({ target }) => change({ [name]: target.value })}
              />
            )}
          </LineField>
        ))}
        {children}
      </div>
      <LongField
        {...about('instructions', '填报说明')}
        value={values.instructions}
        set={(instructions) => change({ instructions })}
        max={5000}
      />
    </>
  )
}
