import type { Draft, DraftTable } from './draft.ts'
import { flatRows, type Spans } from './text-table.ts'

export type TabOptions = Spans & {
  /** Every row filled up with tabs to the width of the widest. */
  readonly pad: boolean
  readonly leadingTab: boolean
}

/** Rows as lines, cells divided by tabs: what copying a table out of a PDF or a word processor gives. */
export function renderTabs(draft: Draft, options: TabOptions): string {
  const lines = draft.blocks.flatMap((block) =>
    block.kind === 'line' ? ['', block.text] : ['', ...tabbedRows(block, options), ''],
  )
  return `${lines.join('\n')}\n`
}

function tabbedRows(table: DraftTable, options: TabOptions): string[] {
  return flatRows(table, options).map((row) => {
    const cells = row.map((text) => text.replaceAll('\n', ' '))
    const filled = options.pad ? [...cells, ...Array(table.columns - cells.length).fill('')] : cells
    return (options.leadingTab ? '\t' : '') + filled.join('\t')
  })
}

export type PerLineOptions = {
  /** Put before the text of a cell, after its tab. */
  readonly indent: string
}

/** Every cell on its own line after a tab, a blank line after every row; merged cells leave an empty line. */
export function renderCellPerLine(draft: Draft, options: PerLineOptions): string {
  const lines = draft.blocks.flatMap((block) => {
    if (block.kind === 'line') return ['', block.text]
    return flatRows(block, { below: 'empty', beside: 'nothing' }).flatMap((row) => [
      ...row.map((text) => `\t${text === '' ? '' : options.indent}${text}`),
      '',
    ])
  })
  return `${lines.join('\n')}\n`
}

/** Pipe tables, as Markdown editors and converters write them. */
export function renderMarkdown(draft: Draft, spans: Spans): string {
  const lines = draft.blocks.flatMap((block) => {
    if (block.kind === 'table') return ['', ...pipeRows(block, spans), '']
    const mark = {
      title: '# ',
      heading: '## ',
      caption: '### ',
      text: '',
      noise: '',
      signature: '',
    }[block.role]
    return ['', mark + block.text]
  })
  return `${lines.join('\n')}\n`
}

function pipeRows(table: DraftTable, spans: Spans): string[] {
  const rows = flatRows(table, spans).map((row) => {
    const cells = row.map((text) => text.replaceAll('\n', '<br>'))
    const filled = [...cells, ...Array(table.columns - cells.length).fill('')]
    return `| ${filled.join(' | ')} |`
  })
  const rule = `| ${Array(table.columns).fill('---').join(' | ')} |`
  return [...rows.slice(0, 1), rule, ...rows.slice(1)]
}
