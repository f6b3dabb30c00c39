import { describe, expect, it } from 'vitest'
import type { PlaceValue } from '#core/annual-report/editing/content.ts'
import type { SaveResultData } from '../../../annual-report.contract.ts'
import * as drafts from './draft.ts'

const figure = (value: number): PlaceValue => ({ kind: 'number', value, raw: String(value) })
const CELL = 'cell:t3.new.natural'
const opened = () => drafts.openDraft(4, { [CELL]: figure(1), 'section:s1': '旧' })

function answer(given: Partial<SaveResultData>): SaveResultData {
  return {
    ...{ version: 5, updatedAt: '2026-01-05T00:00:00Z', applied: [], conflicts: [], others: [] },
    ...{ checkStatus: 'pass', errors: 0, warnings: 0, hints: 0 },
    ...given,
  }
}

const clash = (mine: PlaceValue, theirs: PlaceValue) => ({
  ...{ place: CELL, before: figure(1), mine, theirs, by: '王芳', at: null },
})

describe('typing', () => {
  it('is seen at once and is still to be sent', () => {
    const draft = drafts.edit(opened(), CELL, figure(2))
    expect(drafts.valueAt(draft, CELL)).toEqual(figure(2))
    expect(draft.pending[CELL]).toEqual({ before: figure(1), after: figure(2) })
  })

  it('keeps what the person began from, however often they change their mind', () => {
    const draft = drafts.edit(drafts.edit(opened(), CELL, figure(2)), CELL, figure(3))
    expect(draft.pending[CELL]).toEqual({ before: figure(1), after: figure(3) })
  })

  it('back what stood there leaves nothing to send', () => {
    const draft = drafts.edit(drafts.edit(opened(), CELL, figure(2)), CELL, figure(1))
    expect(drafts.hasUnsent(draft)).toBe(false)
  })
})

describe('saving', () => {
  const typed = () => drafts.edit(opened(), CELL, figure(2))

  it('sends once, and what is typed meanwhile afterwards, on top of what was sent', () => {
    const first = drafts.beginSending(typed())
    expect(first.changes).toEqual([{ place: CELL, before: figure(1), after: figure(2) }])
    const more = drafts.edit(first.draft, CELL, figure(3))
    expect(drafts.beginSending(more).changes).toEqual([])
    const saved = drafts.sendingDone(more, answer({ applied: [CELL] }))
    expect(saved.version).toBe(5)
    expect(drafts.beginSending(saved).changes).toEqual([
      { place: CELL, before: figure(2), after: figure(3) },
    ])
  })

  it('loses nothing when the server cannot be reached', () => {
    const first = drafts.beginSending(typed()).draft
    const more = drafts.edit(drafts.edit(first, CELL, figure(3)), 'section:s1', '新')
    const failed = drafts.sendingFailed(more)
    expect(failed.pending).toEqual({
      [CELL]: { before: figure(1), after: figure(3) },
      'section:s1': { before: '旧', after: '新' },
    })
    expect(drafts.unsentOf(more)).toEqual(failed.pending)
  })

  it('holds back what can never be taken, sends the rest, and tries again when it is typed anew', () => {
    const first = drafts.beginSending(drafts.edit(typed(), 'section:s1', '新')).draft
    const refused = drafts.sendingRefused(first, { [CELL]: '数字太大。' })
    const again = drafts.beginSending(refused)
    expect(again.changes.map(({ place }) => place)).toEqual(['section:s1'])
    expect(drafts.valueAt(again.draft, CELL)).toEqual(figure(2))
    const anew = drafts.edit(refused, CELL, figure(3))
    expect(drafts.beginSending(anew).changes).toHaveLength(2)
  })

  it('takes over what the server computed', () => {
    const sent = drafts.beginSending(typed()).draft
    const total = 'cell:t3.new.total'
    const others = [{ place: total, value: figure(2) }]
    const saved = drafts.sendingDone(sent, answer({ applied: [CELL], others }))
    expect(drafts.shownValues(saved)).toMatchObject({ [CELL]: figure(2), [total]: figure(2) })
  })

  it('knows that others saved in between and must be heard', () => {
    const sent = drafts.beginSending(typed()).draft
    const saved = drafts.sendingDone(sent, answer({ version: 6, applied: [CELL] }))
    expect([saved.version, drafts.isBehind(saved)]).toEqual([4, true])
    const heard = drafts.hear(saved, 6, [{ place: 'section:s1', value: '别人的' }])
    expect([heard.version, drafts.isBehind(heard)]).toEqual([6, false])
    expect(drafts.valueAt(heard, 'section:s1')).toBe('别人的')
  })
})

describe('two people at one place', () => {
  it('shows theirs, keeps mine, and sends mine on top of theirs if I say so', () => {
    const sent = drafts.beginSending(drafts.edit(opened(), CELL, figure(2))).draft
    const conflicts = [clash(figure(2), figure(9))]
    const saved = drafts.sendingDone(sent, answer({ conflicts }))
    expect(drafts.valueAt(saved, CELL)).toEqual(figure(9))
    const mine = drafts.settle(saved, CELL, 'mine')
    expect(mine.conflicts).toEqual([])
    expect(mine.pending[CELL]).toEqual({ before: figure(9), after: figure(2) })
    const theirs = drafts.settle(saved, CELL, 'theirs')
    expect([theirs.conflicts, drafts.hasUnsent(theirs)]).toEqual([[], false])
  })

  it('counts what I typed while sending as mine', () => {
    const sent = drafts.beginSending(drafts.edit(opened(), CELL, figure(2))).draft
    const more = drafts.edit(sent, CELL, figure(3))
    const saved = drafts.sendingDone(more, answer({ conflicts: [clash(figure(2), figure(9))] }))
    expect(saved.conflicts[0]?.mine).toEqual(figure(3))
    expect(drafts.hasUnsent(saved)).toBe(false)
  })

  it('leaves what I am typing alone when theirs arrives first', () => {
    const heard = drafts.hear(drafts.edit(opened(), CELL, figure(2)), 5, [
      { place: CELL, value: figure(9) },
    ])
    expect(drafts.valueAt(heard, CELL)).toEqual(figure(2))
    expect(heard.pending[CELL]?.before).toEqual(figure(1))
  })

  it('does not go back to an older version', () => {
    const draft = drafts.hear(opened(), 6, [])
    expect(drafts.hear(draft, 5, [{ place: CELL, value: figure(7) }])).toBe(draft)
  })
})
