import { describe, expect, it } from 'vitest'
import { LETTER_KINDS } from '#core/requests/letters/letter-kinds.ts'
import { DISPUTE_KINDS, DISPUTE_RESULTS } from '#core/requests/words.ts'
import { REGISTER_COLUMNS, type RegisterLine } from './register-columns.ts'

function cell(title: string, line: Partial<RegisterLine>) {
  return REGISTER_COLUMNS.find(([each]) => each === title)?.[2](line as RegisterLine)
}

const letter = (kind: string, number: string) => ({
  ...{ kind, number, issued_on: '2026-01-15' },
  ...{ served_on: '2026-01-16', served_way: 'post' },
})

describe('the register', () => {
  const last = LETTER_KINDS.filter(({ remedy, about }) => remedy === 'decision' && !about)
  it.each(['answer-several', ...last.map(({ id }) => id)])(
    'tells number and service of %s',
    (id) => {
      const line = { letters: [letter('receipt', '收1号'), letter(id, '公复2号')] }
      expect(cell('答复文号', line)).toBe('公复2号')
      expect(cell('送达日期', line)).toBe('2026-01-16')
      expect(cell('送达方式', line)).toBe('邮寄送达')
    },
  )

  it('calls disputes as every screen does', () => {
    const disputes = [
      { kind: 'direct-litigation', result: null },
      { kind: 'reconsideration', result: 'upheld' },
    ] as const
    expect(cell('复议、诉讼', { disputes })).toBe(
      `${DISPUTE_KINDS['direct-litigation']}（尚未审结）；${DISPUTE_KINDS.reconsideration}（${DISPUTE_RESULTS.upheld}）`,
    )
  })
})
