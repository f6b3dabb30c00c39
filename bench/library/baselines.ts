import { fileURLToPath } from 'node:url'
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler'
import { unzipSync, zipSync } from 'fflate'
import { Parser } from 'htmlparser2'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type AnnualReport, figureOf } from '#core/annual-report/report.ts'
import { instancesOf, type Template, type Term } from '#core/annual-report/template.ts'
import type { Work } from '../measure.ts'

/** The least that any program would have to do with the same bytes, done by a library alone. */

export const decodeOnly = (bytes: Uint8Array): Work => {
  const decoder = new TextDecoder()
  return () => decoder.decode(bytes).length
}

export const parseHtmlOnly = (bytes: Uint8Array): Work => {
  const decoder = new TextDecoder()
  return () => {
    let characters = 0
    const parser = new Parser({ ontext: (text) => (characters += text.length) })
    parser.end(decoder.decode(bytes))
    return characters
  }
}

export const unzipOnly =
  (bytes: Uint8Array): Work =>
  () =>
    unzipSync(bytes)

/** Packs again what the file holds: writing it without knowing what to write. */
export function zipOnly(bytes: Uint8Array): Work {
  const parts = unzipSync(bytes)
  return () => zipSync(parts)
}

type OpenPdf = {
  readonly pages: number
  readonly textOf: (page: number) => Promise<number>
  readonly destroy: () => Promise<void>
}

export async function openPdf(bytes: Uint8Array): Promise<OpenPdf> {
  // The library takes its input over, so it gets a copy.
  const task = getDocument({ data: bytes.slice(), verbosity: 0 })
  const document = await task.promise
  return {
    pages: document.numPages,
    textOf: async (page) => (await (await document.getPage(page)).getTextContent()).items.length,
    destroy: () => task.destroy(),
  }
}

export const pdfTextOnly =
  (bytes: Uint8Array): Work =>
  async () => {
    const pdf = await openPdf(bytes)
    let items = 0
    for (let page = 1; page <= pdf.pages; page += 1) items += await pdf.textOf(page)
    await pdf.destroy()
    return items
  }

/** Typesets the bare words, without a table, in one typeface. */
export function typesetOnly(texts: readonly string[]): Work {
  const typeface = import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/package.json')
  const folder = fileURLToPath(new URL('.', typeface))
  const compiler = NodeCompiler.create({ fontArgs: [{ fontPaths: [folder] }] })
  let turn = 0
  return () => {
    turn += 1
    const text = JSON.stringify(texts[turn % texts.length])
    const main = `#set text(font: "Noto Serif SC", size: 16pt)\n#par(${text})`
    const { result } = compiler.compile({ mainFileContent: main })
    if (!result) throw new Error('the bare words cannot be typeset')
    compiler.pdf(result)
    compiler.evictCache(1)
  }
}

/** Both sides of every sum of the form, over a plain array of figures. */
export function sumsOnly(report: AnnualReport, template: Template): Work {
  const figures = Float64Array.from(template.cells, ({ id }) => figureOf(report, id) ?? 0)
  const sums = template.relations
    .flatMap((relation) => instancesOf(template, relation))
    .map(({ left, right }) => [...places(template, left), ...places(template, right)])
  return () => {
    let total = 0
    for (const sum of sums) for (const place of sum) total += figures[place] ?? 0
    return total
  }
}

function places(template: Template, terms: readonly Term[]): number[] {
  return terms.flatMap((term) =>
    typeof term === 'string' ? (template.cellById.get(term.replace(/^-/, ''))?.index ?? []) : [],
  )
}
