import type { OutputCell, OutputDocument, OutputTable } from './output-document.ts'

/** A small document with one of everything, for the tests of the writers. */
export const SAMPLE_TABLE: OutputTable = {
  kind: 'table',
  caption: '表一　借阅情况',
  rows: 4,
  columns: 4,
  widths: [0.1, 0.3, 0.3, 0.3],
  headerRows: 1,
  cells: [
    cell(0, 0, 'corner', '类别', { columnSpan: 2 }),
    cell(0, 2, 'column', '本年'),
    cell(0, 3, 'column', '增减'),
    cell(1, 0, 'group', '一、书', { rowSpan: 2, vertical: true }),
    cell(1, 1, 'row', '旧书'),
    cell(1, 2, 'data', '12', { number: { value: 12, format: 'General' } }),
    cell(1, 3, 'data', '+3', { number: { value: 3, format: '+0;-0;0' } }),
    cell(2, 1, 'row', '新书 & <图册>'),
    cell(2, 2, 'data', ''),
    cell(2, 3, 'data', '/'),
    cell(3, 0, 'row', '二、报纸', { columnSpan: 2 }),
    cell(3, 2, 'data', '1.5万元', { number: { value: 1.5, format: 'General"万元"' } }),
    cell(3, 3, 'data', '不适用'),
  ],
}

export const SAMPLE: OutputDocument = {
  title: '安澜县图书馆 2025 年工作报告',
  titleLines: ['安澜县图书馆 2025 年', '工作报告'],
  language: 'zh-CN',
  author: '安澜县图书馆',
  subject: '工作报告',
  keywords: ['图书馆', '报告'],
  date: '2026-01-09',
  blocks: [
    { kind: 'note', text: '未读出：二、报纸。' },
    { kind: 'heading', level: 1, text: '一、总体情况', id: 's1' },
    { kind: 'paragraph', text: '（一）借阅。全年“借出”12册 & 更多 <b>。', lead: 6 },
    { kind: 'heading', level: 2, text: '（二）其他' },
    { kind: 'paragraph', text: '〔2025〕1号文件 #panic("x") $y$ \\u{41} 照原样印出。' },
    { kind: 'heading', level: 1, text: '二、表', id: 's2' },
    SAMPLE_TABLE,
    { kind: 'signature', lines: ['安澜县图书馆', '2026年1月9日'] },
  ],
}

function cell(
  row: number,
  column: number,
  role: OutputCell['role'],
  text: string,
  more: Partial<OutputCell> = {},
): OutputCell {
  return { row, column, rowSpan: 1, columnSpan: 1, role, text, ...more }
}
