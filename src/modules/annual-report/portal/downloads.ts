import type { Template } from '#core/annual-report/template.ts'
import { etagOf } from '#platform/http/etag.ts'
import {
  REPORT_FORMATS,
  REPORT_MEDIA_TYPES,
  type ReportFormat,
  writeReport,
} from '../actions/write-report.ts'
import { type PublishedReport, templateOf } from '../store/published.ts'
import { shownReport } from '../views/portal-report.ts'
import type { FileSize } from '../views/portal-words.ts'

/** A published report as a file to take away. */
export type ReportFile = {
  readonly format: ReportFormat
  readonly type: string
  readonly bytes: Uint8Array
  readonly etag: string
}

export type ReportFiles = {
  /** Made when first asked for, then kept: an edition never changes. */
  readonly file: (published: PublishedReport, format: ReportFormat) => Promise<ReportFile>
  /** Every format, with the size of the file where it was made before. */
  readonly sizes: (published: PublishedReport) => readonly FileSize[]
}

const MOST_BYTES = 64 * 1024 * 1024
const MOST_SIZES = 100_000

/** Files are kept in memory up to a limit, the oldest forgotten first; sizes longer than files. */
export function reportFiles(templates: readonly Template[], fonts: string): ReportFiles {
  const files = new Map<string, Promise<ReportFile>>()
  const sizes = new Map<string, number>()
  /** Of the files that are made, in the order in which they were. */
  const lengths = new Map<string, number>()
  let held = 0
  const forgetOldest = () => {
    for (const [key, length] of lengths) {
      if (held <= MOST_BYTES) return
      files.delete(key)
      lengths.delete(key)
      held -= length
    }
  }
  const file: ReportFiles['file'] = (published, format) => {
    const key = fileKey(published, format)
    return remembered(files, key, async () => {
      const made = await makeFile(published, format, templates, fonts)
      lengths.set(key, made.bytes.length)
      if (sizes.size >= MOST_SIZES) sizes.clear()
      sizes.set(key, made.bytes.length)
      held += made.bytes.length
      forgetOldest()
      return made
    })
  }
  return {
    file,
    sizes: (published) =>
      REPORT_FORMATS.map((format) => ({
        ...{ format, bytes: sizes.get(fileKey(published, format)) ?? null },
      })),
  }
}

function fileKey({ reportId, edition }: PublishedReport, format: ReportFormat): string {
  return `${reportId} ${edition} ${format}`
}

/** The same promise for everybody who asks; one that failed is not kept. */
function remembered<T>(
  known: Map<string, Promise<T>>,
  key: string,
  make: () => Promise<T>,
): Promise<T> {
  const found = known.get(key)
  if (found) return found
  const made = make()
  known.set(key, made)
  made.catch(() => known.delete(key))
  return made
}

async function makeFile(
  published: PublishedReport,
  format: ReportFormat,
  templates: readonly Template[],
  fonts: string,
): Promise<ReportFile> {
  const template = templateOf(templates, published.template)
  const bytes = await writeReport(shownReport(published, template), template, format, fonts)
  return { format, type: REPORT_MEDIA_TYPES[format], bytes, etag: etagOf(bytes) }
}
