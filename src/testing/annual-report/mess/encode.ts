/** Characters to bytes, the ways offices save a text file. */
export type Encoding = 'utf-8' | 'utf-8-bom' | 'gb18030'
export type LineEnd = '\n' | '\r\n' | '\r'

export function encodeText(text: string, encoding: Encoding, lineEnd: LineEnd = '\n'): Uint8Array {
  const lines = lineEnd === '\n' ? text : text.replaceAll('\n', lineEnd)
  if (encoding === 'gb18030') return encodeGb18030(lines)
  return new TextEncoder().encode(encoding === 'utf-8-bom' ? `\ufeff${lines}` : lines)
}

/** The platform decodes GB18030 but does not encode it: the decoder, turned round. */
function encodeGb18030(text: string): Uint8Array {
  const codes = gb18030Codes()
  const bytes: number[] = []
  for (const letter of text) {
    const point = letter.codePointAt(0) ?? 0
    if (point < 0x80) bytes.push(point)
    else bytes.push(...(codes.get(letter) ?? fourBytes(point)))
  }
  return Uint8Array.from(bytes)
}

let known: Map<string, readonly number[]> | undefined

function gb18030Codes(): Map<string, readonly number[]> {
  if (known) return known
  known = new Map()
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail !== 0x7f) learn(known, [lead, trail])
    }
  }
  for (let pointer = 0; pointer < 39420; pointer += 1) learn(known, bytesOfPointer(pointer))
  return known
}

const decoder = new TextDecoder('gb18030')

function learn(codes: Map<string, readonly number[]>, bytes: readonly number[]) {
  const letter = decoder.decode(Uint8Array.from(bytes))
  if (letter.length === 1 && letter !== '\ufffd' && !codes.has(letter)) codes.set(letter, bytes)
}

/** Beyond the basic plane the code is arithmetic: pointer 189000 stands for U+10000. */
function fourBytes(point: number): number[] {
  return point < 0x10000 ? [0x3f] : bytesOfPointer(point - 0x10000 + 189_000)
}

function bytesOfPointer(pointer: number): number[] {
  const low = pointer % 10
  const third = Math.floor(pointer / 10) % 126
  const second = Math.floor(pointer / 1260) % 10
  return [0x81 + Math.floor(pointer / 12_600), 0x30 + second, 0x81 + third, 0x30 + low]
}
