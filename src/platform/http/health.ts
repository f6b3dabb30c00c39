import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'

const OPEN = { config: { audience: 'anyone', rateLimit: false } } as const

type Options = {
  /** Throws, or takes long, while the program cannot do its work. */
  readonly isReady: () => Promise<void>
  readonly metrics: Metrics | null
  readonly version: string
}

const READY_WITHIN_MS = 2000

/** What a monitoring system asks: whether it lives, whether it can work, and its figures. */
export function healthRoutes(app: FastifyInstance, { isReady, metrics, version }: Options): void {
  app.get('/healthz', OPEN, async () => ({ status: 'alive', version }))
  app.get('/readyz', OPEN, async (_request, reply) => {
    const late = new Promise<never>((_resolve, reject) => {
      setTimeout(() => reject(new Error('late')), READY_WITHIN_MS).unref()
    })
    try {
      await Promise.race([isReady(), late])
      return { status: 'ready', version }
    } catch {
      return reply.code(503).send({ status: 'not ready', version })
    }
  })
  if (!metrics) return
  app.get('/metrics', OPEN, async (_request, reply) =>
    reply.type(metrics.registry.contentType).send(await metrics.registry.metrics()),
  )
}
