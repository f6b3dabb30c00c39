import type { Database } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { RequestsTables, RequestTaskTable } from '../requests.tables.ts'
import type { Handle, Key } from './requests.ts'

export type TaskRow = Read<RequestTaskTable>

type Db = Database<RequestsTables>

export async function insertTask(tx: Handle, row: TaskRow): Promise<void> {
  await tx.insertInto('request_task').values(row).execute()
}

/** The tasks of a request, in the order in which they fall due. */
export async function tasksOf(db: Db, { regionId, requestId }: Key): Promise<readonly TaskRow[]> {
  return db
    .selectFrom('request_task')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .orderBy('due_on')
    .orderBy('id')
    .execute()
}

/** One task, locked. */
export async function lockTask(
  tx: Handle,
  { regionId, taskId }: { readonly regionId: string; readonly taskId: string },
): Promise<TaskRow | null> {
  const row = await tx
    .selectFrom('request_task')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('id', '=', taskId)
    .forUpdate()
    .executeTakeFirst()
  return row ?? null
}

export async function updateTask(
  tx: Handle,
  { region_id, id }: Pick<TaskRow, 'region_id' | 'id'>,
  change: Partial<Pick<TaskRow, 'chased_on' | 'chases' | 'done_on' | 'answer'>>,
): Promise<void> {
  await tx
    .updateTable('request_task')
    .set(change)
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
}

/** A task as the tasked unit sees it: with what is asked for, without who asked. */
export type TaskedRow = TaskRow & {
  readonly number: string
  readonly description: string
  readonly asking_agency_id: string
}

const MOST = 500

/** The tasks of agencies (`null`: of all), those that are open first and by their due day. */
export async function tasksOfAgencies(
  db: Db,
  regionId: string,
  agencies: ReadonlySet<string> | null,
  { open }: { readonly open: boolean },
): Promise<readonly TaskedRow[]> {
  if (agencies?.size === 0) return []
  let query = db
    .selectFrom('request_task')
    .innerJoin('disclosure_request', (join) =>
      join
        .onRef('disclosure_request.region_id', '=', 'request_task.region_id')
        .onRef('disclosure_request.id', '=', 'request_task.request_id'),
    )
    .selectAll('request_task')
    .select(['disclosure_request.number', 'disclosure_request.description'])
    .select('disclosure_request.agency_id as asking_agency_id')
    .where('request_task.region_id', '=', regionId)
  if (agencies) query = query.where('request_task.agency_id', 'in', [...agencies])
  if (open) query = query.where('request_task.done_on', 'is', null)
  return query
    .orderBy('request_task.done_on', (order) => order.desc().nullsFirst())
    .orderBy('request_task.due_on')
    .limit(MOST)
    .execute()
}
