import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { mergeTexts } from './merge-text.ts'

describe('mergeTexts', () => {
  test.each([
    ['only mine changed', 'a\nb', 'a\nB', 'a\nb', 'a\nB'],
    ['only theirs changed', 'a\nb', 'a\nb', 'A\nb', 'A\nb'],
    ['both made the same change', 'a', 'x', 'x', 'x'],
    ['different paragraphs', 'a\nb\nc', 'A\nb\nc', 'a\nb\nC', 'A\nb\nC'],
    ['one adds above, one below', 'a\nb\nc', 'x\na\nb\nc', 'a\nb\nc\ny', 'x\na\nb\nc\ny'],
    ['one deletes what the other leaves', 'a\nb\nc', 'a\nc', 'a\nb\nc\nd', 'a\nc\nd'],
    ['the same paragraph', 'a\nb', 'a\nx', 'a\ny', null],
    ['paragraphs side by side', 'a\nb', 'x\nb', 'a\ny', null],
    ['different paragraphs at one spot', 'a', 'a\nx', 'a\ny', null],
    ['one deletes what the other rewrites', 'a\nb\nc', 'a\nc', 'a\nB\nc', null],
    ['into an empty text', '', 'x', 'y', null],
  ])('%s', (_name, base, mine, theirs, merged) => {
    expect(mergeTexts(base, mine, theirs)).toBe(merged)
    expect(mergeTexts(base, theirs, mine)).toBe(merged)
  })

  it('keeps every paragraph that either of them wrote, in their order, or tells that it cannot', () => {
    const edit = (base: readonly string[], who: string) =>
      fc.array(fc.tuple(fc.nat(base.length), fc.nat(2)), { maxLength: 4 }).map((edits) =>
        edits.reduce((text, [at, kind], index) => {
          if (kind === 0) return text.toSpliced(at, 0, `${who}${index}`)
          return kind === 1 ? text.toSpliced(at, 1) : text.toSpliced(at, 1, `${who}${index}`)
        }, base.slice()),
      )
    const texts = fc
      .array(fc.constantFrom('甲', '乙', '丙', '丁'), { minLength: 1, maxLength: 8 })
      .chain((base) => fc.tuple(fc.constant(base), edit(base, 'm'), edit(base, 't')))
    fc.assert(
      fc.property(texts, ([base, mine, theirs]) => {
        const merged = mergeTexts(base.join('\n'), mine.join('\n'), theirs.join('\n'))
        if (merged === null) return
        const lines = merged.split('\n')
        for (const text of [mine, theirs]) {
          const written = text.filter((line) => /[mt]/.test(line))
          expect(lines.filter((line) => written.includes(line))).toEqual(written)
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('does not try to compare what would take minutes', () => {
    const long = (word: string) => Array.from({ length: 5000 }, (_, at) => word + at).join('\n')
    expect(mergeTexts(long('a'), long('b'), long('c'))).toBeNull()
  })
})
