import { describe, expect, it } from 'vitest'
import { gapsOf, inputOf, mainStep, STEP_FORMS } from './step-forms.ts'

const { consult, extend, 'ask-supplement': supplement } = STEP_FORMS

describe('the form of a step', () => {
  it('says what is still missing', () => {
    expect(gapsOf(consult, { consulted: 'agency' })).toEqual({ 'party.name': '请填写名称。' })
    expect(gapsOf(supplement, { items: ' \n ' })).toEqual({ items: '请填写需要补正的事项。' })
  })

  it('becomes what its action wants', () => {
    const typed = { consulted: 'agency', 'party.name': '水务局 ' }
    expect(inputOf(consult, typed)).toEqual({
      consulted: 'agency',
      party: { name: '水务局', address: '', contact: '' },
    })
    expect(inputOf(supplement, { items: '所需信息的年度\n\n身份证明 ' })).toEqual({
      items: ['所需信息的年度', '身份证明'],
    })
    expect(inputOf(extend, { workingDays: '10', approvedBy: '陈远' })).toEqual({
      workingDays: 10,
      approvedBy: '陈远',
    })
  })

  it('that leads on comes before those that lead back', () => {
    expect(mainStep([{ name: 'withdraw' }, { name: 'draft' }])).toBe('draft')
    expect(mainStep([{ name: 'withdraw' }])).toBeNull()
  })
})
