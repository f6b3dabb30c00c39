import type { Day } from '#core/kit/day.ts'

/** A region's site as its pages name it. The marks at the foot are owed by every government site. */
export type Site = {
  readonly regionId: string
  readonly regionName: string
  /** «安澜县政务公开» */
  readonly name: string
  /** `https://zwgk.example.gov.cn`, without a slash at the end. */
  readonly origin: string
  /** 网站标识码, ten digits. */
  readonly idCode: string | null
  /** ICP 备案号. */
  readonly icpRecord: string | null
  /** 公安网安备案号. */
  readonly policeRecord: string | null
  /** 主办单位. */
  readonly sponsor: string
  /** 承办单位. */
  readonly operator: string
  readonly phone: string | null
  readonly email: string | null
  readonly address: string | null
  /** Where 党政机关网站标识 leads; it is issued to each site. */
  readonly markUrl: string | null
  /** Where readers report mistakes on government sites (我为政府网站找错). */
  readonly mistakesUrl: string | null
}

export type Link = { readonly text: string; readonly href: string }

/** A way into a room. `expert`: for those who work with the figures; 长辈版 leaves it out. */
export type Entry = Link & { readonly expert?: true }

/** Something a citizen can do here, for the home page. */
export type Offer = Entry & { readonly about: string }

/** Something published, for lists of the latest, feeds and the site map. */
export type Publication = Link & {
  /** Stable for ever, whatever the title becomes. */
  readonly id: string
  readonly kind: string
  readonly agencyName: string
  /** ISO. */
  readonly publishedAt: string
  readonly updatedAt: string
  readonly summary: string
}

export type Found = Link & {
  readonly kind: string
  readonly agencyName: string
  readonly publishedOn: Day
}

/** Figures worth a place on the home page, with where they come from. */
export type Highlight = Link & {
  readonly figures: readonly {
    readonly label: string
    readonly value: number
    readonly unit: string
  }[]
}

/** What a room shows on the portal. Each part may be left out. */
export type Contribution = {
  readonly navigation?: readonly Entry[]
  readonly offers?: readonly Offer[]
  /** Newest first. */
  readonly latest?: (regionId: string, most: number) => Promise<readonly Publication[]>
  readonly highlight?: (regionId: string) => Promise<Highlight | null>
  /** Publications whose title holds every word: how many there are, and a few of them. */
  readonly search?: (
    regionId: string,
    words: readonly string[],
    few: { readonly from: number; readonly size: number },
  ) => Promise<{ readonly total: number; readonly found: readonly Found[] }>
  /** Every page of the room, for the site map. */
  readonly pages?: (
    regionId: string,
  ) => Promise<readonly { readonly href: string; readonly changedAt: string | null }[]>
  readonly feeds?: readonly Feed[]
}

/** A list that can be subscribed to: `<href>.atom` and `<href>.json`. */
export type Feed = {
  readonly title: string
  /** `/feeds/reports` */
  readonly href: string
  readonly entries: (regionId: string) => Promise<readonly Publication[]>
}

/** What the portal needs from outside. */
export type PortalPorts = {
  readonly siteOf: (regionId: string, host: string) => Promise<Site>
}

/** A site of which only the region is known: nothing is invented, what is not known is left out. */
export function plainSite(regionId: string, regionName: string, origin: string): Site {
  return {
    regionId,
    regionName,
    name: `${regionName}政务公开`,
    origin,
    idCode: null,
    icpRecord: null,
    policeRecord: null,
    sponsor: `${regionName}人民政府`,
    operator: `${regionName}人民政府办公室`,
    phone: null,
    email: null,
    address: null,
    markUrl: null,
    mistakesUrl: null,
  }
}
