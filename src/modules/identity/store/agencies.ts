import { type Database, sql, type Tx } from '#platform/db/database.ts'
import type { AgencyNameRow, AgencyRow, IdentityTables } from '../identity.tables.ts'

type Db = Database<IdentityTables>

export async function insertAgency(tx: Tx<IdentityTables>, row: AgencyRow): Promise<void> {
  const { id, region_id, name, valid_from } = row
  await tx
    .insertInto('agency')
    .values({ ...row, contact: json(row.contact) })
    .execute()
  await tx
    .insertInto('agency_name')
    .values({ region_id, agency_id: id, name, valid_from, valid_to: null })
    .execute()
}

/** All agencies of a region in the order of lists, the closed ones only where asked for. */
export async function agenciesOf(db: Db, regionId: string, withClosed = false) {
  const query = db.selectFrom('agency').selectAll().where('region_id', '=', regionId)
  const wanted = withClosed ? query : query.where('valid_to', 'is', null)
  return wanted.orderBy('position').orderBy('id').execute()
}

export async function agencyById(db: Db, regionId: string, id: string): Promise<AgencyRow | null> {
  const query = db.selectFrom('agency').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).executeTakeFirst()) ?? null
}

/** The agency, held against other changes until the transaction ends. */
export async function lockAgency(
  tx: Tx<IdentityTables>,
  regionId: string,
  id: string,
): Promise<AgencyRow | null> {
  const query = tx.selectFrom('agency').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

/** Moves in the tree are made one after another: two at once could make a ring. */
export async function lockTree(tx: Tx<IdentityTables>, regionId: string): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`agency-tree/${regionId}`}, 0))`.execute(
    tx,
  )
}

/** Writes the given columns and raises the version. */
export async function updateAgency(
  tx: Tx<IdentityTables>,
  { region_id, id, version }: AgencyRow,
  now: string,
  change: Partial<AgencyRow>,
): Promise<number> {
  const { contact, ...rest } = change
  await tx
    .updateTable('agency')
    .set({
      ...rest,
      ...(contact && { contact: json(contact) }),
      version: version + 1,
      updated_at: now,
    })
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
  return version + 1
}

/** Ends the name borne until then and begins another; on the same day it replaces it. */
export async function changeName(
  tx: Tx<IdentityTables>,
  { region_id, id }: AgencyRow,
  name: string,
  from: string,
): Promise<void> {
  await tx
    .updateTable('agency_name')
    .set({ valid_to: from })
    .where('region_id', '=', region_id)
    .where('agency_id', '=', id)
    .where('valid_to', 'is', null)
    .where('valid_from', '<', from)
    .execute()
  await tx
    .insertInto('agency_name')
    .values({ region_id, agency_id: id, name, valid_from: from, valid_to: null })
    .onConflict((clash) =>
      clash.columns(['region_id', 'agency_id', 'valid_from']).doUpdateSet({ name }),
    )
    .execute()
}

export async function namesOf(db: Db, regionId: string, id: string): Promise<AgencyNameRow[]> {
  return db
    .selectFrom('agency_name')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('agency_id', '=', id)
    .orderBy('valid_from')
    .execute()
}

/** Puts agencies at the places their order in the list says. */
export async function placeAgencies(
  tx: Tx<IdentityTables>,
  regionId: string,
  ids: readonly string[],
): Promise<void> {
  await sql`
    update agency set position = place.position
    from unnest(${[...ids]}::uuid[]) with ordinality as place (id, position)
    where agency.region_id = ${regionId} and agency.id = place.id
      and agency.position <> place.position`.execute(tx)
}

/** What still hangs on an agency: open sub-agencies and people who have not left. */
export async function dependentsOf(tx: Tx<IdentityTables>, regionId: string, id: string) {
  const children = tx
    .selectFrom('agency')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('region_id', '=', regionId)
    .where('parent_id', '=', id)
    .where('valid_to', 'is', null)
  const people = tx
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('region_id', '=', regionId)
    .where('agency_id', '=', id)
    .where('left_on', 'is', null)
  const [one, other] = [await children.executeTakeFirst(), await people.executeTakeFirst()]
  return { children: one?.count ?? 0, people: other?.count ?? 0 }
}

function json(value: unknown) {
  return sql<never>`${JSON.stringify(value)}::jsonb`
}
