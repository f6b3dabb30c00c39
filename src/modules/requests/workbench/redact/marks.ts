import type { FilePages, RedactInput } from '../../requests.contract.ts'

/** What is to be covered, as it is marked on the screen; numbers as they are typed. */

export type AreaDraft = {
  readonly id: number
  readonly page: string
  /** Points from the upper left corner of the page. */
  readonly x: string
  readonly y: string
  readonly width: string
  readonly height: string
  /** Empty while none is chosen. */
  readonly ground: string
}
export type TextDraft = { readonly id: number; readonly text: string; readonly ground: string }
export type MarksDraft = {
  readonly areas: readonly AreaDraft[]
  readonly texts: readonly TextDraft[]
}
export type PageSize = FilePages['pages'][number]
export type Point = { readonly x: number; readonly y: number }
export type Box = Point & { readonly width: number; readonly height: number }

export const NO_MARKS: MarksDraft = { areas: [], texts: [] }

/** What is sent besides the ids of the path. */
export type MarksInput = Pick<RedactInput, 'areas' | 'texts'>

/** Smaller boxes, in points, come from a click, not from a drag. */
const LEAST = 3

/** The box between two points, within the page; null when it is too small to be meant. */
export function boxBetween(from: Point, to: Point, page: PageSize): Box | null {
  const within = (value: number, most: number) => Math.min(Math.max(value, 0), most)
  const [left, right] = ordered(within(from.x, page.width), within(to.x, page.width))
  const [top, bottom] = ordered(within(from.y, page.height), within(to.y, page.height))
  const box = { x: left, y: top, width: right - left, height: bottom - top }
  return box.width < LEAST || box.height < LEAST ? null : box
}

const ordered = (one: number, other: number) =>
  [Math.min(one, other), Math.max(one, other)] as const

/** A box for whoever does not drag: across the page, to be moved by its numbers. */
export function firstBox({ width, height }: PageSize): Box {
  return { x: width / 4, y: height / 10, width: width / 2, height: 24 }
}

/** An area as it stands in the list, rounded to tenths of a point. */
export function areaOf(id: number, page: number, box: Box, ground: string): AreaDraft {
  const text = (value: number) => String(Math.round(value * 10) / 10)
  return {
    ...{ id, page: String(page), x: text(box.x), y: text(box.y) },
    ...{ width: text(box.width), height: text(box.height), ground },
  }
}

/** Where an area is drawn; null while its numbers say no box. */
export function boxOf({ x, y, width, height }: AreaDraft): Box | null {
  const box = { x: numberOf(x), y: numberOf(y), width: numberOf(width), height: numberOf(height) }
  return Object.values(box).every(Number.isFinite) && box.width > 0 && box.height > 0 ? box : null
}

const numberOf = (text: string): number => (text.trim() === '' ? Number.NaN : Number(text))

/** What keeps the marks from being sent, by `areas/0/ground`: as the server names fields. */
export function gapsOf(
  { areas, texts }: MarksDraft,
  pages: readonly PageSize[],
): Readonly<Record<string, string>> {
  const gaps: Record<string, string> = {}
  areas.forEach((area, at) => {
    const place = gapOfPlace(area, pages)
    if (place) gaps[`areas/${at}`] = place
    if (area.ground === '') gaps[`areas/${at}/ground`] = NO_GROUND
  })
  texts.forEach(({ text, ground }, at) => {
    if (text.trim() === '') gaps[`texts/${at}/text`] = '请填写要遮盖的文字，或者删除这一段。'
    if (ground === '') gaps[`texts/${at}/ground`] = NO_GROUND
  })
  return gaps
}

const NO_GROUND = '请选择不予公开的依据。'

function gapOfPlace(area: AreaDraft, pages: readonly PageSize[]): string | null {
  const size = pages[numberOf(area.page) - 1]
  if (!size) return `页码应当是1到${pages.length}的整数。`
  const box = boxOf(area)
  if (!box) return '位置和大小请填写数字，宽度、高度须大于0。'
  const isOnPage =
    box.x < size.width && box.y < size.height && box.x + box.width > 0 && box.y + box.height > 0
  return isOnPage ? null : '这个区域不在页面上。'
}

/** To be asked only where there are no gaps. */
export function inputOf({ areas, texts }: MarksDraft): MarksInput {
  type Ground = MarksInput['areas'][number]['ground']
  return {
    areas: areas.map(({ page, x, y, width, height, ground }) => ({
      ...{ page: numberOf(page), x: numberOf(x), y: numberOf(y) },
      ...{ width: numberOf(width), height: numberOf(height), ground: ground as Ground },
    })),
    texts: texts.map(({ text, ground }) => ({ text: text.trim(), ground: ground as Ground })),
  }
}
