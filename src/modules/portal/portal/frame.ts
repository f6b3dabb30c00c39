import type { FastifyRequest } from 'fastify'
import {
  type Contribution,
  type Entry,
  type Link,
  type PortalPorts,
  plainSite,
  type Site,
} from '../portal.ports.ts'
import { LOOK_COOKIE, type Look, lookOf } from './look.ts'

/** Everything around a page that does not depend on what it shows. */
export type Frame = {
  readonly site: Site
  readonly navigation: readonly Link[]
  readonly feeds: readonly Link[]
  readonly look: Look
  /** Path and query of this page, for canonical address and for coming back. */
  readonly path: string
}

/** The portal as rooms see it. */
export type Portal = {
  readonly contributions: readonly Contribution[]
  readonly frame: (request: FastifyRequest) => Promise<Frame>
  /** The frame without asking anybody: for errors, when there may be nobody to ask. */
  readonly knownFrame: (request: FastifyRequest) => Frame
}

/** Puts together what the rooms contribute. */
export function createPortal(
  { siteOf }: PortalPorts,
  contributions: readonly Contribution[],
): Portal {
  const navigation = contributions.flatMap((each) => each.navigation ?? [])
  const feeds = contributions.flatMap((each) =>
    (each.feeds ?? []).map(({ title, href }) => ({ text: title, href })),
  )
  const known = new Map<string, Site>()
  const around = (request: FastifyRequest, site: Site): Frame => {
    const look = lookOf(request.cookies?.[LOOK_COOKIE])
    return { site, navigation: fitting(navigation, look), feeds, look, path: request.url }
  }
  return {
    contributions,
    frame: async (request) => {
      const site = await siteOf(request.actor.regionId, request.host)
      // By region, of which there are few; a host is whatever the sender says.
      known.set(site.regionId, site)
      return around(request, site)
    },
    knownFrame: (request) => {
      // Before anybody was identified there is no region: then the only one there is.
      const only = known.size === 1 ? known.values().next().value : undefined
      const site = known.get(request.actor?.regionId ?? '') ?? only
      return around(request, site ?? plainSite('', '', ''))
    },
  }
}

/** What is offered in this look: 长辈版 has fewer choices. */
export function fitting<T extends Entry>(entries: readonly T[], look: Look): readonly T[] {
  return look === 'large' ? entries.filter(({ expert }) => !expert) : entries
}
