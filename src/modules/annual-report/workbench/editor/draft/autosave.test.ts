import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import type { Change } from '#core/annual-report/editing/content.ts'
import { OFFLINE, type Problem, ProblemError } from '#ui/api/problem.ts'
import type { SaveResultData } from '../../../annual-report.contract.ts'
import { Autosave } from './autosave.ts'
import * as drafts from './draft.ts'

beforeEach(() => void vi.useFakeTimers())
afterEach(() => void vi.useRealTimers())

/** A server that holds texts by place and can be switched off. */
function world() {
  const server = { version: 1, values: { title: '旧' } as Record<string, unknown> }
  const seen = {
    sent: [] as (readonly Change[])[],
    kept: {} as drafts.Pending,
    problem: null as Problem | null,
  }
  const remote = {
    save: async (changes: readonly Change[]): Promise<SaveResultData> => {
      seen.sent.push(changes)
      if (seen.problem) throw new ProblemError(seen.problem)
      for (const { place, after } of changes) server.values[place] = after
      server.version += 1
      return {
        ...{ version: server.version, updatedAt: '', conflicts: [], others: [] },
        ...{ applied: changes.map(({ place }) => place) },
        ...{ checkStatus: 'pass', errors: 0, warnings: 0, hints: 0 },
      }
    },
    changesSince: async () => ({
      version: server.version,
      changes: Object.entries(server.values).map(([place, value]) => ({
        place,
        value: value as string,
      })),
    }),
    keep: (unsent: drafts.Pending) => {
      seen.kept = unsent
      return true
    },
    now: () => 42,
  }
  const autosave = new Autosave(drafts.openDraft(1, { title: '旧' }), remote)
  const type = (after: string) => autosave.act([{ place: 'title', after }])
  return { autosave, type, server, seen }
}

const shown = ({ autosave }: ReturnType<typeof world>) =>
  drafts.valueAt(autosave.state().draft, 'title')

it('sends what was typed in one go, and says when it is saved', async () => {
  const it = world()
  it.type('一')
  it.type('一二')
  expect(it.autosave.state().status.kind).toBe('saving')
  await vi.advanceTimersByTimeAsync(1_000)
  expect(it.seen.sent).toEqual([[{ place: 'title', before: '旧', after: '一二' }]])
  expect(it.autosave.state().status).toEqual({ kind: 'saved', at: 42 })
  expect(it.seen.kept).toEqual({})
})

it('keeps every keystroke while the server is away and sends it when it is back', async () => {
  const it = world()
  it.seen.problem = OFFLINE
  it.type('一')
  await vi.advanceTimersByTimeAsync(1_000)
  it.type('一二')
  expect(it.autosave.state().status).toEqual({ kind: 'offline', isKept: true })
  expect(it.seen.kept).toEqual({ title: { before: '旧', after: '一二' } })
  it.seen.problem = null
  await vi.advanceTimersByTimeAsync(5_000)
  expect([it.server.values.title, it.autosave.state().status.kind]).toEqual(['一二', 'saved'])
})

it('goes on with what an earlier tab left unsent', async () => {
  const it = world()
  const remote = { save: vi.fn(() => new Promise<SaveResultData>(() => {})) }
  const draft = drafts.openDraft(1, { title: '旧' }, { title: { before: '旧', after: '新' } })
  const again = new Autosave(draft, {
    ...remote,
    changesSince: vi.fn(),
    keep: () => true,
    now: () => 0,
  })
  await vi.advanceTimersByTimeAsync(10)
  expect(remote.save).toHaveBeenCalledWith([{ place: 'title', before: '旧', after: '新' }], 'edit')
  again.close()
  it.autosave.close()
})

it('holds back what is refused and does not ask again until it is typed anew', async () => {
  const it = world()
  it.seen.problem = { ...OFFLINE, status: 400, code: 'bad', fields: { title: '标题太长了。' } }
  it.type('长')
  await vi.advanceTimersByTimeAsync(10_000)
  expect(it.seen.sent).toHaveLength(1)
  expect(it.autosave.state().draft.refused).toEqual({ title: '标题太长了。' })
  expect(it.autosave.state().status.kind).toBe('refused')
  it.seen.problem = null
  it.type('短')
  await vi.advanceTimersByTimeAsync(1_000)
  expect([it.server.values.title, it.autosave.state().status.kind]).toEqual(['短', 'saved'])
})

it('shows what others saved', async () => {
  const it = world()
  Object.assign(it.server, { version: 2, values: { title: '别人的' } })
  it.autosave.announce(2)
  await vi.advanceTimersByTimeAsync(10)
  expect(shown(it)).toBe('别人的')
})

it('takes back and does again, and saves both', async () => {
  const it = world()
  it.type('新')
  await vi.advanceTimersByTimeAsync(1_000)
  expect([it.autosave.undo(), shown(it)]).toEqual(['title', '旧'])
  await vi.advanceTimersByTimeAsync(1_000)
  expect(it.server.values.title).toBe('旧')
  expect([it.autosave.redo(), shown(it)]).toEqual(['title', '新'])
})

it('does not remember an act that changed nothing', () => {
  const it = world()
  it.type('新')
  it.type('新')
  expect(it.autosave.undo()).toBe('title')
  expect(it.autosave.undo()).toBeNull()
})
