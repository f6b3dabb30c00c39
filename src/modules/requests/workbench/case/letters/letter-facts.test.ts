import { describe, expect, it } from 'vitest'
import { LETTER_KINDS } from '#core/requests/letters/letter-kinds.ts'
import {
  asksConsultation,
  factsOf,
  isDecided,
  KIND_OPTIONS,
  remediesOf,
  wantedBy,
  wantedOf,
} from './letter-facts.ts'

describe('what a letter lacks', () => {
  it('is asked for by its own kind of field', () => {
    const fields = { materials: '', answerDueOn: '', forum: '', nonsense: '' }
    expect(wantedOf(fields).map(({ name, type }) => [name, type])).toEqual([
      ['materials', 'lines'],
      ['answerDueOn', 'day'],
      ['forum', 'text'],
    ])
  })

  it('is asked for once, with what is known of remedies where it tells them', () => {
    const remedies = { forum: '安澜县人民政府', court: '' }
    const wanted = wantedBy({ missing: ['feeWay'], remedies }, wantedOf({ feeWay: '', forum: '' }))
    expect(wanted.map(({ name }) => name)).toEqual(['feeWay', 'forum', 'court'])
    expect(wantedBy({ missing: [], remedies }, [])).toMatchObject([
      { name: 'forum', known: '安澜县人民政府' },
      { name: 'court', known: '', hint: expect.stringContaining('管辖法院') },
    ])
    expect(wantedBy({ missing: [], remedies: null }, [])).toEqual([])
    expect(wantedBy(undefined, [])).toEqual([])
  })

  it('is sent as the letter wants it', () => {
    const wanted = wantedOf({ materials: '', answerDueOn: '', court: '' })
    const typed = { materials: '申请表\n\n身份证复印件 ', answerDueOn: '', court: ' 某某法院' }
    expect(factsOf(wanted, typed)).toEqual({ materials: ['申请表', '身份证复印件'] })
    expect(remediesOf(typed)).toEqual({ court: '某某法院' })
    expect(factsOf([{ name: 'fee', label: '', type: 'money' }], { fee: '55.1' })).toEqual({
      fee: 5510,
    })
  })
})

describe('the letters that can be chosen', () => {
  it('are all but those that answer, and those of corrections', () => {
    const offered = KIND_OPTIONS.flatMap(({ options }) => options.map(({ value }) => value))
    const others = LETTER_KINDS.filter(({ remedy, about }) => remedy !== 'decision' && !about).map(
      ({ id }) => id,
    )
    expect(offered.sort()).toEqual([...others].sort())
    expect(offered).not.toContain('answer-provide')
  })

  it('name whom an inquiry goes to', () => {
    expect(asksConsultation('third-party-inquiry')).toBe(true)
    expect(asksConsultation('receipt')).toBe(false)
  })

  it('answer only what is decided', () => {
    expect([isDecided(['provide']), isDecided(['provide', null])]).toEqual([true, false])
  })
})
