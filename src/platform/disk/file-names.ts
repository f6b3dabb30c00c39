/** Characters that Windows refuses in a file name, or that end one. */
const FORBIDDEN = /[\\/:*?"<>|\p{Cc}\p{Cf}]+/gu
const LONGEST_BYTES = 200

/** A text made fit to be a file name on every system; `fallback` where nothing is left of it. */
export function fileNameFor(text: string, fallback: string): string {
  let name = text
    .replace(FORBIDDEN, ' ')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  while (Buffer.byteLength(name) > LONGEST_BYTES) name = [...name].slice(0, -1).join('')
  return name === '' ? fallback : name
}

/**
 * Gives each name once: `a`, `a-2`, `a-3`. Names that differ only in case count as the same, as
 * they do on Windows. `taken` are names in use before.
 */
export function uniqueNames(taken: Iterable<string> = []): (name: string) => string {
  const used = new Set([...taken].map((name) => name.toLowerCase()))
  return (name) => {
    let given = name
    for (let number = 2; used.has(given.toLowerCase()); number += 1) given = `${name}-${number}`
    used.add(given.toLowerCase())
    return given
  }
}
