import { describe, expect, it } from 'vitest'
import {
  doubts,
  folded,
  inputOf,
  itemsOf,
  newIntake,
  obstacles,
  suggestion,
  withKind,
} from './intake.ts'

const TODAY = '2026-01-15'
const blank = newIntake('agency', TODAY)
const filled = {
  ...{ ...blank, description: '维修项目清单' },
  applicant: {
    ...blank.applicant,
    ...{
      name: '柳青山',
      idNumber: '１１０１０５１９４９１２３１００２x',
      phone: '１３８００００００００',
      email: 'liu@example.com',
    },
  },
}

describe('an application that is entered', () => {
  it('cannot be without a name and what is asked for', () => {
    expect(Object.keys(obstacles(blank))).toEqual(['name', 'email', 'description'])
    expect(obstacles(filled)).toEqual({})
    expect(Object.keys(obstacles({ ...filled, delivery: 'post' }))).toEqual(['address'])
    expect(obstacles({ ...filled, matters: ['甲', ' '] })).toEqual({
      'matters.1': '请填写第2项，或者删除。',
    })
  })

  it.each([
    [{}, []],
    [{ idNumber: '110105194912310020' }, ['idNumber']],
    [{ idNumber: '' }, ['idNumber']],
    [{ phone: '12' }, ['phone']],
    [{ phone: '', email: '', address: '' }, ['phone']],
    [{ email: 'nobody' }, ['email']],
    [{ idType: 'other' as const, idNumber: 'AB12345' }, []],
  ])('with %j raises doubts about %j', (changes, fields) => {
    const applicant = { ...filled.applicant, ...changes }
    expect(Object.keys(doubts({ ...filled, applicant }, TODAY))).toEqual(fields)
  })

  it('is sent with half-width numbers, and matters only where there are several', () => {
    const sent = inputOf({ ...filled, matters: ['只有一项'] }, 'token')
    expect(sent.applicant).toMatchObject({ idNumber: '11010519491231002x', phone: '13800000000' })
    expect(sent).not.toHaveProperty('matters')
    expect(sent).not.toHaveProperty('isChecked')
    expect(inputOf(filled, 'token', true)).toMatchObject({ isChecked: true })
    expect(sent).not.toHaveProperty('isSplit')
    const split = { ...filled, matters: ['甲', '乙'], isSplit: true }
    expect(inputOf(split, 'token')).toMatchObject({ isSplit: true, matters: ['甲', '乙'] })
    expect([filled, split].map(itemsOf)).toEqual([1, 2])
    expect(sent).not.toHaveProperty('receivedOn')
    const mailed = { ...filled, channel: 'registered-mail' as const, receivedOn: '2026-01-14' }
    expect(inputOf(mailed, 'token')).toMatchObject({ receivedOn: '2026-01-14' })
    const atCounter = { ...filled, receivedOn: '2026-01-14' }
    expect(inputOf(atCounter, 'token')).not.toHaveProperty('receivedOn')
  })

  it('changes papers with the kind of applicant', () => {
    const company = withKind(filled, 'business')
    expect(company.applicant.idType).toBe('credit-code')
    expect(withKind(company, 'charity').applicant.idType).toBe('credit-code')
    expect(withKind(company, 'natural').applicant.idType).toBe('citizen-id')
  })

  it('is told the kind by the credit code', () => {
    const company = withKind(filled, 'charity')
    const applicant = { ...company.applicant, idNumber: '91350100M000100Y43' }
    expect(suggestion({ ...company, applicant })).toBe('business')
    expect(suggestion({ ...company, applicant, applicantKind: 'business' })).toBeNull()
  })

  it('folds numbers, not names', () => {
    expect(folded('phone', ' ０９５５ ')).toBe('0955')
    expect(folded('name', '柳　青山')).toBe('柳　青山')
  })
})
