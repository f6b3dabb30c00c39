import type { PDFPageProxy } from 'pdfjs-dist'
import { readableCharacter } from './characters.ts'
import {
  directionOf,
  type Glyph,
  IDENTITY,
  type Matrix,
  matrixOf,
  multiply,
  type Rules,
} from './geometry.ts'
import { operators } from './load.ts'
import { filledRules, strokedRules } from './path.ts'
import { type Area, clipped, EVERYWHERE, isCut } from './shown.ts'

/** What a page shows, as far as it can be read. */
export type PageContent = {
  readonly glyphs: Glyph[]
  readonly rules: Rules
  /** What of the plane the page shows. */
  readonly area: Area
  /** A picture covers a good part of the page. */
  picture: boolean
}

type FontInfo = { readonly vertical?: boolean; readonly fontMatrix?: ArrayLike<number> }

/** What pdf.js knows of one character to show; widths in thousandths of the font's size. */
type ShownGlyph = {
  readonly unicode: string
  readonly width: number
  readonly isSpace: boolean
  readonly vmetric: readonly [number, number, number] | null
}

type State = {
  matrix: Matrix
  font: FontInfo
  size: number
  charSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
  lineWidth: number
  clip: Area
}

const PICTURE_SHARE = 0.3
const DEFAULT_VERTICAL: readonly [number, number, number] = [-1000, 500, 880]

type Handler = (run: Run, args: readonly unknown[]) => void

/** Runs the page's drawing operators and gathers characters and ruling lines in page space. */
export async function interpretPage(page: PDFPageProxy): Promise<PageContent> {
  const list = await page.getOperatorList({ annotationMode: 1 })
  const viewport = page.getViewport({ scale: 1 })
  const fontOf = (name: string): FontInfo =>
    page.commonObjs.has(name) ? (page.commonObjs.get(name) as FontInfo) : {}
  const run = new Run(matrixOf(viewport.transform), fontOf, viewport)
  const handlers = await handlersByOperator()
  list.fnArray.forEach((operator, index) => {
    handlers.get(operator)?.(run, (list.argsArray[index] ?? []) as readonly unknown[])
  })
  return run.content
}

class Run {
  readonly content: PageContent
  state: State
  textMatrix: Matrix = IDENTITY
  x = 0
  y = 0
  lineX = 0
  lineY = 0
  /** The next path says what is shown from then on. */
  clipsNext = false
  readonly #saved: State[] = []
  readonly #fontOf: (name: string) => FontInfo

  constructor(
    matrix: Matrix,
    fontOf: (name: string) => FontInfo,
    { width, height }: { width: number; height: number },
  ) {
    this.#fontOf = fontOf
    this.content = {
      glyphs: [],
      rules: { horizontal: [], vertical: [] },
      area: { left: 0, top: 0, right: width, bottom: height },
      picture: false,
    }
    this.state = {
      matrix,
      font: {},
      size: 0,
      charSpacing: 0,
      wordSpacing: 0,
      stretch: 1,
      leading: 0,
      rise: 0,
      lineWidth: 1,
      clip: EVERYWHERE,
    }
  }

  save(): void {
    this.#saved.push({ ...this.state })
  }

  restore(): void {
    const saved = this.#saved.pop()
    if (saved) this.state = saved
  }

  /** A picture fills the unit square, so the matrix that is set before it tells its area. */
  transform(matrix: Matrix): void {
    this.state.matrix = multiply(this.state.matrix, matrix)
    const [a, b, c, d] = this.state.matrix
    const { right, bottom } = this.content.area
    if (Math.abs(a * d - b * c) > right * bottom * PICTURE_SHARE) this.content.picture = true
  }

  clip(box: ArrayLike<number> | null | undefined): void {
    if (box) this.state.clip = clipped(this.state.clip, box, this.state.matrix)
  }

  setFont(name: string, size: number): void {
    this.state.font = this.#fontOf(name)
    this.state.size = size
  }

  setTextMatrix(matrix: Matrix): void {
    this.textMatrix = matrix
    this.x = 0
    this.y = 0
    this.lineX = 0
    this.lineY = 0
  }

  moveText(x: number, y: number): void {
    this.lineX += x
    this.lineY += y
    this.x = this.lineX
    this.y = this.lineY
  }

  /** Numbers between characters move the pen back by thousandths of the font's size. */
  showText(glyphs: readonly (ShownGlyph | number)[]): void {
    const { state } = this
    const vertical = state.font.vertical === true
    const toPage = multiply(state.matrix, this.textMatrix)
    const [thousandth = 0.001] = Array.from(state.font.fontMatrix ?? [])
    const scale = state.size * thousandth
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        const back = (glyph * state.size) / 1000
        if (vertical) this.y -= back
        else this.x -= back * state.stretch
        continue
      }
      const spacing = (glyph.isSpace ? state.wordSpacing : 0) + state.charSpacing
      const width = vertical ? (glyph.vmetric ?? DEFAULT_VERTICAL)[0] : glyph.width
      this.#place(glyph, width * scale, toPage, vertical)
      if (vertical) this.y += width * scale - spacing
      else this.x += (width * scale + spacing) * state.stretch
    }
  }

  /** The centre of a character stands half its advance on and, in a line, a third of its size up. */
  #place(glyph: ShownGlyph, advance: number, [a, b, c, d, e, f]: Matrix, vertical: boolean): void {
    const { size, stretch, rise } = this.state
    const text = readableCharacter(glyph.unicode)
    if (text === '') return
    const forward = vertical ? 0 : advance * stretch
    const down = vertical ? advance : 0
    const middleX = this.x + forward / 2
    const middleY = this.y + rise + (vertical ? down / 2 : Math.abs(size) * 0.35)
    const x = a * middleX + c * middleY + e
    const y = b * middleX + d * middleY + f
    const directionX = vertical ? -c : a * Math.sign(forward || 1)
    const directionY = vertical ? -d : b * Math.sign(forward || 1)
    if (isSlanted(directionX, directionY)) return
    const { glyphs, area } = this.content
    const advanceOnPage = Math.hypot(a * forward + c * down, b * forward + d * down)
    const place = { x, y, advance: advanceOnPage, direction: directionOf(directionX, directionY) }
    glyphs.push({
      text,
      ...place,
      size: Math.abs(size) * Math.hypot(c, d),
      order: glyphs.length,
      cut: isCut(place, this.state.clip, area),
    })
  }
}

/** Text across the page at an angle is a watermark. */
function isSlanted(x: number, y: number): boolean {
  return Math.min(Math.abs(x), Math.abs(y)) > Math.hypot(x, y) * 0.1
}

let handlersReady: Promise<ReadonlyMap<number, Handler>> | undefined

function handlersByOperator(): Promise<ReadonlyMap<number, Handler>> {
  handlersReady ??= operators().then((ops) => {
    const stroked = new Set([ops.stroke, ops.closeStroke])
    const filled = new Set([ops.fill, ops.eoFill])
    const both = new Set([
      ops.fillStroke,
      ops.eoFillStroke,
      ops.closeFillStroke,
      ops.closeEOFillStroke,
    ])
    const paint: Handler = (run, [kind, data, box]) => {
      if (run.clipsNext) run.clip(box as ArrayLike<number> | null)
      run.clipsNext = false
      const path = (data as readonly (ArrayLike<number> | null)[])[0]
      if (!path) return
      const { matrix } = run.state
      if (stroked.has(kind as number) || both.has(kind as number)) {
        strokedRules(path, matrix, run.content.rules)
      } else if (filled.has(kind as number)) filledRules(path, matrix, run.content.rules)
    }
    return new Map<number, Handler>([
      [ops.constructPath, paint],
      [ops.clip, (run) => (run.clipsNext = true)],
      [ops.eoClip, (run) => (run.clipsNext = true)],
      [ops.save, (run) => run.save()],
      [ops.restore, (run) => run.restore()],
      [ops.transform, (run, args) => run.transform(matrixOf(args as number[]))],
      [ops.paintFormXObjectBegin, beginForm],
      [ops.paintFormXObjectEnd, (run) => run.restore()],
      [ops.beginAnnotation, beginAnnotation],
      [ops.endAnnotation, (run) => run.restore()],
      [ops.beginText, (run) => run.setTextMatrix(IDENTITY)],
      [ops.setTextMatrix, (run, [matrix]) => run.setTextMatrix(matrixOf(matrix as number[]))],
      [ops.moveText, (run, [x, y]) => run.moveText(x as number, y as number)],
      [ops.setLeadingMoveText, leadAndMove],
      [ops.nextLine, (run) => run.moveText(0, -run.state.leading)],
      [ops.setFont, (run, [name, size]) => run.setFont(name as string, size as number)],
      [ops.setGState, (run, [entries]) => applyState(run, entries)],
      [ops.showText, (run, [glyphs]) => run.showText(glyphs as ShownGlyph[])],
      ...numberSetters(ops),
    ])
  })
  return handlersReady
}

function numberSetters(ops: Awaited<ReturnType<typeof operators>>): [number, Handler][] {
  const set =
    (write: (state: State, value: number) => void): Handler =>
    (run, [value]) =>
      write(run.state, value as number)
  return [
    [ops.setCharSpacing, set((state, value) => (state.charSpacing = value))],
    [ops.setWordSpacing, set((state, value) => (state.wordSpacing = value))],
    [ops.setHScale, set((state, value) => (state.stretch = value / 100))],
    [ops.setLeading, set((state, value) => (state.leading = value))],
    [ops.setTextRise, set((state, value) => (state.rise = value))],
  ]
}

function beginForm(run: Run, [matrix, box]: readonly unknown[]): void {
  run.save()
  if (matrix) run.state.matrix = multiply(run.state.matrix, matrixOf(matrix as number[]))
  run.clip(box as ArrayLike<number> | null)
}

/** An annotation's appearance is fitted into its rectangle by its two matrices. */
function beginAnnotation(run: Run, args: readonly unknown[]): void {
  run.save()
  for (const matrix of [args[2], args[3]]) {
    if (matrix) run.state.matrix = multiply(run.state.matrix, matrixOf(matrix as number[]))
  }
}

function leadAndMove(run: Run, [x, y]: readonly unknown[]): void {
  run.state.leading = -(y as number)
  run.moveText(x as number, y as number)
}

function applyState(run: Run, entries: unknown): void {
  for (const [key, value] of entries as [string, unknown][]) {
    if (key !== 'Font') continue
    const [name, size] = value as [string, number]
    run.setFont(name, size)
  }
}
