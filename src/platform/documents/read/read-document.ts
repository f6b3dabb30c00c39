import { readFile, stat } from 'node:fs/promises'
import type { NeutralDocument } from '#core/kit/document.ts'
import { ok, type Result } from '#core/kit/result.ts'
import { decodeText } from './decode-text.ts'
import { detectContainer, detectText, detectZip, isNamedJson } from './detect.ts'
import { LimitExceeded, type Limits, limitsOf, spendingOf } from './limits.ts'
import { type DocumentProblem, refuse } from './problems.ts'
import { readCsv } from './read-csv.ts'
import { readDocx } from './read-docx.ts'
import { readHtml } from './read-html.ts'
import { readJson } from './read-json.ts'
import { readPdf } from './read-pdf.ts'
import { readTxt } from './read-txt.ts'
import { readXlsx } from './read-xlsx.ts'
import { openZip } from './unzip.ts'

type Reading = Result<NeutralDocument, DocumentProblem>

/**
 * Reads a file's bytes, whatever its format. The format is found by the bytes; the name only decides
 * whether plain text is meant as CSV or JSON. Never throws: what cannot be read is a problem with a
 * sentence for its user.
 */
export async function readDocument(
  bytes: Uint8Array,
  name = '',
  overrides: Partial<Limits> = {},
): Promise<Reading> {
  const limits = limitsOf(overrides)
  if (bytes.length > limits.fileBytes) return refuse('too-large')
  try {
    const container = detectContainer(bytes)
    if (!container.ok) return container
    if (container.value === 'pdf') return await readPdf(bytes, limits)
    if (container.value === 'zip') return readZip(bytes, limits)
    return readText(decodeText(bytes), name, limits)
  } catch (error) {
    return refuse(error instanceof LimitExceeded ? 'too-complex' : 'broken')
  }
}

/** Reads a file from disk. Its kind and size are looked at before any of it is loaded. */
export async function readDocumentFile(
  path: string,
  overrides: Partial<Limits> = {},
): Promise<Reading> {
  const limits = limitsOf(overrides)
  const bytes = await loadFile(path, limits)
  return bytes.ok ? readDocument(bytes.value, path, overrides) : bytes
}

function readZip(bytes: Uint8Array, limits: Limits): Reading {
  const zip = openZip(bytes, limits)
  if (!zip.ok) return zip
  const kind = detectZip(zip.value.names)
  if (!kind.ok) {
    const isBomb = kind.error.code === 'broken' && zip.value.claimedBytes > limits.unzippedBytes
    return isBomb ? refuse('zip-bomb') : kind
  }
  const spending = spendingOf(limits)
  return kind.value === 'docx' ? readDocx(zip.value, spending) : readXlsx(zip.value, spending)
}

function readText(text: string, name: string, limits: Limits): Reading {
  const spending = spendingOf(limits)
  const kind = detectText(text, name)
  if (!kind.ok) return kind
  if (kind.value === 'html') return readHtml(text, spending)
  if (kind.value === 'json') {
    const parsed = readJson(text, limits)
    const isPlainText = !parsed.ok && parsed.error.code === 'broken-json' && !isNamedJson(name)
    return isPlainText ? ok(readTxt(text, spending)) : parsed
  }
  return ok(kind.value === 'csv' ? readCsv(text, spending) : readTxt(text, spending))
}

const OPEN_PROBLEMS = {
  ENOENT: 'missing',
  ENOTDIR: 'missing',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  EISDIR: 'directory',
} as const

async function loadFile(
  path: string,
  limits: Limits,
): Promise<Result<Uint8Array, DocumentProblem>> {
  try {
    const about = await stat(path)
    if (about.isDirectory()) return refuse('directory')
    if (!about.isFile()) return refuse('not-a-file')
    if (about.size > limits.fileBytes) return refuse('too-large')
    return ok(await readFile(path))
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    return refuse(OPEN_PROBLEMS[code as keyof typeof OPEN_PROBLEMS] ?? 'cannot-open')
  }
}
