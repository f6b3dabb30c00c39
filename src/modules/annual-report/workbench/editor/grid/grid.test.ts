import { describe, expect, it } from 'vitest'
import { isComputed } from '#core/annual-report/derive.ts'
import { formTables } from '#core/annual-report/form.ts'
import { defineTemplate } from '#core/annual-report/template.ts'
import data from '#core/annual-report/templates/foi-annual-2021.json' with { type: 'json' }
import { contentOf, parseBlock, planPaste, writeBlock } from './clipboard.ts'
import { block, edge, figureGrid, following, neighbour } from './figure-grid.ts'

const made = defineTemplate(data)
if (!made.ok) throw new Error(made.error)
const template = made.value
const [two, three] = formTables(template).map(figureGrid)
if (!two || !three) throw new Error('no tables')
const placeOf = (id: string) => template.cellById.get(id)
const computed = (id: string) => {
  const place = placeOf(id)
  return place !== undefined && isComputed(place)
}
const plan = (selection: string[][], text: string) =>
  planPaste(three, selection, parseBlock(text), placeOf, computed)

describe('walking', () => {
  it.each([
    ['t3.new.natural', 'right', 't3.new.business'],
    ['t3.new.natural', 'left', 't3.new.natural'],
    ['t3.new.natural', 'down', 't3.carried_in.natural'],
    ['t3.new.natural', 'up', 't3.new.natural'],
    ['t3.new.total', 'right', 't3.new.total'],
  ] as const)('from %s %s leads to %s', (from, direction, to) => {
    expect(neighbour(three, from, direction)).toBe(to)
  })

  it('goes from a wide table to a narrow one below it and back', () => {
    const down = neighbour(two, 't2_art20_1.normative.in_force', 'down')
    expect(down).toBe('t2_art20_5.license.decisions')
    expect(neighbour(two, down, 'up')).toBe('t2_art20_1.normative.issued')
  })

  it('reaches every figure by Tab, once', () => {
    const walked = new Set<string>()
    for (
      let at: string | null = three.lines[0]?.[0]?.id ?? null;
      at;
      at = following(three, at, 1)
    ) {
      expect(walked.has(at)).toBe(false)
      walked.add(at)
    }
    expect(walked.size).toBe(three.byId.size)
  })

  it('finds the ends of a line and of the table', () => {
    expect(edge(three, 't3.granted.legal', 'first', 'line')).toBe('t3.granted.natural')
    expect(edge(three, 't3.granted.legal', 'last', 'line')).toBe('t3.granted.total')
    expect(edge(three, 't3.granted.legal', 'last', 'table')).toBe('t3.carried_out.total')
  })
})

describe('a block', () => {
  it('is the rectangle between two corners, whichever came first', () => {
    const ids = block(three, 't3.carried_in.research', 't3.new.business')
    expect(ids).toEqual([
      ['t3.new.business', 't3.new.research'],
      ['t3.carried_in.business', 't3.carried_in.research'],
    ])
  })

  it('comes back from the clipboard as it went', () => {
    expect(
      parseBlock(
        `${writeBlock([
          ['1', ''],
          ['/', '3'],
        ])}\r\n`,
      ),
    ).toEqual([
      ['1', ''],
      ['/', '3'],
    ])
  })

  it('keeps tabs and line ends inside quotation marks', () => {
    expect(parseBlock('"a\tb"\t"c\nd""e"')).toEqual([['a\tb', 'c\nd"e']])
  })
})

describe('pasting', () => {
  it('fills from the anchor, leaves totals aside and names what falls outside', () => {
    const paste = plan([['t3.new.other_org']], '5\t9\t7\n6\t8')
    expect(paste.cells).toEqual([
      { id: 't3.new.other_org', content: { kind: 'number', value: 5, raw: '5' } },
      { id: 't3.carried_in.other_org', content: { kind: 'number', value: 6, raw: '6' } },
    ])
    expect(paste.computed.map(({ text }) => text)).toEqual(['9', '8'])
    expect(paste.outside).toEqual([{ row: 1, column: 3, text: '7' }])
  })

  it('fills a whole selection with one value', () => {
    const selection = block(three, 't3.new.natural', 't3.carried_in.business')
    expect(plan(selection, '0').cells).toHaveLength(4)
  })

  it('says which cells would hold words instead of figures', () => {
    expect(plan([['t3.new.natural']], '约三件').unclear).toEqual(['t3.new.natural'])
  })
})

it.each([
  ['', { kind: 'blank', raw: '' }],
  ['１，２３４', { kind: 'number', value: 1234, raw: '１，２３４' }],
  ['/', { kind: 'slash', raw: '/' }],
  ['不适用', { kind: 'na', raw: '不适用' }],
  ['若干', { kind: 'text', raw: '若干' }],
])('takes “%s” for what it is', (text, content) => {
  expect(contentOf(text, placeOf('t3.new.natural'))).toEqual(content)
})
