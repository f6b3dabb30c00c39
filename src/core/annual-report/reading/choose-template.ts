import { essence } from '../../kit/text.ts'
import type { Template } from '../template.ts'
import { lexiconOf } from './lexicon.ts'

export type Choice = {
  readonly template: Template
  /** Labels that only this template has and the document shows, and those only others have. */
  readonly own: number
  readonly foreign: number
  /** Labels of the template the document shows. */
  readonly found: number
}

/**
 * The template whose labels a document shows. Chosen by content, never by the year: reports of
 * 2021 on the old form exist. Labels that several templates share decide nothing.
 *
 * @param text the essence of the whole document
 */
export function chooseTemplate(templates: readonly Template[], text: string): Choice | null {
  const { labels, marks } = marksOf(templates)
  const shown = new Set(labels.filter((label) => text.includes(label)))
  const isShown = (label: string) => shown.has(label)
  const choices = marks.map(({ template, all, own, foreign }) => ({
    template,
    own: own.filter(isShown).length,
    foreign: foreign.filter(isShown).length,
    found: all.filter(isShown).length,
  }))
  choices.sort(
    (left, right) =>
      right.own - right.foreign - (left.own - left.foreign) || right.found - left.found,
  )
  return choices[0] ?? null
}

type Marks = {
  readonly template: Template
  readonly all: readonly string[]
  readonly own: readonly string[]
  readonly foreign: readonly string[]
}

type AllMarks = {
  /** Every label of any of the templates, each once. */
  readonly labels: readonly string[]
  readonly marks: readonly Marks[]
}

const prepared = new WeakMap<readonly Template[], AllMarks>()

/** What tells each template from the others; worked out once for a set of templates. */
function marksOf(templates: readonly Template[]): AllMarks {
  const known = prepared.get(templates)
  if (known) return known
  const labels = templates.map(labelsOf)
  const marks = templates.map((template, index) => {
    const all = labels[index] ?? []
    const others = labels.filter((_, other) => other !== index).flat()
    return {
      template,
      all,
      own: all.filter((label) => !isPartOfAny(label, others)),
      foreign: others.filter((label) => !isPartOfAny(label, all)),
    }
  })
  const all = { labels: [...new Set(labels.flat())], marks }
  prepared.set(templates, all)
  return all
}

function isPartOfAny(wanted: string, labels: readonly string[]): boolean {
  return labels.some((label) => label.includes(wanted))
}

const SHORTEST = 4

function labelsOf(template: Template): string[] {
  const labels = lexiconOf(template).tables.flatMap(({ table, rows, columns }) => [
    ...rows.map((row) => row.labels[0] ?? ''),
    ...columns.map((column) => column.labels[0] ?? ''),
    essence(table.caption ?? ''),
  ])
  return [...new Set(labels.filter((label) => label.length >= SHORTEST))]
}
