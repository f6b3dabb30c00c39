import { Input } from 'antd'
import { LineField } from './line-field.tsx'
import { lengthText, tooLong } from './text-length.ts'

type Props = {
  readonly label: string
  readonly value: string
  readonly set: (text: string) => void
  /** Characters; more may be typed or pasted, and is then complained of, not cut. */
  readonly max: number
  readonly rows?: number
  readonly note?: string | undefined
  readonly error?: string | undefined
}

/** A text of several lines with its length below it. */
export function LongField({ label, value, set, max, rows = 3, note, error }: Props) {
  const length = lengthText(value, max)
  return (
    <LineField
      label={label}
      note={note ? `${note} ${length}` : length}
      error={tooLong(value, max) ?? error}
    >
      {(marks) => (
        <Input.TextArea
          {...marks}
          value={value}
          rows={rows}
          onChange={({ target }) => set(target.value)}
        />
      )}
    </LineField>
  )
}
