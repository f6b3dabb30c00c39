import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshSpending, sketch } from './fixtures/build.ts'
import { Allowance, LimitExceeded } from './limits.ts'
import { readTxt } from './read-txt.ts'

describe('readTxt', () => {
  test('keeps blank lines, tabs and runs of spaces', () => {
    const { blocks } = readTxt('甲\t1\t\t2\r\n\r\n  乙   3  \n', freshSpending())
    expect(sketch(blocks)).toEqual(['甲\t1\t\t2', '', '  乙   3  '])
  })

  test('starts a page at a form feed and counts lines through', () => {
    const { blocks } = readTxt('甲\n\f乙', freshSpending())
    expect(blocks.map((block) => block.at)).toEqual([
      { page: 1, line: 1 },
      { page: 2, line: 2 },
    ])
  })

  test('refuses more lines than allowed', () => {
    const spending = { elements: new Allowance(3), cells: new Allowance(3) }
    expect(() => readTxt('a\nb\nc\nd', spending)).toThrow(LimitExceeded)
  })

  test('lines joined again are the text', () => {
    const text = fc.array(fc.stringMatching(/^[一二3 \t]{0,9}$/), { minLength: 1 })
    fc.assert(
      fc.property(text, (lines) => {
        const read = sketch(readTxt(`${lines.join('\n')}\n`, freshSpending()).blocks)
        expect(read).toEqual(lines)
      }),
    )
  })
})
