import { type Database, sql, type Tx } from '#platform/db/database.ts'
import type { IdentityTables, PersonRow } from '../identity.tables.ts'

type Db = Database<IdentityTables>

export async function insertPerson(tx: Tx<IdentityTables>, row: PersonRow): Promise<void> {
  await tx.insertInto('person').values(row).execute()
}

export async function personById(db: Db, regionId: string, id: string): Promise<PersonRow | null> {
  const query = db.selectFrom('person').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).executeTakeFirst()) ?? null
}

export async function lockPerson(
  tx: Tx<IdentityTables>,
  regionId: string,
  id: string,
): Promise<PersonRow | null> {
  const query = tx.selectFrom('person').selectAll().where('region_id', '=', regionId)
  return (await query.where('id', '=', id).forUpdate().executeTakeFirst()) ?? null
}

/** Writes the given columns and raises the version. */
export async function updatePerson(
  tx: Tx<IdentityTables>,
  { region_id, id, version }: PersonRow,
  now: string,
  change: Partial<PersonRow>,
): Promise<number> {
  await tx
    .updateTable('person')
    .set({ ...change, version: version + 1, updated_at: now })
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
  return version + 1
}

export type PeopleFilter = {
  readonly regionId: string
  readonly agencyIds: ReadonlySet<string> | null
  readonly name?: string
  /** Blind marks of a telephone number or mail address. */
  readonly marks?: readonly Buffer[]
  readonly withLeft: boolean
  readonly after?: string
  readonly limit: number
}

/** People with their agency's name and their account, oldest first. */
export async function findPeople(db: Db, filter: PeopleFilter) {
  let query = db
    .selectFrom('person')
    .innerJoin('agency', (join) =>
      join
        .onRef('agency.region_id', '=', 'person.region_id')
        .onRef('agency.id', '=', 'person.agency_id'),
    )
    .leftJoin('account', (join) =>
      join
        .onRef('account.region_id', '=', 'person.region_id')
        .onRef('account.person_id', '=', 'person.id')
        .on('account.state', '<>', 'closed'),
    )
    .selectAll('person')
    .select(['agency.name as agency_name', 'account.id as account_id', 'account.login'])
    .where('person.region_id', '=', filter.regionId)
  if (filter.agencyIds) query = query.where('person.agency_id', 'in', [...filter.agencyIds, NONE])
  if (!filter.withLeft) query = query.where('person.left_on', 'is', null)
  if (filter.after) query = query.where('person.id', '>', filter.after)
  const { name, marks = [] } = filter
  if (name) {
    query = query.where(({ eb, or }) =>
      or([
        sql<boolean>`strpos(person.name, ${name}) > 0`,
        ...(marks.length > 0
          ? [eb('person.phone_index', 'in', marks), eb('person.email_index', 'in', marks)]
          : []),
      ]),
    )
  }
  return query.orderBy('person.id').limit(filter.limit).execute()
}

/** Stands in a list that must not be empty. */
const NONE = '00000000-0000-0000-0000-000000000000'

/** People of a region who have not left, for matching an import. */
export async function presentPeople(db: Db, regionId: string) {
  return db
    .selectFrom('person')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('left_on', 'is', null)
    .execute()
}
