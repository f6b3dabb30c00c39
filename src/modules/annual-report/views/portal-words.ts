import type { ReportFormat } from '../actions/write-report.ts'
import type { ReportScope } from '../annual-report.tables.ts'

export const REPORTS_LINK = { text: '政府信息公开年报', href: '/reports' } as const

export const REPORTS_COLUMN = {
  name: '政府信息公开年报',
  about:
    '各级机关依照《中华人民共和国政府信息公开条例》第四十九条、第五十条公布的政府信息公开工作年度报告。',
  keywords: ['政府信息公开', '年度报告', '年报'],
  type: '政务公开',
} as const

export const SCOPE_NAMES: Readonly<Record<ReportScope, string>> = {
  government: '本级政府',
  agency: '部门和单位',
  township: '乡镇和街道',
}

export const FORMAT_NAMES: Readonly<Record<ReportFormat, string>> = {
  docx: 'Word 文档',
  pdf: 'PDF 文档',
  html: '单个网页文件',
  xlsx: 'Excel 表格',
  csv: 'CSV 数据',
  json: 'JSON 数据',
}

/** `bytes` is null as long as nobody asked for the file. */
export type FileSize = { readonly format: ReportFormat; readonly bytes: number | null }

/** `28 KB`, `1.4 MB` */
export function sizeText(bytes: number): string {
  if (bytes < 1000) return `${bytes} 字节`
  if (bytes < 1_000_000) return `${Math.round(bytes / 1000)} KB`
  return `${(bytes / 1_000_000).toFixed(1)} MB`
}
