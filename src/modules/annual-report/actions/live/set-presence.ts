import { READERS } from '#core/annual-report/life/roles.ts'
import { ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { PresenceInput, PresenceResult } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { listPresent, removePresence, setPresence } from '../../store/presence.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-report.ts'

/** Says that somebody has the report open, and where in it they are; who else has. */
export const markPresence = defineAction({
  name: 'annual-report.presence',
  title: '在线编辑',
  input: PresenceInput,
  output: PresenceResult,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  run: async ({ tx, actor, now }: Ctx, { report }: Loaded, { place, gone = false }) => {
    const key = { regionId: actor.regionId, reportId: report.id }
    const { id: accountId, name } = actor
    if (accountId !== null) {
      if (gone) await removePresence(tx, key, accountId, now)
      else await setPresence(tx, key, { accountId, name, place }, now)
    }
    const people = await listPresent(tx, key, now)
    // Looking at a report is no change to it, and would drown the trail.
    return ok({ output: { people }, audit: [] })
  },
})
