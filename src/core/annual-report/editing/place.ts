import { INTRO } from '../report.ts'
import type { CellPlace, Template } from '../template.ts'
import type { CellContent, Change, Place, PlaceValue, ReportContent } from './content.ts'

export const CONTACT_FIELDS = ['address', 'postcode', 'phone', 'email', 'url'] as const
export type ContactField = (typeof CONTACT_FIELDS)[number]

const CONTACT_LABELS: Readonly<Record<ContactField, string>> = {
  address: '地址',
  postcode: '邮编',
  phone: '电话',
  email: '电子邮箱',
  url: '网址',
}

/** A place of a report, taken apart. */
export type KnownPlace =
  | { readonly kind: 'cell'; readonly cell: CellPlace }
  | { readonly kind: 'section'; readonly id: string }
  | { readonly kind: 'contact'; readonly field: ContactField }
  | { readonly kind: 'title' }
  | { readonly kind: 'signedOn' }

/** The place a name stands for; null where the template has no such place. */
export function placeOf(template: Template, place: Place): KnownPlace | null {
  if (place === 'title' || place === 'signedOn') return { kind: place }
  const colon = place.indexOf(':')
  const [kind, id] = [place.slice(0, colon), place.slice(colon + 1)]
  if (kind === 'cell') {
    const cell = template.cellById.get(id)
    return cell ? { kind, cell } : null
  }
  if (kind === 'section') {
    return id === INTRO || template.sectionById.has(id) ? { kind, id } : null
  }
  const field = CONTACT_FIELDS.find((each) => each === id)
  return kind === 'contact' && field ? { kind, field } : null
}

/** As people call the place: `表三“1.属于国家秘密”自然人`, `一、总体情况`. */
export function placeName(template: Template, place: Place): string {
  const known = placeOf(template, place)
  switch (known?.kind) {
    case 'cell':
      return known.cell.name
    case 'section': {
      const section = template.sectionById.get(known.id)
      return section ? `${section.ordinal}、${section.title}` : '引言'
    }
    case 'contact':
      return `联系方式·${CONTACT_LABELS[known.field]}`
    case 'title':
      return '标题'
    case 'signedOn':
      return '落款日期'
    default:
      return place
  }
}

/** Every place of a report in this form, in the order of the form. */
export function placesOf(template: Template): Place[] {
  return [
    'title',
    `section:${INTRO}`,
    ...template.sections.map(({ id }) => `section:${id}`),
    ...template.cells.map(({ id }) => `cell:${id}`),
    'signedOn',
    ...CONTACT_FIELDS.map((field) => `contact:${field}`),
  ]
}

export const BLANK_CELL: CellContent = { kind: 'blank', raw: '' }

/** What stands at a place. */
export function valueAt(content: ReportContent, place: Place): PlaceValue {
  if (place === 'title' || place === 'signedOn') return content[place]
  const colon = place.indexOf(':')
  const id = place.slice(colon + 1)
  switch (place.slice(0, colon)) {
    case 'cell':
      return content.cells[id] ?? BLANK_CELL
    case 'section':
      return content.sections[id] ?? ''
    case 'contact':
      return content.contact[id as ContactField] ?? null
    default:
      return null
  }
}

/** The content with other values at some places, which the template must have. */
export function withValues(
  content: ReportContent,
  values: ReadonlyMap<Place, PlaceValue>,
): ReportContent {
  if (values.size === 0) return content
  const cells = { ...content.cells }
  const sections = { ...content.sections }
  const contact: Record<string, string> = { ...content.contact }
  let { title, signedOn } = content
  for (const [place, value] of values) {
    const colon = place.indexOf(':')
    const [kind, id] = [place.slice(0, colon), place.slice(colon + 1)]
    const text = typeof value === 'string' ? value : ''
    if (place === 'title') title = text
    else if (place === 'signedOn') signedOn = text === '' ? null : text
    else if (kind === 'cell') cells[id] = isCell(value) ? value : BLANK_CELL
    else if (kind === 'section') sections[id] = text
    else if (text === '') delete contact[id]
    else contact[id] = text
  }
  return { title, cells, sections, contact, signedOn }
}

export function isCell(value: PlaceValue): value is CellContent {
  return typeof value === 'object' && value !== null
}

/** Whether two values are the same to a reader: an empty text is none, a number is its value. */
export function sameValue(one: PlaceValue, other: PlaceValue): boolean {
  if (isCell(one) || isCell(other)) return sameCell(cellFrom(one), cellFrom(other))
  return (one ?? '') === (other ?? '')
}

function cellFrom(value: PlaceValue): CellContent {
  return isCell(value) ? value : BLANK_CELL
}

const BY_KIND_ALONE = new Set(['blank', 'slash', 'na'])

function sameCell(one: CellContent, other: CellContent): boolean {
  if (one.kind !== other.kind || (one.reason ?? '') !== (other.reason ?? '')) return false
  if (one.kind === 'number') return one.value === other.value
  return BY_KIND_ALONE.has(one.kind) || one.raw === other.raw
}

/** What must be changed to get from one content to another, in the order of the form. */
export function differences(
  template: Template,
  before: ReportContent,
  after: ReportContent,
): Change[] {
  return placesOf(template).flatMap((place) => {
    const [from, to] = [valueAt(before, place), valueAt(after, place)]
    return from === to || sameValue(from, to) ? [] : [{ place, before: from, after: to }]
  })
}

/** The content as it was before the given changes, which are those of later saves, newest first. */
export function undone(
  content: ReportContent,
  saves: readonly { readonly changes: readonly Change[] }[],
): ReportContent {
  const values = new Map<Place, PlaceValue>()
  for (const { changes } of saves) {
    for (const { place, before } of changes) values.set(place, before)
  }
  return withValues(content, values)
}
