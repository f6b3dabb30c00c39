import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { messCase, messyDraft, renderCase, withGaps } from './case.ts'
import { diceOf } from './dice.ts'
import { differences } from './differences.ts'
import { type Draft, draftOf, isFigure, mapCells } from './draft.ts'
import { encodeText } from './encode.ts'
import { yuan } from './figure-messes.ts'
import { makeMess } from './mess.ts'
import { MESSES, messNamed } from './messes.ts'
import { RENDERINGS } from './rendering.ts'

const [first, ...others] = loadTemplates()
if (!first) throw new Error('there are no templates')
const templates = [first, ...others] as const

function drafts(count: number): Draft[] {
  return templates.flatMap((template) =>
    fc
      .sample(withGaps(template), { numRuns: count, seed: 5 })
      .map((report) => draftOf(report, template)),
  )
}

const figureIds = (draft: Draft): string[] =>
  draft.blocks.flatMap((block) =>
    block.kind === 'table' ? block.cells.filter(isFigure).map(({ cell }) => cell ?? '') : [],
  )

describe.each(MESSES.map((mess) => [mess.name, mess] as const))('%s', (_name, mess) => {
  const before = drafts(12).map(reshaped)
  const after = before.map((draft, seed) => mess.apply(draft, diceOf(seed)))

  test('changes some report', () => {
    expect(after).not.toEqual(before)
  })

  test('keeps every figure, unless all of a table are blank', () => {
    after.forEach((draft, index) => {
      const kept = new Set(figureIds(draft))
      const lost = figureIds(before[index] ?? draft).filter((id) => !kept.has(id))
      const isAllowed = mess.name === 'no-row-of-figures-where-all-are-blank'
      expect(isAllowed ? lost.filter((id) => !id.startsWith('t4.')) : lost).toEqual([])
    })
  })
})

/** Signs, blanks and amounts at hand, so that there is something to change for every mess. */
function reshaped(draft: Draft, index: number): Draft {
  const text = { count: '12345', change: index % 2 === 0 ? '7' : '-3', amount: '365.868' }
  return mapCells(draft, isFigure, (cell) => {
    if (index % 4 === 3 && cell.cell?.startsWith('t4.')) return { ...cell, text: '' }
    return { ...cell, text: index % 3 === 0 ? '7' : text[cell.type ?? 'count'] }
  })
}

describe('renderings', () => {
  test.each(RENDERINGS.map(({ name }) => name))(
    '%s gives the same bytes for the same case',
    (name) => {
      const options = { renderings: [name], maxMesses: 3 }
      for (const each of fc.sample(messCase(templates, options), { numRuns: 3, seed: 9 })) {
        const bytes = renderCase(each)
        if (bytes) expect(bytes.length).toBeGreaterThan(1000)
        expect(renderCase(each)).toEqual(bytes)
      }
    },
  )

  test('messes are applied in one order, whatever the order of their names', () => {
    const [each] = fc.sample(messCase(templates), { numRuns: 1, seed: 3 })
    if (!each) throw new Error('no case')
    const messes = ['vertical-groups', 'page-numbers', 'label-variants']
    expect(messyDraft({ ...each, messes })).toEqual(
      messyDraft({ ...each, messes: messes.toReversed() }),
    )
  })

  test('an unknown mess is refused', () => {
    expect(() => messNamed('none')).toThrow(RangeError)
  })
})

describe('encoding', () => {
  test('GB18030 is what the platform decodes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const written = `安澜县－−①${text.replaceAll('\ufeff', '')}`
        const bytes = encodeText(written, 'gb18030')
        expect(new TextDecoder('gb18030').decode(bytes)).toBe(written)
      }),
    )
  })

  test('line ends and the mark at the start', () => {
    expect([...encodeText('a\nb', 'utf-8-bom', '\r\n')]).toEqual([
      0xef, 0xbb, 0xbf, 0x61, 0x0d, 0x0a, 0x62,
    ])
  })
})

test.each([
  ['365.868', '3658680'],
  ['0.5', '5000'],
  ['25.1', '251000'],
  ['0', '0'],
  ['1.234567', '12345.67'],
])('%s 万元 is %s 元', (amount, expected) => {
  expect(yuan(amount)).toBe(expected)
})

test('the dice repeat themselves and their forks differ', () => {
  const throws = (seed: number) => {
    const dice = diceOf(seed)
    return [dice.whole(1, 6), dice.next(), dice.pick(['a', 'b', 'c']), dice.chance(0.5)]
  }
  expect(throws(4)).toEqual(throws(4))
  expect(diceOf(4).fork('one').next()).not.toBe(diceOf(4).fork('other').next())
})

test('a difference names the cell', () => {
  const [template] = templates
  const [report] = fc.sample(withGaps(template), { numRuns: 1, seed: 1 })
  if (!report) throw new Error('no report')
  const id = 't3.new.natural'
  const other = {
    ...report,
    cells: { ...report.cells, [id]: { kind: 'unread', raw: '' } as const },
  }
  expect(differences(template, report, report)).toEqual([])
  expect(differences(template, report, other)).toMatchObject([{ at: id, actual: 'unread' }])
})

test('no mess leaves a draft as it was', () => {
  const [draft] = drafts(1)
  if (!draft) throw new Error('no draft')
  expect(makeMess(draft, [], diceOf(1))).toBe(draft)
})
