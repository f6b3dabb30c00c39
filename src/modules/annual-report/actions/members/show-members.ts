import { BLANK_CELL, sameValue } from '#core/annual-report/editing/place.ts'
import { WORKERS } from '#core/annual-report/life/roles.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import {
  Contributions,
  ContributionsInput,
  MembersInput,
  MembersView,
} from '../../annual-report.contract.ts'
import { refuseAggregate } from '../../annual-report.policy.ts'
import type { Ctx } from '../load-report.ts'
import {
  contentOfCell,
  countedMemberOf,
  loadWithMembers,
  memberOf,
  type WithMembers,
} from './load-members.ts'

/** Whose reports make up the government's, who is missing, and where its figures differ from theirs. */
export const showMembers = defineQuery({
  name: 'annual-report.show-members',
  title: '查看汇总的单位',
  input: MembersInput,
  output: MembersView,
  audience: WORKERS,
  load: (context: Ctx, input) => loadWithMembers(context, input),
  may: (actor, { guarded }) => refuseAggregate(actor, guarded),
  answer: async (_context: Ctx, { template, report, counted, missing, sum }: WithMembers) =>
    ok({
      counted: counted.map(countedMemberOf),
      missing: missing.map(memberOf),
      cells: template.cells.map(({ id }) => {
        const [total, own] = [contentOfCell(sum.cells[id]), report.content.cells[id] ?? BLANK_CELL]
        const blanks = counted.filter(({ content }) => content.cells[id]?.kind !== 'number').length
        const differs = total.kind === 'number' && !sameValue(total, { ...own, reason: '' })
        return { cell: id, sum: total, own, differs, blanks }
      }),
      warnings: sum.warnings.map(({ message }) => message),
    }),
})

/** Who contributes what to one cell of the government's report. */
export const showContributions = defineQuery({
  name: 'annual-report.show-contributions',
  title: '查看一格由哪些单位汇总而成',
  input: ContributionsInput,
  output: Contributions,
  audience: WORKERS,
  load: (context: Ctx, input) => loadWithMembers(context, input),
  may: (actor, { guarded }) => refuseAggregate(actor, guarded),
  answer: async (_context: Ctx, { template, counted, sum }: WithMembers, { cell }) => {
    const place = template.cellById.get(cell)
    if (!place) return fail(absent('no-cell', '这份报告没有这一格。'))
    return ok({
      cell,
      name: place.name,
      sum: contentOfCell(sum.cells[cell]),
      rows: counted.map((member) => ({
        ...countedMemberOf(member),
        value: member.content.cells[cell] ?? BLANK_CELL,
      })),
    })
  },
})
