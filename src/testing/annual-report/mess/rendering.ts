import type { DocumentFormat } from '#core/kit/document.ts'
import type { Dice } from './dice.ts'
import { type Draft, hasBlanks } from './draft.ts'
import { type Encoding, encodeText, type LineEnd } from './encode.ts'
import { renderDocx } from './render-docx.ts'
import { FIGURE_PLACES, renderFlow, spacedOut } from './render-flow.ts'
import { type HtmlFlavour, renderHtml } from './render-html.ts'
import { renderLayout } from './render-layout.ts'
import { renderPdf } from './render-pdf.ts'
import { renderCellPerLine, renderMarkdown, renderTabs } from './render-tabs.ts'
import { renderXlsx } from './render-xlsx.ts'

/** One way of writing a draft to a file. What an option leaves open, the dice decide. */
export type Rendering = {
  readonly name: string
  readonly format: DocumentFormat
  /** Messes that this kind of file cannot show so that a person could still read the figures. */
  readonly without: readonly string[]
  /** Whether this draft's figures can be read without doubt from this kind of file. */
  readonly suits: (draft: Draft) => boolean
  readonly render: (draft: Draft, dice: Dice) => Uint8Array
}

const always = () => true

function text(
  name: string,
  write: (draft: Draft, dice: Dice) => string,
  limits: Partial<Pick<Rendering, 'without' | 'suits'>> = {},
): Rendering {
  return {
    name,
    format: 'txt',
    without: limits.without ?? [],
    suits: limits.suits ?? always,
    render: (draft, dice) =>
      encodeText(
        write(draft, dice),
        dice.pick<Encoding>(['utf-8', 'utf-8', 'utf-8-bom', 'gb18030']),
        dice.pick<LineEnd>(['\n', '\n', '\r\n', '\r']),
      ),
  }
}

const TEXTS: readonly Rendering[] = [
  text('tabs', (draft, dice) => {
    const beside = dice.pick<'empty' | 'nothing'>(['empty', 'nothing'])
    // Filled up on the right while merged cells vanish, a blank figure could be any of two columns.
    const pad = (beside === 'empty' || !hasBlanks(draft)) && dice.chance(0.5)
    const written = renderTabs(draft, { below: 'empty', beside, pad, leadingTab: dice.chance(0.2) })
    return dice.chance(0.2) ? spacedOut(written) : written
  }),
  text('tabs-without-merged-cells', (draft, dice) =>
    renderTabs(draft, {
      below: 'nothing',
      beside: 'nothing',
      pad: !hasBlanks(draft) && dice.chance(0.5),
      leadingTab: dice.chance(0.2),
    }),
  ),
  text('cell-per-line', (draft, dice) =>
    renderCellPerLine(draft, { indent: dice.pick(['', ' ']) }),
  ),
  text('markdown', (draft, dice) =>
    renderMarkdown(draft, {
      below: dice.pick<'empty' | 'repeat'>(['empty', 'repeat']),
      beside: 'empty',
    }),
  ),
  text('layout', (draft, dice) =>
    renderLayout(draft, { width: dice.whole(100, 140), margin: dice.pick([0, 4, 10]) }),
  ),
  ...[false, true].map((isSpaced) =>
    text(
      isSpaced ? 'flow-with-blank-lines' : 'flow',
      (draft, dice) => {
        const written = renderFlow(draft, {
          figures: dice.pick([...FIGURE_PLACES, 'any']),
          groups: dice.pick(['above', 'beside']),
          labelWidth: dice.whole(16, 26),
          headers: dice.pick(['vertical', 'broken', 'whole', 'one-line']),
          dice,
        })
        return isSpaced ? spacedOut(written) : written
      },
      { without: ['unmerged-repeated'], suits: (draft) => !hasBlanks(withoutEmptyTables(draft)) },
    ),
  ),
]

/** Tables whose figures are all blank can be shown anywhere: by their header alone. */
function withoutEmptyTables(draft: Draft): Draft {
  const blocks = draft.blocks.filter(
    (block) =>
      block.kind === 'line' ||
      block.cells.some((cell) => cell.role === 'figure' && cell.text.trim() !== ''),
  )
  return { ...draft, blocks }
}

function html(flavour: HtmlFlavour): Rendering {
  return {
    name: `html-${flavour}`,
    format: 'html',
    without: [],
    suits: always,
    render: (draft, dice) => {
      const page = renderHtml(draft, flavour)
      // Many sites still declare the character set of 1980.
      return dice.chance(0.2)
        ? encodeText(
            page
              .replace('charset=utf-8', 'charset=gb2312')
              .replace('charset="utf-8"', 'charset="gb2312"'),
            'gb18030',
          )
        : encodeText(page, 'utf-8')
    },
  }
}

function xlsx(sheets: 'one-per-table' | 'all-in-one'): Rendering {
  return {
    name: `xlsx-${sheets}`,
    format: 'xlsx',
    without: [],
    suits: always,
    render: (draft, dice) =>
      renderXlsx(draft, { sheets, merged: dice.chance(0.7), textNumbers: dice.chance(0.5) }),
  }
}

function pdf(ruled: boolean): Rendering {
  return {
    name: ruled ? 'pdf-ruled' : 'pdf-without-rules',
    format: 'pdf',
    without: [],
    suits: always,
    render: (draft, dice) =>
      renderPdf(draft, {
        ruled,
        pageNumbers: dice.chance(0.7),
        space: dice.whole(0, 600),
        repeatedHeader: dice.chance(0.3),
      }),
  }
}

/** Every rendering, the quick ones first. */
export const RENDERINGS: readonly Rendering[] = [
  ...TEXTS,
  html('clean'),
  html('word'),
  html('site'),
  {
    name: 'docx',
    format: 'docx',
    without: [],
    suits: always,
    render: (draft, dice) =>
      renderDocx(draft, {
        choppedRuns: dice.chance(0.5),
        countedOrdinals: dice.chance(0.2),
        dice,
      }),
  },
  xlsx('one-per-table'),
  xlsx('all-in-one'),
  pdf(true),
  pdf(false),
]
