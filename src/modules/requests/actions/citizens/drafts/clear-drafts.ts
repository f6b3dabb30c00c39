import { Type } from 'typebox'
import { forbidden } from '#core/kit/refusal.ts'
import { ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import { removeEnded } from '../../../store/drafts.ts'
import type { Ctx } from '../../load-request.ts'

/** Takes away, every night, what was kept as long as was promised. */
export const clearDrafts = defineAction({
  name: 'requests.clear-drafts',
  title: '清除过期的未提交申请',
  input: Type.Object({}),
  output: Type.Object({ drafts: Type.Integer() }),
  audience: [],
  load: async () => ok(null),
  may: (actor) =>
    actor.kind === 'program' ? null : forbidden('program-only', '过期的内容由程序每天自动清除。'),
  run: async ({ tx, actor, today }: Ctx) => {
    const output = { drafts: await removeEnded(tx, actor.regionId, today) }
    const subject = { kind: 'request-draft', id: actor.regionId, name: `${today}清除` }
    return ok({ output, audit: { subject, after: output } })
  },
})
