import { createContext, useContext } from 'react'
import type { ReportContent } from '#core/annual-report/editing/content.ts'
import type { Apart } from '#core/annual-report/editing/records.ts'
import type { Finding } from '#core/annual-report/finding.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import type { CommentData, EditorViewData, PersonData } from '../../../annual-report.contract.ts'
import type { Autosave, EditorState } from '../draft/autosave.ts'

/** What every part of the editor works with. */
export type Editor = {
  readonly reportId: string
  readonly view: EditorViewData
  readonly template: Template
  readonly autosave: Autosave
  readonly state: EditorState
  /** As shown: typed, heard, and with its sums. */
  readonly content: ReportContent
  readonly report: AnnualReport
  readonly findings: readonly Finding[]
  readonly findingsAt: ReadonlyMap<string, readonly Finding[]>
  readonly commentsAt: ReadonlyMap<string, readonly CommentData[]>
  /** What the platform's own records come to, by cell; empty until known. */
  readonly recorded: Readonly<Record<CellId, number>>
  /** Cells filled in otherwise, without a reason. */
  readonly apart: readonly Apart[]
  readonly previous: { readonly year: number; readonly content: ReportContent } | null
  readonly people: readonly PersonData[]
  readonly mayEdit: boolean
  readonly showsPrevious: boolean
  /** Where the person is. */
  readonly place: string | null
  readonly setPlace: (place: string | null) => void
  /** Opens the side panel at one of its tabs. */
  readonly openPanel: (tab: PanelTab) => void
  readonly refresh: () => void
}

export type PanelTab = 'findings' | 'comments' | 'records' | 'conflicts'

export const EditorContext = createContext<Editor | null>(null)

export function useEditor(): Editor {
  const editor = useContext(EditorContext)
  if (!editor) throw new Error('outside of the editor')
  return editor
}

/** The id under which a place stands in the page. */
export function domId(place: string): string {
  return `at-${place.replace(/[:.]/g, '-')}`
}

/** Puts the focus on a place and brings it into view; when it is in sight the page stays as it is. */
export function goTo(place: string): void {
  const element = document.getElementById(domId(place))
  element?.focus({ preventScroll: true })
  element?.scrollIntoView({ block: 'nearest' })
}
