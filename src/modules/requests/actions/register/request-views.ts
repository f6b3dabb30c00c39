import { Type } from 'typebox'
import { absent, conflict, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { READERS } from '#core/requests/life/roles.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { RemoveViewInput, SaveViewInput, ViewList } from '../../requests.contract.ts'
import { type Owner, removeView, saveView, viewsOf } from '../../store/views.ts'
import type { Ctx } from '../load-request.ts'

/** Selections of the register that a person keeps for themselves. */

const MOST_VIEWS = 30

async function loadOwner({ actor }: Ctx): Promise<Result<Owner, Refusal>> {
  return actor.id === null
    ? fail(absent('no-account', '只有登录的人员才能保存视图。'))
    : ok({ regionId: actor.regionId, accountId: actor.id })
}

const auditOf = ({ accountId }: Owner, name: string) => ({
  subject: { kind: 'request-view', id: accountId, name },
})

export const listViews = defineQuery({
  name: 'requests.list-views',
  title: '查看保存的台账视图',
  input: Type.Object({}),
  output: ViewList,
  audience: READERS,
  load: loadOwner,
  may: () => null,
  answer: async ({ tx }: Ctx, owner: Owner) => ok({ views: [...(await viewsOf(tx, owner))] }),
})

export const saveRegisterView = defineAction({
  name: 'requests.save-view',
  title: '保存台账视图',
  input: SaveViewInput,
  output: ViewList,
  audience: READERS,
  load: loadOwner,
  may: () => null,
  run: async ({ tx }: Ctx, owner: Owner, { name, filter }) => {
    const before = await viewsOf(tx, owner)
    if (before.length >= MOST_VIEWS && !before.some((view) => view.name === name.trim())) {
      return fail(conflict('too-many-views', `最多保存${MOST_VIEWS}个视图，请先删除不用的。`))
    }
    await saveView(tx, owner, name.trim(), filter)
    const views = [...(await viewsOf(tx, owner))]
    return ok({ output: { views }, audit: { ...auditOf(owner, name.trim()), after: filter } })
  },
})

export const removeRegisterView = defineAction({
  name: 'requests.remove-view',
  title: '删除台账视图',
  input: RemoveViewInput,
  output: ViewList,
  audience: READERS,
  load: loadOwner,
  may: () => null,
  run: async ({ tx }: Ctx, owner: Owner, { name }) => {
    if (!(await removeView(tx, owner, name))) return fail(absent('no-view', '没有这个视图。'))
    return ok({ output: { views: [...(await viewsOf(tx, owner))] }, audit: auditOf(owner, name) })
  },
})
