import { type Dirent, globSync, readdirSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { diskSentence, errorCode } from './disk-sentence.ts'

/** A file to read, or a folder that leads to none with the sentence that says why. */
export type FoundFile =
  | { readonly path: string; readonly bytes: number }
  | { readonly path: string; readonly problem: string }

export type Walk = {
  /** In the order of the arguments; within a folder sorted by path. */
  readonly files: readonly FoundFile[]
  /** Files of a folder that were passed over. */
  readonly skipped: { readonly hidden: number; readonly otherType: number }
}

type Skipped = { hidden: number; otherType: number }

/**
 * The files that a mixture of file names, folders and patterns stands for. Folders are walked to
 * the bottom without following links to folders; of their files those are taken that `wanted`
 * accepts by path. A file that is named itself is always taken.
 */
export function findFiles(names: readonly string[], wanted: (path: string) => boolean): Walk {
  const skipped: Skipped = { hidden: 0, otherType: 0 }
  const files = names.flatMap((name) => find(name, wanted, skipped))
  return { files, skipped }
}

function find(name: string, wanted: (path: string) => boolean, skipped: Skipped): FoundFile[] {
  try {
    const stat = statSync(name)
    if (!stat.isDirectory()) return [{ path: name, bytes: stat.size }]
    const files = walkFolder(name, wanted, skipped)
    return files.length > 0 ? files : [{ path: name, problem: '文件夹里没有可读的文件' }]
  } catch (error) {
    const matches = errorCode(error) === 'ENOENT' ? expand(name) : []
    return matches.length > 0
      ? matches.flatMap((match) => find(match, wanted, skipped))
      : [measured(name)]
  }
}

/** Files for a pattern that the shell has left as it is, as on Windows. */
function expand(name: string): string[] {
  return /[*?]/.test(name) ? globSync(name).sort(byCodePoint) : []
}

function walkFolder(
  folder: string,
  wanted: (path: string) => boolean,
  skipped: Skipped,
): FoundFile[] {
  const found: FoundFile[] = []
  const open = [folder]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const entries = entriesOf(next)
    if (!Array.isArray(entries)) {
      found.push(entries)
      continue
    }
    for (const entry of entries) {
      const path = join(next, entry.name)
      if (entry.name.startsWith('.') || entry.name.startsWith('~$')) skipped.hidden += 1
      else if (entry.isDirectory()) open.push(path)
      else if (!isFile(entry, path) || !wanted(path)) skipped.otherType += 1
      else found.push(measured(path))
    }
  }
  return found.sort((left, right) => byCodePoint(left.path, right.path))
}

function entriesOf(folder: string): Dirent[] | FoundFile {
  try {
    return readdirSync(folder, { withFileTypes: true })
  } catch (error) {
    return { path: folder, problem: diskSentence(error, folder) }
  }
}

/** Itself or through a link. A link that leads nowhere counts: its reader will say so. */
function isFile(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isFile()
  try {
    return statSync(path).isFile()
  } catch {
    return true
  }
}

/** What is not there or cannot be looked at counts nothing: whoever reads it will say why. */
function measured(path: string): FoundFile {
  try {
    return { path, bytes: statSync(path).size }
  } catch {
    return { path, bytes: 0 }
  }
}

/** The same order on every machine, whatever its language. */
function byCodePoint(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0
}

/** `报告` for `folder/报告.docx`. */
export function stemOf(path: string): string {
  const name = basename(path)
  const dot = name.lastIndexOf('.')
  return dot > 0 ? name.slice(0, dot) : name
}
