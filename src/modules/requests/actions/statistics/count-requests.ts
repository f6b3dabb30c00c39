import { countedFigures } from '#core/annual-report/derive.ts'
import { yearOf } from '#core/kit/day.ts'
import { ok } from '#core/kit/result.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import {
  StatisticsExportInput,
  StatisticsExportOutput,
  StatisticsInput,
  StatisticsView,
} from '../../contract/statistics.ts'
import { requestFigures } from '../../requests.statistics.ts'
import {
  brokenSums,
  REQUEST_TABLES,
  statisticsDocument,
  statisticsLines,
  statisticsTables,
} from '../../views/statistics-tables.ts'
import type { Ctx } from '../load-request.ts'
import { writeTables } from '../means/write-list.ts'
import { type Counted, countedBy } from './counting-scope.ts'

async function figuresOf({ tx }: Ctx, { scope, form, version }: Counted) {
  const counted = await requestFigures(tx as never, scope, version)
  return {
    figures: countedFigures(form, REQUEST_TABLES, counted),
    isEmpty: Object.keys(counted).length === 0,
  }
}

/** Tables three and four of any agencies and period, with the sums that do not hold. */
export const countRequests = defineQuery({
  name: 'requests.statistics',
  title: '统计申请',
  input: StatisticsInput,
  output: StatisticsView,
  audience: READERS,
  load: countedBy,
  may: () => null,
  answer: async (context: Ctx, counted: Counted) => {
    const { form, scope, title } = counted
    const { figures, isEmpty } = await figuresOf(context, counted)
    return ok({
      ...{ title, isEmpty, form: named(form), forms: context.deps.requests.forms.map(named) },
      tables: statisticsTables(form, figures),
      findings: brokenSums(form, figures, yearOf(scope.period.to)),
    })
  },
})

/** The same as a file; it names nobody. */
export const exportStatistics = defineQuery({
  name: 'requests.export-statistics',
  title: '导出申请统计',
  input: StatisticsExportInput,
  output: StatisticsExportOutput,
  audience: READERS,
  load: countedBy,
  may: () => null,
  answer: async (context: Ctx, counted: Counted, { format }) => {
    const { form } = counted
    const { figures } = await figuresOf(context, counted)
    const title = `政府信息公开申请统计（${counted.title}）`
    const notes = [`格式：${form.name}`, `统计日期：${context.today}`]
    const file = await writeTables(
      { format, title },
      {
        rows: () => statisticsLines(form, figures),
        document: () => statisticsDocument(title, statisticsTables(form, figures), notes),
      },
    )
    return ok(file)
  },
})

function named({ id, name }: { readonly id: string; readonly name: string }) {
  return { id, name }
}
