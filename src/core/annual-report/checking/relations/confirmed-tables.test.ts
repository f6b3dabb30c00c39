import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { loadTemplates } from '../../../../modules/annual-report/annual-report.templates.ts'
import { correctReport } from '../../../../testing/annual-report/arbitrary.ts'
import { confirmedTables } from './confirmed-tables.ts'

describe.each(loadTemplates().map((template) => [template.id, template] as const))(
  '%s',
  (_, template) => {
    const texts = (report: Parameters<typeof confirmedTables>[0]['report']) =>
      confirmedTables({ report, template }).map(({ text }) => text)

    it('confirms the tables with sums, each once, unless a figure is wrong or missing', () => {
      const summed = template.cells.filter(({ table }) => ['t3', 't4'].includes(table.id))
      fc.assert(
        fc.property(
          correctReport(template),
          fc.constantFrom(...summed),
          (report, { id, table }) => {
            expect(texts(report)).toHaveLength(2)
            const cell = report.cells[id]
            const value = cell?.kind === 'number' ? cell.value + 1 : 1
            for (const spoilt of [{ kind: 'number', value } as const, { kind: 'blank' } as const]) {
              const cells = { ...report.cells, [id]: { ...spoilt, raw: '' } }
              const left = texts({ ...report, cells })
              expect(left).toHaveLength(1)
              expect(left[0]?.startsWith('表三')).toBe(table.id !== 't3')
            }
          },
        ),
        { numRuns: 50 },
      )
    })
  },
)
