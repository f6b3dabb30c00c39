import type { Database } from '#platform/db/database.ts'
import type { Read } from '#platform/db/read.ts'
import type { RequestConsultationTable, RequestsTables } from '../requests.tables.ts'
import type { Handle, Key } from './requests.ts'

export type ConsultationRow = Read<RequestConsultationTable>

export async function consultationsOf(
  db: Database<RequestsTables>,
  { regionId, requestId }: Key,
): Promise<readonly ConsultationRow[]> {
  return db
    .selectFrom('request_consultation')
    .selectAll()
    .where('region_id', '=', regionId)
    .where('request_id', '=', requestId)
    .orderBy('sent_on')
    .orderBy('id')
    .execute()
}

export async function insertConsultation(tx: Handle, row: ConsultationRow): Promise<void> {
  await tx.insertInto('request_consultation').values(row).execute()
}

export type Opinion = Pick<ConsultationRow, 'answered_on' | 'opinion' | 'reasons'>

export async function enterOpinion(
  tx: Handle,
  { region_id, id }: Pick<ConsultationRow, 'region_id' | 'id'>,
  opinion: Opinion,
): Promise<void> {
  await tx
    .updateTable('request_consultation')
    .set(opinion)
    .where('region_id', '=', region_id)
    .where('id', '=', id)
    .execute()
}
