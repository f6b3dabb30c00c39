import type { Database } from '#platform/db/database.ts'
import type { ViewFilter } from '../requests.contract.ts'
import type { RequestsTables } from '../requests.tables.ts'
import type { Handle } from './requests.ts'

/** Whose selections of the register these are. */
export type Owner = { readonly regionId: string; readonly accountId: string }

export async function viewsOf(
  db: Database<RequestsTables>,
  { regionId, accountId }: Owner,
): Promise<readonly { readonly name: string; readonly filter: ViewFilter }[]> {
  const rows = await db
    .selectFrom('request_view')
    .select(['name', 'filter'])
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .orderBy('name')
    .execute()
  return rows.map(({ name, filter }) => ({ name, filter: filter as ViewFilter }))
}

/** Keeps a selection under its name, in the place of one that bore it. */
export async function saveView(
  tx: Handle,
  { regionId, accountId }: Owner,
  name: string,
  filter: ViewFilter,
): Promise<void> {
  const text = JSON.stringify(filter)
  await tx
    .insertInto('request_view')
    .values({ region_id: regionId, account_id: accountId, name, filter: text })
    .onConflict((conflict) =>
      conflict.columns(['region_id', 'account_id', 'name']).doUpdateSet({ filter: text }),
    )
    .execute()
}

/** Whether there was one to forget. */
export async function removeView(
  tx: Handle,
  { regionId, accountId }: Owner,
  name: string,
): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom('request_view')
    .where('region_id', '=', regionId)
    .where('account_id', '=', accountId)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return numDeletedRows > 0n
}
