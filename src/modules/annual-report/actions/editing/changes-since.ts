import { valueAt } from '#core/annual-report/editing/place.ts'
import { READERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ChangesSince, ChangesSinceInput } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { listSaves } from '../../store/history.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-report.ts'

/** What has been changed since a version an editor knows: each place once, as it stands now. */
export const changesSince = defineQuery({
  name: 'annual-report.changes-since',
  title: '查看他人的改动',
  input: ChangesSinceInput,
  output: ChangesSince,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async ({ tx, actor }: Ctx, { report }: Loaded, { version }) => {
    const key = { regionId: actor.regionId, reportId: report.id }
    const saves = await listSaves(tx, key, { after: version })
    const changed = new Map<string, { by: string; at: string }>()
    for (const { changes, account_name: by, at } of saves.toReversed()) {
      for (const { place } of changes) changed.set(place, { by, at })
    }
    return ok({
      ...{ version: report.version, state: report.state, checkStatus: report.check_status },
      ...{ errors: report.errors, warnings: report.warnings, hints: report.hints },
      changes: [...changed].map(([place, last]) => ({
        ...{ place, value: valueAt(report.content, place), ...last },
      })),
    })
  },
})
