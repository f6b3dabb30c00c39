import type { CheckStatus } from '#core/annual-report/finding.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template } from '#core/annual-report/template.ts'
import { type ReportFormat, writeReport } from '#modules/annual-report/actions/write-report.ts'
import { diceOf } from '#testing/annual-report/mess/dice.ts'
import { type Draft, draftOf } from '#testing/annual-report/mess/draft.ts'
import { type Encoding, encodeText, type LineEnd } from '#testing/annual-report/mess/encode.ts'
import { makeMess } from '#testing/annual-report/mess/mess.ts'
import { MESSES, messNamed } from '#testing/annual-report/mess/messes.ts'
import { renderDocx } from '#testing/annual-report/mess/render-docx.ts'
import { type FlowOptions, renderFlow, spacedOut } from '#testing/annual-report/mess/render-flow.ts'
import { type HtmlFlavour, renderHtml } from '#testing/annual-report/mess/render-html.ts'
import { renderLayout } from '#testing/annual-report/mess/render-layout.ts'
import { type PdfOptions, renderPdf } from '#testing/annual-report/mess/render-pdf.ts'
import {
  renderCellPerLine,
  renderMarkdown,
  renderTabs,
  type TabOptions,
} from '#testing/annual-report/mess/render-tabs.ts'
import { renderXlsx, type XlsxOptions } from '#testing/annual-report/mess/render-xlsx.ts'
import type { Fault } from './faults.ts'

/** How a sample is put on paper: a report in, the bytes of a file out. */
export type Print = (report: AnnualReport, template: Template) => Promise<Uint8Array>

export type Sample = {
  /** File name without its ending. */
  readonly name: string
  readonly extension: 'txt' | 'html' | 'docx' | 'pdf' | 'xlsx' | 'csv' | 'json'
  /** Name of the report it is made from: `approval-2024`. */
  readonly of: string
  readonly print: Print
  /** What makes it hard to read, in Chinese for the table of the README. */
  readonly hard: string
  readonly faults?: readonly Fault[]
  /** Rules that must speak, and what is wrong in words; `fail` is the status where none is given. */
  readonly expects?: {
    readonly rules: readonly string[]
    readonly wrong: string
    readonly status?: CheckStatus
  }
  /** Samples that the check is to have at hand, by name. */
  readonly previous?: string
  readonly members?: readonly string[]
}

/** A draft with the named messes, each with the same throws every time. */
function messy(report: AnnualReport, template: Template, names: readonly string[]): Draft {
  const wanted = names.map(messNamed)
  const inOrder = MESSES.filter((mess) => wanted.includes(mess))
  return makeMess(draftOf(report, template), inOrder, diceOf(report.year ?? 1))
}

function printed(messes: readonly string[], render: (draft: Draft) => Uint8Array): Print {
  return async (report, template) => render(messy(report, template, messes))
}

type Paper = { readonly encoding?: Encoding; readonly lineEnd?: LineEnd }

function text(
  messes: readonly string[],
  write: (draft: Draft) => string,
  paper: Paper = {},
): Print {
  return printed(messes, (draft) =>
    encodeText(write(draft), paper.encoding ?? 'utf-8', paper.lineEnd ?? '\n'),
  )
}

export const official = (format: ReportFormat): Print => {
  return (report, template) => writeReport(report, template, format)
}

export const tabs = (messes: readonly string[], options: Partial<TabOptions>, paper?: Paper) =>
  text(
    messes,
    (draft) =>
      renderTabs(draft, {
        below: 'empty',
        beside: 'nothing',
        pad: false,
        leadingTab: false,
        ...options,
      }),
    paper,
  )

export const cellPerLine = (messes: readonly string[], paper?: Paper) =>
  text(messes, (draft) => renderCellPerLine(draft, { indent: ' ' }), paper)

export const layout = (messes: readonly string[], paper?: Paper) =>
  text(messes, (draft) => renderLayout(draft, { width: 116, margin: 4 }), paper)

export const flow = (messes: readonly string[], options: Partial<FlowOptions>) =>
  text(messes, (draft) =>
    spacedOut(
      renderFlow(draft, {
        figures: 'after',
        groups: 'beside',
        labelWidth: 20,
        headers: 'vertical',
        dice: diceOf(7),
        ...options,
      }),
    ),
  )

export const markdown = (messes: readonly string[]) =>
  text(messes, (draft) => renderMarkdown(draft, { below: 'empty', beside: 'empty' }))

export const html = (flavour: HtmlFlavour, messes: readonly string[]) =>
  text(messes, (draft) => renderHtml(draft, flavour))

export const docx = (messes: readonly string[]) =>
  printed(messes, (draft) => renderDocx(draft, { choppedRuns: true, dice: diceOf(3) }))

export const xlsx = (messes: readonly string[], options: XlsxOptions) =>
  printed(messes, (draft) => renderXlsx(draft, options))

export const pdf = (messes: readonly string[], options: PdfOptions) =>
  printed(messes, (draft) => renderPdf(draft, options))
