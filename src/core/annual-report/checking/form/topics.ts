import type { Finding } from '../../finding.ts'
import { figureOf, type SectionText } from '../../report.ts'
import type { Section, Topic } from '../../template.ts'
import { FORMS } from '../basis.ts'
import { levelOf } from '../level.ts'
import type { CheckContext, Rule } from '../rule.ts'
import { settings } from '../settings.ts'
import { textFinding } from '../text/text-finding.ts'
import { number } from '../wording.ts'

/** The aspects the overview must treat. */
export const topics: Rule = {
  id: 'form.topics',
  level: 'warning',
  title: '总体情况写全五个方面',
  explanation:
    '总体情况应写主动公开、依申请公开、政府信息管理、政府信息公开平台建设、监督保障五个方面，不能遗漏，也不宜泛泛而谈。建议各用一个小标题，便于查找和汇总。',
  basis: FORMS,
  check: (context) =>
    narrativeSections(context).flatMap(({ section, found }) =>
      (section.topics ?? []).flatMap((topic): Finding[] => {
        if (found.topics.some(({ id }) => id === topic.id)) return []
        const spoken = wordsOf(topic).some((word) => found.text.includes(word))
        const message = spoken
          ? `“${section.ordinal}、${section.title}”提到了“${topic.label}”，但没有单列小标题，建议单列。`
          : `“${section.ordinal}、${section.title}”没有写“${topic.label}”，请补写。`
        const level = levelOf(context, spoken ? 'hint' : 'warning')
        const figures = spoken ? [] : figuresUnspoken(context, topic)
        const counted = figures.map(({ place, value }) => `${place.name}为 ${number(value)}`)
        return [
          textFinding(
            topics,
            section.id,
            counted.length > 0 ? `${counted.join('，')}，而${message}` : message,
            { level, expected: topic.label, cells: figures.map(({ place }) => place.id) },
          ),
        ]
      }),
    ),
}

/** What the tables count and the overview does not mention. */
function figuresUnspoken({ report, template }: CheckContext, { id }: Topic) {
  const { topic, cells } = settings.topicFigures
  if (id !== topic) return []
  return cells.flatMap((cell) => {
    const place = template.cellById.get(cell)
    const value = figureOf(report, cell) ?? 0
    return place && value > 0 ? [{ place, value }] : []
  })
}

/** What only a government owes: results of assessment, public review and accountability. */
export const results: Rule = {
  id: 'form.results',
  level: 'warning',
  title: '政府报告写明考核、评议、责任追究结果',
  explanation:
    '各级政府的年度报告还应包括工作考核、社会评议和责任追究的结果。只写建立了制度、开展了检查还不够，要写出结果，例如考核等次、评议满意度、追责几人；没有发生追责的也写明。',
  basis: [settings.results.source],
  check: (context) => {
    if (!context.isGovernment) return []
    return narrativeSections(context).flatMap(({ section, found }) => {
      const all = found.text.split(SENTENCE_END)
      return (section.governmentTopics ?? []).flatMap((topic): Finding[] => {
        const words = wordsOf(topic)
        const sentences = all.filter((sentence) => words.some((word) => sentence.includes(word)))
        if (sentences.some(hasResult)) return []
        const message =
          sentences.length > 0
            ? `“${section.ordinal}、${section.title}”只写了${bare(topic)}的制度或部署，没有写结果，请补写结果。`
            : `“${section.ordinal}、${section.title}”没有写${bare(topic)}结果，政府报告应当写明。`
        return [
          textFinding(results, section.id, message, {
            level: levelOf(context, 'warning'),
            expected: `${bare(topic)}结果`,
            actual: sentences[0]?.trim().slice(0, 60) ?? null,
          }),
        ]
      })
    })
  },
}

const SENTENCE_END = /[。；\n]/

/** A word for an outcome, or a figure with its unit; the ordinal of a paragraph is none. */
function hasResult(sentence: string): boolean {
  return settings.results.words.some((word) => sentence.includes(word)) || MEASURED.test(sentence)
}

const MEASURED = /\d\s*(?:分|人|次|件|名|家|个|位|[%％])/

function bare({ label }: Topic): string {
  return label.replace(/结果$/, '')
}

function wordsOf({ label, aliases }: Topic): readonly string[] {
  return [label, ...(aliases ?? [])]
}

type Found = { readonly section: Section; readonly found: SectionText }

/** Sections with required topics that were found with text; an absent one is reported as such. */
function narrativeSections({ report, template }: CheckContext): Found[] {
  return template.sections.flatMap((section) => {
    if (!section.topics) return []
    const found = report.sections.find(({ id }) => id === section.id)
    return found && found.text.trim() !== '' ? [{ section, found }] : []
  })
}
