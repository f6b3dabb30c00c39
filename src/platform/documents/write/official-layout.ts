/**
 * The layout of official documents (GB/T 9704—2012): page, type area and type, for the writers that
 * print on paper. Lengths in millimetres, type sizes in points.
 */
export const PAGE = {
  width: 210,
  height: 297,
  top: 37,
  bottom: 35,
  left: 28,
  right: 26,
  footer: 25,
} as const

export const TYPE_AREA_WIDTH = PAGE.width - PAGE.left - PAGE.right

/** Type sizes by their Chinese names: 二号, 三号, 四号, 五号, 小五. */
export const SIZE = { title: 22, body: 16, footer: 14, table: 10.5, tight: 9 } as const

/** The name of an agency above what it sends out: as large as its length lets it be, in points. */
export const LETTERHEAD = { most: 40, color: 'FF0000' } as const

/** The type size in which a text stays on one line of the type area. */
export function sizeOnOneLine(text: string, most: number): number {
  const points = (TYPE_AREA_WIDTH / 25.4) * 72
  return Math.min(most, Math.floor(points / Math.max(1, [...text].length)))
}

/** 22 lines on a page of 225 mm. */
export const LINE_PITCH = 29
export const TITLE_LINE_PITCH = 36
export const TABLE_LINE_PITCH = 13

/** Space that sets a table off from the text below it, in points. */
export const TABLE_GAP = 13

/** Space between the edge of a table cell and its text; figures may fill their narrow columns. */
export const CELL_PADDING = { figure: 0.2, label: 0.7, rowHead: 1.2, vertical: 0.7 } as const

/** Least height of a table row. */
export const ROW_HEIGHT = 6.2

/** A typeface by the name the layout asks for, and what stands in where it is not installed. */
export type Typeface = { readonly name: string; readonly substitutes: readonly string[] }

export const TYPEFACE = {
  title: { name: '方正小标宋简体', substitutes: ['方正小标宋_GBK', '小标宋', '宋体', 'SimSun'] },
  body: { name: '仿宋_GB2312', substitutes: ['仿宋', 'FangSong', 'STFangsong'] },
  heading: { name: '黑体', substitutes: ['SimHei', 'STHeiti'] },
  subheading: { name: '楷体_GB2312', substitutes: ['楷体', 'KaiTi', 'STKaiti'] },
  table: { name: '宋体', substitutes: ['SimSun', 'STSong'] },
} as const satisfies Record<string, Typeface>

/** Letters and digits in the text. */
export const LATIN_TYPEFACE = 'Times New Roman'
