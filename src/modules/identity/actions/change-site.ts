import { isDeepStrictEqual } from 'node:util'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { ChangeSiteInput, Done, Nothing, SiteMarks } from '../identity.contract.ts'
import { mayKeepSite, SITE_KEEPERS } from '../identity.policy.ts'
import { lockRegion, regionById, updateSite } from '../store/regions.ts'
import { STALE } from './agency-shared.ts'
import type { IdentityContext } from './means/sessions.ts'

const NO_REGION = absent('no-region', '还没有建立行政区。')

/** What stands at the foot of the public pages. */
export const readSite = defineQuery({
  name: 'identity.read-site',
  title: '查看网站信息',
  input: Nothing,
  output: SiteMarks,
  audience: SITE_KEEPERS,
  load: async ({ tx, actor }: IdentityContext) => {
    const region = await regionById(tx, actor.regionId)
    return region ? ok(region) : fail(NO_REGION)
  },
  may: mayKeepSite,
  answer: async (_, region) => ok(region.site),
})

/** Changes it; the pages are drawn anew. */
export const changeSite = defineAction({
  name: 'identity.change-site',
  title: '修改网站信息',
  input: ChangeSiteInput,
  output: Done,
  audience: SITE_KEEPERS,
  changesPublicPages: true,
  load: async ({ tx, actor }: IdentityContext) => {
    const region = await lockRegion(tx, actor.regionId)
    return region ? ok(region) : fail(NO_REGION)
  },
  may: (actor, region, { seen }) =>
    mayKeepSite(actor) ?? (isDeepStrictEqual(region.site, filled(seen)) ? null : STALE),
  run: async ({ tx }, region, { site }) => {
    const after = filled(site)
    await updateSite(tx, region.id, after)
    const subject = { kind: 'region', id: region.id, name: region.name }
    return ok({
      output: { done: true as const },
      audit: { subject, before: region.site, after },
    })
  },
})

/** Without what is empty. */
function filled(site: SiteMarks): SiteMarks {
  const entries = Object.entries(site).map(([name, text]) => [name, text.trim()] as const)
  return Object.fromEntries(entries.filter(([, text]) => text !== ''))
}
