import { defineTemplate, type Template } from '../template.ts'
import template2021 from '../templates/foi-annual-2021.json' with { type: 'json' }
import { beginningOf } from './as-report.ts'
import type { CellContent, ReportContent } from './content.ts'
import { withValues } from './place.ts'
import { recompute } from './recompute.ts'

/** The form the tests of editing use. */
export function template(): Template {
  const made = defineTemplate(template2021)
  if (!made.ok) throw new Error(made.error)
  return made.value
}

export function number(value: number, reason?: string): CellContent {
  return { kind: 'number', value, raw: String(value), ...(reason && { reason }) }
}

export const blank: CellContent = { kind: 'blank', raw: '' }

/** A report just begun, with some figures by cell id. */
export function contentWith(
  form: Template,
  figures: Readonly<Record<string, number>> = {},
): ReportContent {
  const begun = beginningOf({ template: form, year: 2025, agency: '安澜县教育局' }, null)
  const values = Object.entries(figures).map(
    ([id, value]) => [`cell:${id}`, number(value)] as const,
  )
  return recompute(form, withValues(begun, new Map(values)))
}
