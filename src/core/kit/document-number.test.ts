import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { documentNumberText, normalDocumentNumber, readDocumentNumber } from './document-number.ts'

describe('a document number', () => {
  it.each([
    ['宁政办发〔2020〕15号', '宁政办发〔2020〕15号'],
    ['宁政办发[2020]15号', '宁政办发〔2020〕15号'],
    ['宁政办发【2020】第15号', '宁政办发〔2020〕15号'],
    ['宁政办发（２０２０）０１５号', '宁政办发〔2020〕15号'],
    [' 国办公开办函〔 2019 〕60 号', '国办公开办函〔2019〕60号'],
    ['海政公复(2026)3', '海政公复〔2026〕3号'],
    ['宁政(海)发〔2020〕1号', '宁政（海）发〔2020〕1号'],
    ['国务院令第711号', '国务院令第711号'],
    ['中华人民共和国国务院令７１１号', '中华人民共和国国务院令第711号'],
    [' 没有文号 ', '没有文号'],
  ])('%s is kept as %s', (typed, kept) => {
    expect(normalDocumentNumber(typed)).toBe(kept)
    expect(normalDocumentNumber(kept)).toBe(kept)
  })

  it.each(['', '〔2020〕15号', '宁政办发〔20〕15号', '宁政办发〔2020〕0号', '宁政办发2020年15号'])(
    '%s is none',
    (typed) => {
      expect(readDocumentNumber(typed)).toMatchObject({
        ok: false,
        error: { fields: { documentNumber: expect.stringContaining('〔2026〕3号') } },
      })
    },
  )

  it('is read as it is written', () => {
    const numbers = fc.record({
      word: fc.constantFrom('海政公复', '县府办依申请', '宁政（海）发'),
      year: fc.integer({ min: 2008, max: 2099 }),
      serial: fc.integer({ min: 1, max: 9999 }),
    })
    fc.assert(
      fc.property(numbers, (number) => {
        expect(readDocumentNumber(documentNumberText(number))).toEqual({ ok: true, value: number })
      }),
    )
  })
})
