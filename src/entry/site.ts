import { regionName } from '#modules/identity/index.ts'
import { plainSite, type Site } from '#modules/portal/index.ts'
import type { Database } from '#platform/db/database.ts'

/** A region's site by its id; remembered, for regions are few and hardly change. */
export function siteOf(db: Database<never>, publicUrl: string) {
  const known = new Map<string, Site>()
  return async (regionId: string, _host: string): Promise<Site> => {
    const found = known.get(regionId)
    if (found) return found
    const name = await regionName(db, regionId)
    const site = plainSite(regionId, name ?? '', publicUrl)
    if (name !== null) known.set(regionId, site)
    return site
  }
}
