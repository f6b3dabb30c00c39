import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { readFileSync, writeFileSync } from 'node:fs'
import * as pdfjs from 'pdfjs-dist/legacy/build/pdf.mjs'
import { GlobalFonts, createCanvas } from '@napi-rs/canvas'
const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
if (process.argv[3]) console.log(GlobalFonts.registerFromPath(process.argv[3], 'Noto Serif SC'))
console.log(GlobalFonts.families.map((f) => f.family).slice(0, 20))
const task = pdfjs.getDocument({ data: new Uint8Array(readFileSync(process.argv[2] ?? '')), verbosity: 1, cMapUrl: join(root, 'cmaps/'), standardFontDataUrl: join(root, 'standard_fonts/'), wasmUrl: join(root, 'wasm/'), iccUrl: join(root, 'iccs/'), disableFontFace: true, useSystemFonts: false, maxImageSize: 64e6, stopAtErrors: true, isOffscreenCanvasSupported: false })
const pdf = await task.promise
for (let n = 1; n <= pdf.numPages; n++) {
  const page = await pdf.getPage(n)
  const viewport = page.getViewport({ scale: 200 / 72 })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const t = performance.now()
  await page.render({ canvas: canvas as never, viewport }).promise
  console.log(n, canvas.width, canvas.height, performance.now() - t)
  writeFileSync(`/tmp/red/p${n}.png`, await canvas.encode('png'))
}
