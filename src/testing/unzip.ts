import { unzipSync } from 'fflate'

/** The files of a ZIP by their paths, in the order in which it has them. */
export function unzip(bytes: Uint8Array): ReadonlyMap<string, Uint8Array> {
  return new Map(Object.entries(unzipSync(bytes)))
}
