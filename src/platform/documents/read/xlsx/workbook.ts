import type { Allowance } from '../limits.ts'
import { attribute, parseXml } from '../xml.ts'
import { BUILT_IN_FORMATS } from './number-format.ts'
import { PLAIN_RUN, shapedRun, textOfRun } from './rich-run.ts'

export type SheetEntry = { readonly name: string; readonly part: string }

/** The visible sheets of a workbook in their order, with the parts that hold them. */
export function readSheets(
  workbook: Uint8Array,
  relations: Uint8Array | undefined,
  elements: Allowance,
): SheetEntry[] {
  const targets = new Map<string, string>()
  if (relations) {
    parseXml(
      relations,
      {
        open: (name, { Id, Target }) => {
          if (name === 'Relationship' && Id && Target) targets.set(Id, partName(Target))
        },
        close: () => {},
      },
      elements,
    )
  }
  const sheets: SheetEntry[] = []
  let ordinal = 0
  parseXml(
    workbook,
    {
      open: (name, attributes) => {
        if (name !== 'sheet') return
        ordinal += 1
        if (/hidden/i.test(attributes.state ?? '')) return
        const id = attributes['r:id'] ?? attribute(attributes, 'id') ?? ''
        const part = targets.get(id) ?? `xl/worksheets/sheet${ordinal}.xml`
        sheets.push({ name: attributes.name ?? '', part })
      },
      close: () => {},
    },
    elements,
  )
  return sheets
}

function partName(target: string): string {
  if (target.startsWith('/')) return target.slice(1)
  return `xl/${target.replace(/^\.\//, '')}`
}

/** Shared strings in their order; phonetic readings are left out. */
export function readStrings(bytes: Uint8Array, elements: Allowance): string[] {
  const strings: string[] = []
  let text = ''
  let inText = false
  let inReading = false
  let run = PLAIN_RUN
  parseXml(
    bytes,
    {
      open: (name, attributes) => {
        if (name === 'si') text = ''
        else if (name === 'r') run = PLAIN_RUN
        else if (name === 'rPh') inReading = true
        else if (name === 't') inText = !inReading
        else run = shapedRun(run, name, attributes)
      },
      close: (name) => {
        if (name === 't') inText = false
        else if (name === 'rPh') inReading = false
        else if (name === 'r') run = PLAIN_RUN
        else if (name === 'si') strings.push(text)
      },
      text: (piece) => {
        if (inText) text += textOfRun(run, piece)
      },
    },
    elements,
  )
  return strings
}

/** The number format of each cell style, by the style's index. */
export function readFormats(bytes: Uint8Array, elements: Allowance): string[] {
  const custom = new Map<number, string>()
  const formats: string[] = []
  let inCellStyles = false
  parseXml(
    bytes,
    {
      open: (name, attributes) => {
        if (name === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
        else if (name === 'cellXfs') inCellStyles = true
        else if (name === 'xf' && inCellStyles) {
          const id = Number(attributes.numFmtId ?? 0)
          formats.push(custom.get(id) ?? BUILT_IN_FORMATS[id] ?? 'General')
        }
      },
      close: (name) => {
        if (name === 'cellXfs') inCellStyles = false
      },
    },
    elements,
  )
  return formats
}
