import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, describe, expect, it } from 'vitest'
import { check } from '#core/annual-report/checking/check.ts'
import { readReport } from '#core/annual-report/reading/read.ts'
import type { AnnualReport } from '#core/annual-report/report.ts'
import type { Template, TemplateFile } from '#core/annual-report/template.ts'
import { readDocument } from '#platform/documents/index.ts'
import { correctReport } from '#testing/annual-report/arbitrary.ts'
import { contextOf } from '#testing/annual-report/sample.ts'
import { writeReport } from './actions/write-report.ts'
import { loadTemplates } from './annual-report.templates.ts'

// A form that does not exist: one more row in table three, one more part in table two.
function madeUpTemplate(): TemplateFile {
  const shipped = new URL(
    '../../core/annual-report/templates/foi-annual-2021.json',
    import.meta.url,
  )
  const file = JSON.parse(readFileSync(shipped, 'utf8')) as TemplateFile
  const training = {
    id: 't2_training',
    caption: '公开业务培训',
    rowHeader: '培训对象',
    columns: [
      { id: 'sessions', label: '本年举办场次', type: 'count' as const, unit: '场' },
      { id: 'people', label: '本年参训人数', type: 'count' as const, unit: '人' },
    ],
    rows: [
      { id: 'staff', label: '本机关工作人员' },
      { id: 'public', label: '社会公众代表' },
    ],
  }
  const handed = { id: 'other_handed_over', label: '4.移送其他机关办理', parent: 'other' }
  return {
    ...file,
    id: 'foi-annual-2027',
    name: '2027 年设想格式',
    reportYears: { from: 2027, to: null },
    sections: file.sections.map((section) =>
      section.id === 's2'
        ? { ...section, parts: [...(section.parts ?? []), training.id] }
        : section,
    ),
    tables: [
      training,
      ...file.tables.map((table) =>
        table.id === 't3'
          ? {
              ...table,
              rows: table.rows.flatMap((row) => (row.id === 'other_misc' ? [row, handed] : [row])),
            }
          : table,
      ),
    ],
    relations: file.relations.map((relation) =>
      relation.id === 't3.result_total'
        ? { ...relation, right: [...relation.right, 't3.other_handed_over.{column}'] }
        : relation,
    ),
  }
}

const folder = mkdtempSync(join(tmpdir(), 'templates-'))
writeFileSync(join(folder, 'foi-annual-2027.json'), JSON.stringify(madeUpTemplate()))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const [third] = loadTemplates(pathToFileURL(`${folder}/`))
if (!third) throw new Error('no template in the folder')
const templates: readonly Template[] = [third, ...loadTemplates()]
const [report] = fc.sample(correctReport(third, { year: 2027 }), { numRuns: 1, seed: 3 })
if (!report) throw new Error('no report')

const figures = (each: AnnualReport) =>
  Object.fromEntries(
    Object.entries(each.cells).map(([id, cell]) => [
      id,
      cell.kind === 'number' ? cell.value : cell.kind,
    ]),
  )

describe('a third template is one more file', () => {
  it.each(['docx', 'pdf', 'html', 'xlsx', 'csv', 'json'] as const)(
    'written and read back as %s',
    async (format) => {
      const bytes = await writeReport(report, third, format)
      const document = await readDocument(bytes, `report.${format}`)
      if (!document.ok) throw new Error(document.error.message)
      const read = readReport(document.value, templates)
      if (!read.ok) throw new Error(read.error.message)
      expect(read.value.template).toBe('foi-annual-2027')
      expect(figures(read.value)).toEqual(figures(report))
    },
  )

  it('is checked by its own relations', () => {
    const wrong = {
      ...report.cells,
      't3.other_handed_over.natural': { kind: 'number' as const, value: 99999, raw: '99999' },
    }
    const { findings } = check(contextOf(third, { ...report, cells: wrong }))
    const rules = findings
      .filter(({ cells }) => cells.includes('t3.other_handed_over.natural'))
      .map(({ rule }) => rule)
    expect(rules).toEqual(expect.arrayContaining(['t3.result_total', 't3.row_total']))
    expect(check(contextOf(third, report)).status).toBe('pass')
  })
})
