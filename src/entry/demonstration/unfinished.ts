import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { ok, type Result } from '#core/kit/result.ts'
import { hasEntriesBesides } from '#modules/audit/index.ts'
import { allRegions } from '#modules/identity/index.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { emptyDatabase } from '#platform/db/empty.ts'
import { migrate } from '#platform/db/migrations/migrate.ts'
import type { Terminal } from '#platform/terminal/terminal.ts'
import type { Settings } from '../settings.ts'
import { MIGRATIONS, type Store } from '../store.ts'
import { countyPlan } from './county.ts'
import { REQUEST_ID } from './found-county.ts'

/** The file that is there from before the first row of the demonstration until after the last. */
export const markOf = ({ dataFolder }: Settings): string =>
  join(dataFolder, 'demonstration-unfinished')

const ANEW = '上次放演示数据时被中断，还没有人用过：重新来过。'
const LEFT =
  '上次放演示数据时被中断，年报不全；数据库里已有别的内容，没有动它：要完整的，请换一个空的数据文件夹。'
const LEFT_OUTSIDE =
  '上次放演示数据时被中断，年报不全；外部数据库不由本程序清空：要完整的，请换一个空的数据库。'

/**
 * Where the making of the demonstration was cut short, empties our own database, so that it is made
 * anew; a sentence where the migrations fail. Leaves the database alone where it holds anything but
 * the demonstration, or where anybody but the demonstration has done anything in it.
 */
export async function clearUnfinished(
  settings: Settings,
  { connection }: Pick<Store, 'connection'>,
  terminal: Pick<Terminal, 'note'>,
): Promise<Result<null, string>> {
  if (!existsSync(markOf(settings))) return ok(null)
  const db = openDatabase<never>(connection)
  const found = await whatIsIn(db).finally(() => db.destroy())
  if (found === 'nothing') return ok(null)
  if (settings.DATABASE_URL || found === 'more') {
    terminal.note(settings.DATABASE_URL ? LEFT_OUTSIDE : LEFT)
    return ok(null)
  }
  terminal.note(ANEW)
  await emptyDatabase(connection)
  const done = await migrate(connection, MIGRATIONS)
  return done.ok ? ok(null) : done
}

async function whatIsIn(db: Database<never>): Promise<'nothing' | 'demonstration' | 'more'> {
  const regions = await allRegions(db)
  if (regions.length === 0) return 'nothing'
  const { name } = countyPlan().region
  const isOnlyCounty = regions.every((region) => region.name === name) && regions.length === 1
  return isOnlyCounty && !(await hasEntriesBesides(db, REQUEST_ID)) ? 'demonstration' : 'more'
}
