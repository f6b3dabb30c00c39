import { Parser } from 'htmlparser2'
import { type Allowance, LimitExceeded } from './limits.ts'

/** What a reader wants to hear of an XML part; names come without their namespace prefix. */
export type XmlListener = {
  readonly open: (name: string, attributes: XmlAttributes) => void
  readonly close: (name: string) => void
  readonly text?: (text: string) => void
}

/** Attributes by their full name, as written («w:val»). */
export type XmlAttributes = Readonly<Record<string, string>>

const CHUNK = 64 * 1024
/** Elements inside each other; honest documents stay far below. */
const MOST_DEPTH = 2_000

/**
 * Streams an XML part in chunks. Faults in the markup are forgiven; entities are never defined.
 * Throws `LimitExceeded` for more elements than allowed, or too many inside each other.
 */
export function parseXml(bytes: Uint8Array, listener: XmlListener, elements: Allowance): void {
  const locals = new Map<string, string>()
  const local = (name: string): string => {
    let known = locals.get(name)
    if (known === undefined) {
      known = name.slice(name.indexOf(':') + 1)
      locals.set(name, known)
    }
    return known
  }
  let depth = 0
  const parser = new Parser(
    {
      onopentag: (name, attributes) => {
        elements.spend(1)
        depth += 1
        if (depth > MOST_DEPTH) throw new LimitExceeded()
        listener.open(local(name), attributes)
      },
      onclosetag: (name) => {
        depth -= 1
        listener.close(local(name))
      },
      ontext: (text) => listener.text?.(text),
    },
    { xmlMode: true, decodeEntities: true },
  )
  const decoder = new TextDecoder(bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : 'utf-8')
  for (let at = 0; at < bytes.length; at += CHUNK) {
    parser.write(decoder.decode(bytes.subarray(at, at + CHUNK), { stream: true }))
  }
  parser.end()
}

/** The value of an attribute whatever its prefix: `attribute(a, 'val')` finds «w:val» and «val». */
export function attribute(attributes: XmlAttributes, name: string): string | undefined {
  const plain = attributes[`w:${name}`] ?? attributes[name]
  if (plain !== undefined) return plain
  const full = Object.keys(attributes).find((key) => key.endsWith(`:${name}`))
  return full === undefined ? undefined : attributes[full]
}
