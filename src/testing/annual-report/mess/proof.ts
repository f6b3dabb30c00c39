import { readReport } from '#core/annual-report/reading/read.ts'
import type { Template } from '#core/annual-report/template.ts'
import type { NeutralDocument } from '#core/kit/document.ts'
import type { Result } from '#core/kit/result.ts'
import { type MessCase, renderCase, renderingNamed } from './case.ts'
import { type Difference, differences } from './differences.ts'

/** Opens a file's bytes; the platform's `readDocument` is one. */
export type OpenDocument = (
  bytes: Uint8Array,
  name: string,
) => Promise<Result<NeutralDocument, { readonly message: string }>>

/**
 * Renders a case, reads the file back and compares. Empty when all is as it was written, and where
 * this kind of file cannot show the report. A thrown error is a difference like any other.
 */
export async function readBack(
  each: MessCase,
  templates: readonly Template[],
  open: OpenDocument,
): Promise<Difference[]> {
  const bytes = renderCase(each)
  if (!bytes) return []
  try {
    const document = await open(bytes, `report.${renderingNamed(each.rendering).format}`)
    if (!document.ok) return [refused('document', document.error.message)]
    const read = readReport(document.value, templates)
    if (!read.ok) return [refused('report', read.error.message)]
    return differences(each.template, each.report, read.value)
  } catch (error) {
    return [refused('thrown', error instanceof Error ? (error.stack ?? error.message) : `${error}`)]
  }
}

function refused(at: string, actual: string): Difference {
  return { at, expected: 'read', actual }
}

/** The same case with as few messes as still make the reading go wrong. */
export async function smallest(
  failing: MessCase,
  goesWrong: (each: MessCase) => Promise<boolean>,
): Promise<MessCase> {
  for (const mess of failing.messes) {
    const fewer = { ...failing, messes: failing.messes.filter((each) => each !== mess) }
    if (await goesWrong(fewer)) return smallest(fewer, goesWrong)
  }
  return failing
}

/** A case in one line, enough to make it again. */
export function describeCase({ template, rendering, messes, seed }: MessCase): string {
  const mess = messes.length > 0 ? messes.join(' + ') : 'no mess'
  return `${rendering}, ${mess} (${template.id}, seed ${seed})`
}
