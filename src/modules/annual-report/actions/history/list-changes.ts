import { placeName } from '#core/annual-report/editing/place.ts'
import { READERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ChangeList, ListChangesInput } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { listSaves } from '../../store/history.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-report.ts'

const PAGE_SIZE = 50

/** Who saved what and when, newest first. */
export const listChanges = defineQuery({
  name: 'annual-report.list-changes',
  title: '查看修改记录',
  input: ListChangesInput,
  output: ChangeList,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async ({ tx, actor }: Ctx, { report, template }: Loaded, input) => {
    const { before, place, size = PAGE_SIZE } = input
    const key = { regionId: actor.regionId, reportId: report.id }
    const saves = await listSaves(tx, key, { before, place, most: size })
    const changes = saves.map(({ version, at, account_name: by, origin, changes: made }) => ({
      ...{ version, at, by, origin },
      places: made.map((change) => ({ ...change, name: placeName(template, change.place) })),
    }))
    return ok({ changes, next: saves.length === size ? (saves.at(-1)?.version ?? null) : null })
  },
})
