import { type Static, Type } from 'typebox'
import { READERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { Id, ReportInput } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-report.ts'

const Watched = Type.Object({ regionId: Id, reportId: Id, version: Type.Integer() })
export type Watched = Static<typeof Watched>

/** Whether this person may be told what happens to a report while they have it open. */
export const watchReport = defineQuery({
  name: 'annual-report.watch',
  title: '随时获知年度报告的改动',
  input: ReportInput,
  output: Watched,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async ({ actor }: Ctx, { report }: Loaded) =>
    ok({ regionId: actor.regionId, reportId: report.id, version: report.version }),
})
