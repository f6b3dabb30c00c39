import type { TemplateFile } from './template-file.ts'

/**
 * What is wrong with a template file, each in a sentence for whoever wrote it; none for a sound one.
 * Looks at the shape first: a file that is no template at all has nothing further to be checked.
 */
export function templateProblems(data: unknown): string[] {
  const shape = shapeProblems(data)
  if (shape.length > 0) return shape
  const file = data as TemplateFile
  return [...sectionProblems(file), ...tableProblems(file), ...relationProblems(file)]
}

const FORMAT = 'gongkai.annual-report-template/1'
const TEXTS = ['id', 'name', 'title', 'authority', 'verification'] as const
const LISTS = ['sections', 'tables', 'relations', 'conditions'] as const

function shapeProblems(data: unknown): string[] {
  if (!isRecord(data)) return ['文件内容不是一个 JSON 对象']
  if (data.format !== FORMAT) return [`format 应为“${FORMAT}”`]
  const years = data.reportYears
  return [
    ...TEXTS.filter((key) => typeof data[key] !== 'string').map((key) => `缺少文字项 ${key}`),
    ...LISTS.filter((key) => !Array.isArray(data[key])).map((key) => `${key} 应是一个列表`),
    ...(isRecord(years) && typeof years.from === 'number'
      ? []
      : ['缺少 reportYears.from（起始年度）']),
    ...(isRecord(data.source) ? [] : ['缺少 source（文号）']),
    ...LISTS.flatMap((key) => itemsWithoutId(key, data[key])),
  ]
}

function itemsWithoutId(key: string, list: unknown): string[] {
  if (!Array.isArray(list)) return []
  return list.flatMap((item, index) =>
    isRecord(item) && typeof item.id === 'string' ? [] : [`${key} 的第 ${index + 1} 项没有 id`],
  )
}

function sectionProblems(file: TemplateFile): string[] {
  const tables = new Set(file.tables.map((table) => table.id))
  return file.sections.flatMap((section) => [
    ...(typeof section.title === 'string' ? [] : [`部分 ${section.id} 没有 title`]),
    ...(Array.isArray(section.aliases) ? [] : [`部分 ${section.id} 没有 aliases（可以是空列表）`]),
    ...(section.parts ?? [])
      .filter((part) => !tables.has(part))
      .map((part) => `部分 ${section.id} 引用了不存在的表 ${part}`),
  ])
}

const TYPES = ['count', 'change', 'amount']

function tableProblems(file: TemplateFile): string[] {
  return file.tables.flatMap((table) => {
    if (!Array.isArray(table.columns) || !Array.isArray(table.rows)) {
      return [`表 ${table.id} 缺少 columns 或 rows`]
    }
    const rows = new Set(table.rows.map((row) => row.id))
    return [
      ...repeated(table.rows).map((id) => `表 ${table.id} 的行 ${id} 重复`),
      ...repeated(table.columns).map((id) => `表 ${table.id} 的列 ${id} 重复`),
      ...table.columns
        .filter((column) => !TYPES.includes(column.type))
        .map((column) => `表 ${table.id} 的列 ${column.id} 的 type 应为 ${TYPES.join('、')} 之一`),
      ...table.rows
        .filter((row) => row.parent !== undefined && !rows.has(row.parent))
        .map((row) => `表 ${table.id} 的行 ${row.id} 的上级 ${row.parent} 不存在`),
    ]
  })
}

function repeated(items: readonly { readonly id: string }[]): string[] {
  const ids = items.map((item) => item.id)
  return [...new Set(ids.filter((id, index) => ids.indexOf(id) !== index))]
}

function relationProblems(file: TemplateFile): string[] {
  const tables = new Set(file.tables.map((table) => table.id))
  const relations = [...file.relations, ...file.conditions.filter((each) => 'forEach' in each)]
  return relations.flatMap((relation) =>
    Object.values(relation.forEach ?? {})
      .filter((table) => !tables.has(String(table)))
      .map((table) => `关系 ${relation.id} 的 forEach 引用了不存在的表 ${table}`),
  )
}

function isRecord(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null && !Array.isArray(data)
}
