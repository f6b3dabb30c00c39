/**
 * Bytes to text. The encoding is found by content: a byte order mark, then well-formed UTF-8, then
 * GB18030 (which contains GB2312 and GBK); a declared encoding decides only between those two.
 */

const UTF8 = new TextDecoder('utf-8', { fatal: true })

export function decodeText(bytes: Uint8Array): string {
  const marked = byteOrderMark(bytes)
  if (marked) return new TextDecoder(marked).decode(bytes)
  const wide = unmarkedUtf16(bytes)
  if (wide) return new TextDecoder(wide).decode(bytes)
  try {
    return UTF8.decode(bytes)
  } catch {
    return decodeDamaged(bytes)
  }
}

function byteOrderMark(bytes: Uint8Array): string | undefined {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return undefined
}

/**
 * UTF-16 without a mark: the high bytes of its line ends, digits and spaces are zero, all on one
 * side; on the other, only characters like «一» (U+4E00) have a zero.
 */
function unmarkedUtf16(bytes: Uint8Array): string | undefined {
  if (bytes.length < 4 || bytes.length % 2 === 1) return undefined
  const zeros = [0, 0]
  const seen = Math.min(bytes.length, 4096)
  for (let index = 0; index < seen; index += 1) {
    if (bytes[index] === 0) zeros[index % 2] = (zeros[index % 2] ?? 0) + 1
  }
  const [even = 0, odd = 0] = zeros
  const enough = seen / 100
  if (odd > enough && odd > even * 3) return 'utf-16le'
  if (even > enough && even > odd * 3) return 'utf-16be'
  return undefined
}

/** Neither encoding need be flawless (a cut-off file): the one with fewer losses wins. */
function decodeDamaged(bytes: Uint8Array): string {
  const chinese = new TextDecoder('gb18030').decode(bytes)
  const lostAsChinese = countLost(chinese)
  if (lostAsChinese === 0 && !mostlyUtf8(bytes)) return chinese
  const universal = new TextDecoder('utf-8').decode(bytes)
  return countLost(universal) <= Math.max(lostAsChinese, 2) ? universal : chinese
}

function mostlyUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const wide = text.match(/\P{ASCII}/gu)?.length ?? 0
  return countLost(text) * 50 < wide
}

function countLost(text: string): number {
  let count = 0
  for (let at = text.indexOf('\ufffd'); at !== -1; at = text.indexOf('\ufffd', at + 1)) count += 1
  return count
}
