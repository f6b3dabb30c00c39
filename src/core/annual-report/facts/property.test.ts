import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { extractFacts } from './extract-facts.ts'
import type { Figure } from './fact.ts'

/** Text made of the words the extraction looks for, with layout and marks thrown in anywhere. */
const piece = fc.oneof(
  fc.constantFrom(
    ...[
      '收到',
      '未',
      '没有',
      '无',
      '政府信息公开申请',
      '依申请公开',
      '行政复议',
      '行政诉讼',
      '其中',
      '包括',
      '共计',
    ],
    ...[
      '答复',
      '结转',
      '上年',
      '下年度',
      '行政许可',
      '不予',
      '批准',
      '规范性文件',
      '占',
      '办结率',
      '增至',
      '由',
      '较上年增加',
    ],
    ...[
      '件',
      '条',
      '项',
      '%',
      '余',
      '多',
      '约',
      '万',
      '百分之',
      '大领域',
      '等',
      '一是',
      '二是',
      '领域，',
    ],
    ...[
      '，',
      '。',
      '；',
      '：',
      '、',
      '（',
      '）',
      '《',
      '》',
      '“',
      '”',
      '\n',
      ' ',
      '\t',
      '\u3000',
      '2024年',
      '〔2020〕15号',
    ],
    ...['一', '二', '十', '百', '零', '〇', '1', '0', '９', ',', '，', '.', '-', '12345'],
  ),
  fc.nat(99999).map(String),
  fc.string({ unit: 'binary', maxLength: 3 }),
)
const text = fc.array(piece, { maxLength: 60 }).map((pieces) => pieces.join(''))

describe('extractFacts', () => {
  it('never throws, and every figure is the slice at its offsets', () => {
    fc.assert(
      fc.property(text, text, fc.option(fc.integer({ min: 2000, max: 2030 })), (one, two, year) => {
        const sources = [
          { id: 's1', text: one },
          { id: 's4', text: two },
        ]
        for (const fact of extractFacts(sources, year)) {
          const source = fact.section === 's1' ? one : two
          const figures: Figure[] = [fact]
          for (const claim of fact.claims) {
            if (claim.kind === 'sum') figures.push(...claim.parts)
            if (claim.kind === 'share') figures.push(claim.part, ...claim.whole)
            if (claim.kind === 'change' && claim.from) figures.push(claim.from)
          }
          for (const figure of figures) {
            expect(source.slice(figure.start, figure.end)).toBe(figure.text)
            expect(figure.text).not.toBe('')
            expect(Number.isFinite(figure.value)).toBe(true)
          }
          expect(source.slice(fact.sentenceStart, fact.sentenceEnd)).toBe(fact.sentence)
          expect(fact.sentenceStart).toBeLessThanOrEqual(fact.start)
          expect(fact.end).toBeLessThanOrEqual(fact.sentenceEnd)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('reads the same through any layout', () => {
    const sentence =
      '全年收到政府信息公开申请1407件，其中自然人1000件、企业407件，已答复1400件，办结率99.5%。'
    const plain = extractFacts([{ id: 's1', text: sentence }], 2024)
    const gap = fc.constantFrom('', '', '', ' ', '\n', '\u3000', '\n\n')
    fc.assert(
      fc.property(
        fc.array(gap, { minLength: sentence.length, maxLength: sentence.length }),
        (gaps) => {
          const spread = [...sentence]
            .map((char, index) => (/[\d.]/.test(char) ? char : `${char}${gaps[index] ?? ''}`))
            .join('')
          const facts = extractFacts([{ id: 's1', text: spread }], 2024)
          const inShort = (all: typeof facts) =>
            all.map((fact) => [fact.value, fact.unit, fact.topic, fact.scope, fact.claims.length])
          expect(inShort(facts)).toEqual(inShort(plain))
        },
      ),
    )
  })

  it('takes time in proportion to the text', () => {
    const nasty = [
      '《'.repeat(20000),
      '“'.repeat(20000),
      '1,'.repeat(10000),
      '一'.repeat(20000),
      '被申请'.repeat(6000),
      '（'.repeat(20000),
      '0-'.repeat(10000),
      'a.'.repeat(10000),
      '没有收到'.repeat(5000),
      '1件、'.repeat(4000),
    ]
    for (const each of nasty) {
      const start = performance.now()
      extractFacts([{ id: 's1', text: each }], 2024)
      expect(performance.now() - start, each.slice(0, 4)).toBeLessThan(2000)
    }
  })
})
