import type { Applied } from '../migrations/applied.ts'

/** The form of the archive; a program refuses one it does not know. */
export const FORMAT = 1

/** Entries of the archive, in this order: ABOUT, tables' parts, files, MANIFEST, MANIFEST_SUM. */
export const ABOUT = 'gongkai-backup.json'
export const MANIFEST = 'manifest.json'
export const MANIFEST_SUM = 'manifest.sha256'

/** First in the archive: what kind of file this is, before anything else is read. */
export type About = {
  readonly format: number
  /** Version of the program that wrote it. */
  readonly program: string
  readonly createdAt: string
}

/** One table as it was: the text format of COPY, cut into parts that are compressed each. */
export type SavedTable = {
  readonly schema: string
  readonly name: string
  readonly columns: readonly string[]
  /** Folder of its parts in the archive. */
  readonly folder: string
  readonly rows: number
  readonly bytes: number
  /** Of the uncompressed text. */
  readonly sha256: string
}

export type SavedSequence = {
  readonly schema: string
  readonly name: string
  /** A whole number as text: it may be beyond the safe integers. */
  readonly lastValue: string
  readonly isCalled: boolean
}

/** A stored file; it is named by its content. */
export type SavedFile = { readonly sha256: string; readonly size: number }

/** Last in the archive: what must have been in it. */
export type Manifest = About & {
  readonly server: string
  readonly migrations: readonly Applied[]
  readonly tables: readonly SavedTable[]
  readonly sequences: readonly SavedSequence[]
  readonly files: readonly SavedFile[]
}

export const fileEntry = (sha256: string): string => `files/${sha256}`

/** A folder for a table's parts that any file system can unpack. */
export const tableFolder = (index: number, name: string): string =>
  `tables/${String(index + 1).padStart(4, '0')}-${name.replace(/\W/g, '_').slice(0, 50)}`

export const partEntry = (folder: string, part: number): string =>
  `${folder}/${String(part).padStart(6, '0')}.copy.gz`
