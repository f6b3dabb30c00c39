import { totalmem } from 'node:os'
import { join } from 'node:path'
import type { Places } from './places.ts'

/** Settings of PostgreSQL by name; numbers with their unit as PostgreSQL writes it. */
export type Settings = Readonly<Record<string, string>>

const MB = 1024 * 1024

/** Two cores and 4 to 24 GB, of which the program, the browser of a report and others need theirs. */
const SHARED_BUFFERS_MB = { share: 1 / 8, least: 128, most: 2048 }

/** What is always so: nothing acknowledged is lost, nothing comes in by the network. */
function fixed({ logs }: Places, socket: string): Settings {
  return {
    listen_addresses: '',
    unix_socket_directories: socket,
    unix_socket_permissions: '0700',
    fsync: 'on',
    full_page_writes: 'on',
    synchronous_commit: 'on',
    restart_after_crash: 'on',
    // Days are reckoned by the program in the region's time zone, never by the server's.
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    // One file per day of the week, each replaced a week later.
    logging_collector: 'on',
    log_directory: logs,
    log_filename: 'postgresql-%a.log',
    log_rotation_age: '1d',
    log_rotation_size: '0',
    log_truncate_on_rotation: 'on',
    log_file_mode: '0600',
    // A log is no place for names and numbers of people: no statements, no values, no key details.
    log_statement: 'none',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
    log_connections: '',
  }
}

/** What suits the machine; an administrator may set it anew in postgresql.conf. */
function sized(memoryMb: number): Settings {
  const { share, least, most } = SHARED_BUFFERS_MB
  const shared = Math.round(Math.min(most, Math.max(least, memoryMb * share)))
  return {
    max_connections: '100',
    shared_buffers: `${shared}MB`,
    effective_cache_size: `${Math.round(memoryMb / 2)}MB`,
    work_mem: '16MB',
    maintenance_work_mem: `${Math.round(Math.min(256, memoryMb / 16))}MB`,
    max_wal_size: '2GB',
    min_wal_size: '128MB',
    checkpoint_timeout: '15min',
    wal_compression: 'pglz',
    random_page_cost: '1.1',
    max_parallel_workers_per_gather: '1',
    // Compiling a query takes longer than running any of ours.
    jit: 'off',
    idle_in_transaction_session_timeout: '5min',
  }
}

/** Memory the program may use, in MB: that of the machine, or of the container if that is less. */
export function memoryMb(): number {
  const allowed = process.constrainedMemory()
  const machine = totalmem()
  return Math.floor((allowed > 0 ? Math.min(allowed, machine) : machine) / MB)
}

/** The text of gongkai.conf. `others` replace ours. */
export function settingsText(
  places: Places,
  socket: string,
  others: Settings = {},
  memory = memoryMb(),
): string {
  const all = { ...sized(memory), ...fixed(places, socket), ...others }
  const lines = Object.entries(all).map(([name, value]) => `${name} = ${inQuotes(value)}`)
  return ['# Written anew at every start.', ...lines, ''].join('\n')
}

const inQuotes = (value: string): string => `'${value.replaceAll("'", "''")}'`

/** Name of the file with our settings inside the data folder. */
export const SETTINGS_FILE = 'gongkai.conf'

/** Begins postgresql.conf, so that what an administrator writes below counts. */
export const INCLUDE = `include = '${SETTINGS_FILE}'\n`

export const settingsPath = (data: string): string => join(data, SETTINGS_FILE)
