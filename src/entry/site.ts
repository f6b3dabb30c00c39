import { regionSite, type SiteMarks } from '#modules/identity/index.ts'
import { plainSite, type Site } from '#modules/portal/index.ts'
import type { Database } from '#platform/db/database.ts'

/** The sites of the regions; remembered until told to forget, for they hardly change. */
export type Sites = {
  readonly of: (regionId: string, host: string) => Promise<Site>
  readonly forget: () => void
}

export function openSites(db: Database<never>, publicUrl: string): Sites {
  const known = new Map<string, Site>()
  return {
    of: async (regionId) => {
      const found = known.get(regionId)
      if (found) return found
      const region = await regionSite(db, regionId)
      const site = marked(plainSite(regionId, region?.name ?? '', publicUrl), region?.site ?? {})
      if (region !== null) known.set(regionId, site)
      return site
    },
    forget: () => known.clear(),
  }
}

/** What the region says of itself, over what follows from its name. */
function marked(site: Site, marks: SiteMarks): Site {
  return { ...site, ...marks }
}
