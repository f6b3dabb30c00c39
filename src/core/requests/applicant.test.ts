import { describe, expect, it } from 'vitest'
import { checkCharacter } from '../kit/credit-code.ts'
import { APPLICANT_TYPES, type Applicant, checkApplicant, suggestType } from './applicant.ts'

const code = (body: string) => body + checkCharacter(body)
const organisation = (registrar: string) =>
  code(`${registrar}640522MA76K2X${'000'}`.slice(0, 17).padEnd(17, '0'))

describe('the type of an organisation', () => {
  it.each([
    ['91', '某商贸有限公司', 'business'],
    ['92', '某面馆', 'business'],
    ['91', '某技术研究院有限公司', 'business'],
    ['31', '某律师事务所', 'legal'],
    ['51', '某志愿者协会', 'charity'],
    ['52', '某民办农业研究所', 'research'],
    ['12', '某大学', 'research'],
    ['12', '某县人民医院', 'other_org'],
    ['93', '某种植专业合作社', 'other_org'],
    ['N2', '某村股份经济合作社', 'other_org'],
  ])('registered as %s, %s is %s', (registrar, name, expected) => {
    expect(suggestType(organisation(registrar), name)).toBe(expected)
  })

  it('is not told by a wrong code or one of an unknown kind', () => {
    expect(suggestType('911234', '某公司')).toBeNull()
    expect(suggestType(organisation('81'), '某工会')).toBeNull()
  })

  it('is one of six, each once', () => {
    expect(APPLICANT_TYPES.map(({ id }) => id)).toEqual([
      'natural',
      'business',
      'research',
      'charity',
      'legal',
      'other_org',
    ])
  })
})

describe('an applicant', () => {
  const person: Applicant = {
    ...{ type: 'natural', name: '某甲', identityKind: 'citizen-id' },
    ...{ identityNumber: '11010519491231002X', telephone: '138 0000 0000' },
  }
  const company: Applicant = {
    ...{ type: 'business', name: '某公司', identityKind: 'credit-code' },
    ...{ identityNumber: organisation('91'), address: '安澜县文昌路1号' },
  }

  it.each<[string, Applicant, string]>([
    ['complete', person, ''],
    ['an organisation', company, ''],
    ['a foreigner', { ...person, identityKind: 'passport', identityNumber: 'E12345678' }, ''],
    ['without a name', { ...person, name: ' ' }, 'name'],
    ['without a number', { ...person, identityNumber: '' }, 'identityNumber'],
    ['with a wrong number', { ...person, identityNumber: '110105194912310021' }, 'identityNumber'],
    [
      'with a number of nobody',
      { ...person, identityKind: 'passport', identityNumber: '?' },
      'identityNumber',
    ],
    ['a person with a credit code', { ...company, type: 'natural' }, 'identityNumber'],
    ['an organisation with a passport', { ...company, identityKind: 'passport' }, 'identityNumber'],
    [
      'an organisation with a wrong code',
      { ...company, identityNumber: '91640522MA76K2X000' },
      'identityNumber',
    ],
    ['out of reach', { ...person, telephone: '' }, 'telephone'],
    ['with a wrong telephone', { ...person, telephone: '123' }, 'telephone'],
    ['with a wrong mail address', { ...person, email: 'nobody' }, 'email'],
  ])('%s', (_, applicant, field) => {
    expect(Object.keys(checkApplicant(applicant, '2026-03-05')?.fields ?? {}).join(' ')).toBe(field)
  })
})
