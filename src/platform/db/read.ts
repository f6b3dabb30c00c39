import type { ColumnType } from './database.ts'

/** A row as it is read: kysely's `Selectable`, without importing kysely. */
export type Read<Table> = {
  [Column in keyof Table]: Table[Column] extends ColumnType<infer Value, infer _In, infer _Up>
    ? Value
    : Table[Column]
}
