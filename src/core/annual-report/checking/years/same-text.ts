import { overlap, shingles } from '../../../kit/similarity.ts'
import type { Finding } from '../../finding.ts'
import { type AnnualReport, sectionText } from '../../report.ts'
import { isSameReport } from '../members/members.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { settings } from '../settings.ts'

/** Text taken over from last year's report or from a sister agency's. */
export const sameText: Rule = {
  id: 'x.same_text',
  level: 'warning',
  title: '正文雷同',
  explanation:
    '正文与本机关上年报告、或与其他机关的报告，除数字外几乎相同。年报应写当年的情况，照抄、雷同造成不良后果的要追责；请按本年实际重写相同的部分。',
  basis: ['国办公开办函〔2021〕30号', '条例§47'],
  check: (context) => {
    const others = comparedReports(context)
    if (others.length === 0) return []
    return settings.similarity.sections.flatMap((section) =>
      others.flatMap(({ report, name }): Finding[] => {
        const alike = likeness(context.report, report, section)
        if (alike < settings.similarity.threshold) return []
        const { ordinal, title } = context.template.sectionById.get(section) ?? {}
        return [
          {
            rule: sameText.id,
            level: sameText.level,
            cells: [],
            section,
            message: `“${ordinal ?? ''}、${title ?? section}”与${name}${alike === 1 ? '除数字外完全相同' : `有 ${Math.floor(alike * 100)}% 相同`}，请按本年实际情况重写。`,
            expected: null,
            actual: Math.floor(alike * 100) / 100,
          },
        ]
      }),
    )
  },
}

/** Two reports of a pile whose section is nearly the same text. */
export type AlikePair = {
  readonly left: AnnualReport
  readonly right: AnnualReport
  readonly section: string
  readonly alike: number
}

/** Every pair of near-equal sections in a pile of reports, most alike first. */
export function alikePairs(reports: readonly AnnualReport[]): AlikePair[] {
  const pairs: AlikePair[] = []
  for (const section of settings.similarity.sections) {
    reports.forEach((left, index) => {
      for (const right of reports.slice(index + 1)) {
        const alike = likeness(left, right, section)
        if (alike >= settings.similarity.threshold) pairs.push({ left, right, section, alike })
      }
    })
  }
  return pairs.sort((one, other) => other.alike - one.alike)
}

type Named = { readonly report: AnnualReport; readonly name: string }

function comparedReports({ report, previous, members, siblings }: CheckContext): Named[] {
  const before = previous ? [{ report: previous.report, name: '上年报告' }] : []
  const sisters = [...(siblings ?? []), ...(members ?? [])]
    .filter((sister) => !isSameReport(sister.report, report))
    .map((sister) => ({
      report: sister.report,
      name: `${sister.report.agency ?? '另一机关'}的报告`,
    }))
  return [...before, ...sisters]
}

const runs = new WeakMap<AnnualReport, Map<string, Uint32Array>>()

/** 0 where a text is too short to say. */
function likeness(one: AnnualReport, other: AnnualReport, section: string): number {
  const [left, right] = [runsOf(one, section), runsOf(other, section)]
  const [short, long] = left.length < right.length ? [left, right] : [right, left]
  // Sets of too different a size cannot reach the threshold.
  if (short.length < settings.similarity.threshold * long.length) return 0
  return overlap(left, right)
}

const NONE = new Uint32Array(0)

function runsOf(report: AnnualReport, section: string): Uint32Array {
  const kept = runs.get(report) ?? new Map<string, Uint32Array>()
  runs.set(report, kept)
  const known = kept.get(section)
  if (known) return known
  const text = sectionText(report, section)
  const made = text.length < settings.similarity.minimumLength ? NONE : shingles(text)
  kept.set(section, made)
  return made
}
