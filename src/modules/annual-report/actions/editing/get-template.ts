import { READERS } from '#core/annual-report/life/roles.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { TemplateInput, TemplateOutput } from '../../annual-report.contract.ts'
import type { Ctx } from '../load-report.ts'

/** A form as data, for the screens that draw it. */
export const getTemplate = defineQuery({
  name: 'annual-report.get-template',
  title: '取得报告格式',
  input: TemplateInput,
  output: TemplateOutput,
  audience: READERS,
  load: async ({ deps }: Ctx, { template: id }) => {
    const found = deps.annualReports.templates.find((each) => each.id === id)
    return found ? ok(found) : fail(absent('no-template', '没有这种报告格式。'))
  },
  may: () => null,
  answer: async (_context: Ctx, template) => {
    // What is derived from the file is derived again where it is used.
    const { cells, cellById, tableById, sectionById, ...file } = template
    return ok({ file })
  },
})
