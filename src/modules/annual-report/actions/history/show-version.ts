import { READERS } from '#core/annual-report/life/roles.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ShowVersionInput, VersionView } from '../../annual-report.contract.ts'
import { refuseUnseen } from '../../annual-report.policy.ts'
import { findSave } from '../../store/history.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-report.ts'
import { contentAt } from './content-at.ts'

/** A report as an earlier save left it. */
export const showVersion = defineQuery({
  name: 'annual-report.show-version',
  title: '查看历史版本',
  input: ShowVersionInput,
  output: VersionView,
  audience: READERS,
  load: loadSeen,
  may: (actor, { guarded }) => refuseUnseen(actor, guarded),
  answer: async (context: Ctx, loaded: Loaded, { version }) => {
    const content = await contentAt(context, loaded, version)
    if (!content.ok) return fail(content.error)
    const key = { regionId: context.actor.regionId, reportId: loaded.report.id }
    const save = await findSave(context.tx, key, version)
    const at = save?.at ?? null
    return ok({ version, at, by: save?.account_name ?? '', content: content.value })
  },
})
