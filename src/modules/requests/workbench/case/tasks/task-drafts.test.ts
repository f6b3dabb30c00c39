import { describe, expect, it } from 'vitest'
import { gapsOf, inputOf, oneMore } from './task-drafts.ts'

const FIRST = { key: 1, agencyId: 'a', task: ' 检索档案 ', dueOn: '2026-03-02' }

describe('what units are to be asked', () => {
  it('is the same for one more unit until it is typed otherwise', () => {
    const [, second] = oneMore([FIRST])
    expect(second).toEqual({ ...FIRST, key: 2, agencyId: '' })
    expect(oneMore([])).toEqual([{ key: 1, agencyId: '', task: '', dueOn: '' }])
  })

  it('says at each unit what is missing', () => {
    expect(gapsOf([FIRST])).toEqual({})
    expect(Object.keys(gapsOf([FIRST, { key: 2, agencyId: '', task: ' ', dueOn: '' }]))).toEqual([
      ...['tasks.1.agencyId', 'tasks.1.task', 'tasks.1.dueOn'],
    ])
  })

  it('becomes what the action wants', () => {
    expect(inputOf([FIRST])).toEqual({
      tasks: [{ agencyId: 'a', task: '检索档案', dueOn: '2026-03-02' }],
    })
  })
})
