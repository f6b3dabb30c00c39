import { parquetWriteBuffer } from 'hyparquet-writer'

export type ParquetColumn =
  | { readonly name: string; readonly type: 'text'; readonly data: readonly string[] }
  | { readonly name: string; readonly type: 'whole'; readonly data: readonly number[] }
  | { readonly name: string; readonly type: 'decimal'; readonly data: readonly (number | null)[] }

const TYPES = { text: 'STRING', whole: 'INT32', decimal: 'DOUBLE' } as const

/** Columns of equal length as an Apache Parquet file; only decimals may be missing. */
export function writeParquet(columns: readonly ParquetColumn[]): Uint8Array {
  const columnData = columns.map(({ name, type, data }) => ({
    name,
    type: TYPES[type],
    data: [...data],
    nullable: type === 'decimal',
  }))
  return new Uint8Array(parquetWriteBuffer({ columnData }))
}
