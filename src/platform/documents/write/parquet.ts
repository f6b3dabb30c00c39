import { ByteWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'

const TYPES = { text: 'STRING', whole: 'INT32', decimal: 'DOUBLE' } as const

/** The columns of a file in their order; only decimals may be missing. */
export type ParquetColumns<Row> = {
  readonly [Name in keyof Row]: Row[Name] extends string
    ? 'text'
    : Row[Name] extends number
      ? 'whole'
      : 'decimal'
}

/** Rows written together: fewer make a larger file, more a larger memory. */
const GROUP = 10_000

/**
 * Rows as an Apache Parquet file, a part at a time: no more of it is held than a group of rows. Rows
 * come in batches.
 */
export async function* writeParquet<Row>(
  columns: ParquetColumns<Row>,
  batches: AsyncIterable<readonly Row[]>,
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter()
  const file = new ParquetWriter({
    ...{ writer, schema: schemaFromColumnData({ columnData: columnData(columns, []) }) },
  })
  for await (const rows of inGroups(batches)) {
    await file.write({ columnData: columnData(columns, rows), rowGroupSize: rows.length })
    yield taken(writer)
  }
  await file.finish()
  yield taken(writer)
}

async function* inGroups<Row>(batches: AsyncIterable<readonly Row[]>): AsyncGenerator<Row[]> {
  let group: Row[] = []
  for await (const batch of batches) {
    group = group.concat(batch)
    if (group.length < GROUP) continue
    yield group
    group = []
  }
  if (group.length > 0) yield group
}

function columnData<Row>(columns: ParquetColumns<Row>, rows: readonly Row[]) {
  return (Object.keys(columns) as (keyof Row & string)[]).map((name) => ({
    name,
    type: TYPES[columns[name]],
    data: rows.map((row) => row[name]),
    nullable: columns[name] === 'decimal',
  }))
}

/** What was written since, which the writer need not keep. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice()
  writer.index = 0
  return bytes
}
