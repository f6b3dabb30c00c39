import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { applyChanges } from './apply-changes.ts'
import type { Change, PlaceValue, ReportContent } from './content.ts'
import { differences, isCell, sameValue, undone, valueAt } from './place.ts'
import { blank, contentWith, number, template } from './testing.ts'

const form = template()
const NEW = 'cell:t3.new.natural'
const TOTAL = 'cell:t3.new.total'

const apply = (content: ReportContent, ...changes: Change[]) => applyChanges(form, content, changes)
const change = (place: string, before: PlaceValue, after: PlaceValue): Change => ({
  place,
  before,
  after,
})

/** A row of table three in which every plain cell is a figure. */
const row = Object.fromEntries(
  form.cells
    .filter(
      ({ row: { id }, column, table }) => table.id === 't3' && id === 'new' && !column.computed,
    )
    .map(({ id }) => [id, 1]),
)

describe('a cell', () => {
  it('is changed where it still is as the person saw it', () => {
    const { content, applied, conflicts } = apply(contentWith(form), change(NEW, blank, number(3)))
    expect([valueAt(content, NEW), applied, conflicts]).toEqual([number(3), [NEW], []])
  })

  it('is left alone where it is that already', () => {
    const before = contentWith(form, { 't3.new.natural': 3 })
    const { content, applied } = apply(before, change(NEW, blank, number(3)))
    expect([content === before, applied]).toEqual([true, [NEW]])
  })

  it('is a conflict where somebody else wrote something else', () => {
    const before = contentWith(form, { 't3.new.natural': 5 })
    const { content, conflicts, applied } = apply(before, change(NEW, blank, number(3)))
    expect(content).toBe(before)
    expect(applied).toEqual([])
    expect(conflicts).toEqual([{ place: NEW, before: blank, mine: number(3), theirs: number(5) }])
  })

  test.each([
    ['a place the form does not have', change('cell:t9.x.y', null, number(1))],
    ['text for a cell', change(NEW, blank, '3')],
    ['a figure without a value', change(NEW, blank, { kind: 'number', raw: '3' })],
    ['a figure too large to add up', change(NEW, blank, number(1e15))],
    ['a cell for a text', change('section:s1', '', number(1))],
    ['a day that does not exist', change('signedOn', null, '2026-02-30')],
    ['an address that runs a script', change('contact:url', null, 'javascript:alert(1)')],
    ['a title of many pages', change('title', '', '长'.repeat(300))],
  ])('refuses %s', (_name, wrong) => {
    const before = contentWith(form)
    const { content, refused } = apply(before, wrong)
    expect(content).toBe(before)
    expect(refused).toEqual([{ place: wrong.place, message: expect.stringMatching(/。$/) }])
  })
})

describe('a computed cell', () => {
  it('follows from the others, and is blank while one of them is', () => {
    expect(valueAt(contentWith(form, { 't3.new.natural': 2 }), TOTAL)).toEqual(blank)
    expect(valueAt(contentWith(form, row), TOTAL)).toMatchObject({ value: 6 })
    const { content } = apply(contentWith(form, row), change(NEW, number(1), number(4)))
    expect(valueAt(content, TOTAL)).toMatchObject({ value: 9 })
  })

  it('is overridden with a reason only', () => {
    const before = contentWith(form, row)
    expect(apply(before, change(TOTAL, number(6), number(7))).refused).toHaveLength(1)
    const { content } = apply(before, change(TOTAL, number(6), number(7, '含口头申请')))
    expect(valueAt(content, TOTAL)).toEqual(number(7, '含口头申请'))
    const later = apply(content, change(NEW, number(1), number(4)))
    expect(valueAt(later.content, TOTAL)).toEqual(number(7, '含口头申请'))
  })

  it('is computed again when the override is taken back', () => {
    const overridden = apply(contentWith(form, row), change(TOTAL, number(6), number(7, '因')))
    const back = apply(overridden.content, change(TOTAL, number(7, '因'), null))
    expect([back.refused, valueAt(back.content, TOTAL)]).toEqual([[], number(6)])
  })

  it('may be overridden together with its parts, as they are on the screen', () => {
    const { content, conflicts } = apply(
      contentWith(form, row),
      change(TOTAL, number(9), number(10, '因')),
      change(NEW, number(1), number(4)),
    )
    expect([conflicts, valueAt(content, TOTAL)]).toEqual([[], number(10, '因')])
  })

  it('keeps why it is not what the records come to, until it is changed', () => {
    const { content } = apply(contentWith(form), change(NEW, blank, number(3, '台账漏登')))
    expect(valueAt(content, NEW)).toEqual(number(3, '台账漏登'))
    const changed = apply(content, change(NEW, number(3, '台账漏登'), number(4)))
    expect(valueAt(changed.content, NEW)).toEqual(number(4))
  })
})

describe('a text', () => {
  it('is merged where two people changed different paragraphs', () => {
    const base = apply(
      contentWith(form),
      change('section:s5', valueAt(contentWith(form), 'section:s5'), '一\n二\n三'),
    )
    const theirs = apply(base.content, change('section:s5', '一\n二\n三', '一\n二\n三。'))
    const mine = apply(theirs.content, change('section:s5', '一\n二\n三', '一。\n二\n三'))
    expect([mine.conflicts, valueAt(mine.content, 'section:s5')]).toEqual([[], '一。\n二\n三。'])
  })

  it('is a conflict where both changed the same paragraph', () => {
    const hint = valueAt(contentWith(form), 'section:s5')
    const theirs = apply(contentWith(form), change('section:s5', hint, '他写的'))
    const mine = apply(theirs.content, change('section:s5', hint, '我写的'))
    expect(mine.conflicts).toMatchObject([{ mine: '我写的', theirs: '他写的' }])
    expect(valueAt(mine.content, 'section:s5')).toBe('他写的')
  })
})

/** Two editors who type, save and look again, in any order. */
const PLACES = [NEW, 'cell:t3.new.business', 'section:s5', 'title'] as const
const act = fc.record({
  who: fc.constantFrom(0, 1),
  what: fc.constantFrom('type', 'type', 'save', 'look'),
  place: fc.constantFrom(...PLACES),
  at: fc.nat(3),
})

it('loses no edit of two editors without telling of a conflict, in any order of saves', () => {
  fc.assert(
    fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
      let server = contentWith(form)
      let serial = 0
      const editors = [0, 1].map(() => ({ seen: server, typed: new Map<string, PlaceValue>() }))
      for (const { who, what, place, at } of acts) {
        const editor = editors[who] as (typeof editors)[number]
        serial += 1
        if (what === 'look') {
          if (editor.typed.size === 0) editor.seen = server
        } else if (what === 'type') {
          const now = editor.typed.get(place) ?? valueAt(editor.seen, place)
          const lines = typeof now === 'string' ? now.split('\n') : []
          const text = lines.toSpliced(Math.min(at, lines.length), 0, `w${serial}`).join('\n')
          editor.typed.set(place, place.startsWith('cell:') ? number(serial) : text)
        } else {
          const changes = [...editor.typed].map(([where, after]) =>
            change(where, valueAt(editor.seen, where), after),
          )
          const before = server
          const done = apply(server, ...changes)
          server = done.content
          expect(done.refused).toEqual([])
          for (const sent of changes)
            nothingLost(
              before,
              server,
              sent,
              done.conflicts.map((each) => each.place),
            )
          editor.typed.clear()
          editor.seen = server
        }
      }
    }),
    { numRuns: 1000 },
  )
})

function nothingLost(
  before: ReportContent,
  after: ReportContent,
  sent: Change,
  told: readonly string[],
) {
  const [was, is] = [valueAt(before, sent.place), valueAt(after, sent.place)]
  if (told.includes(sent.place)) {
    // The other's value stands, and mine came back to me.
    expect(is).toEqual(was)
  } else if (isCell(is)) {
    expect(sameValue(is, sent.after)).toBe(true)
    // What I wrote over is what I had seen.
    expect(sameValue(was, sent.before) || sameValue(was, sent.after)).toBe(true)
  } else if (sent.place !== 'title') {
    const words = (value: PlaceValue) => String(value).match(/w\d+/g) ?? []
    for (const word of [...words(was), ...words(sent.after)]) expect(words(is)).toContain(word)
  }
}

it('brings any earlier content back by undoing what came after', () => {
  const start = contentWith(form)
  const middle = apply(
    start,
    change(NEW, blank, number(3)),
    change('title', start.title, '新标题'),
  ).content
  const end = apply(
    middle,
    change(NEW, number(3), number(4)),
    change('signedOn', null, '2026-01-20'),
  ).content
  const saves = [
    { changes: differences(form, middle, end) },
    { changes: differences(form, start, middle) },
  ]
  expect(undone(end, saves.slice(0, 1))).toEqual(middle)
  expect(differences(form, undone(end, saves), start)).toEqual([])
})
