import { type Zippable, zipSync } from 'fflate'

/** A file in a ZIP by its path, folders divided by `/`. */
export type ZipFile = { readonly path: string; readonly bytes: Uint8Array }

/** The first moment a ZIP file can hold, in local time as ZIP means it. */
const ZIP_TIME = new Date(1980, 0, 1)

/** Kinds that are packed already: packing them again takes time and saves nothing. */
const PACKED = /\.(?:zip|docx|xlsx|pptx|ofd|jpe?g|png|pdf)$/i

/** Files in one ZIP, in the given order. The same files give the same bytes. */
export function writeZip(files: readonly ZipFile[]): Uint8Array {
  const entries: Zippable = {}
  for (const { path, bytes } of files) {
    entries[path] = [bytes, { level: PACKED.test(path) ? 0 : 6 }]
  }
  return zipSync(entries, { mtime: ZIP_TIME })
}
