import type { FastifyInstance } from 'fastify'
import { DOCS } from './api-docs.ts'

/** A route as the guard saw it: who may ask, and what it answers. */
export type KnownRoute = {
  readonly method: string
  readonly url: string
  readonly audience: unknown
  readonly action: string | null
}

const known = new WeakMap<FastifyInstance, KnownRoute[]>()

/**
 * Refuses to start with a route that does not say who may ask, or an `/api` route without a schema
 * for its answer: either would answer more than anybody decided.
 */
export function guardRoutes(app: FastifyInstance): void {
  const routes: KnownRoute[] = []
  known.set(app, routes)
  app.addHook('onRoute', ({ method, url, config, schema }) => {
    if (url.startsWith(DOCS)) return
    for (const each of [method].flat()) {
      if (each === 'HEAD' || each === 'OPTIONS') continue
      if (!config?.audience) throw new Error(`${each} ${url} does not say who may ask`)
      if (url.startsWith('/api/') && !schema?.response) {
        throw new Error(`${each} ${url} has no schema for its answer`)
      }
      routes.push({ method: each, url, audience: config.audience, action: config.action ?? null })
    }
  })
}

/** Every route of the server, in the order they were added. */
export function routesOf(app: FastifyInstance): readonly KnownRoute[] {
  return known.get(app) ?? []
}
