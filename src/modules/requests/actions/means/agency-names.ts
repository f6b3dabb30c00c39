import type { Ctx } from '../load-request.ts'

/** What agencies of the region are called, also those that are no more. */
export async function agencyNames({ tx, actor, deps }: Ctx): Promise<(id: string) => string> {
  const agencies = await deps.requests.agencies.all(tx as never, actor.regionId)
  const names = new Map(agencies.map(({ id, name }) => [id, name]))
  return (id) => names.get(id) ?? ''
}
