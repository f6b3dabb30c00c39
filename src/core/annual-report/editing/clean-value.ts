import { isDay } from '../../kit/day.ts'
import { fail, ok, type Result } from '../../kit/result.ts'
import { figureCell } from '../compile.ts'
import type { CellPlace } from '../template.ts'
import type { CellContent, PlaceValue } from './content.ts'
import { BLANK_CELL, isCell, type KnownPlace } from './place.ts'

const LONGEST = { title: 200, section: 100_000, contact: 200 } as const
/** Larger figures lose their last digits when they are added up. */
const GREATEST_FIGURE = 1e12

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is taken out.
const CONTROL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g

/**
 * What somebody typed, as it is kept: lines end in `\n`, control characters are dropped, a figure is
 * printed as the form prints it. Else a sentence on what is wrong with it.
 */
export function cleanValue(place: KnownPlace, value: PlaceValue): Result<PlaceValue, string> {
  if (place.kind === 'cell') {
    return typeof value === 'string' ? fail('单元格的内容不完整。') : cleanCell(place.cell, value)
  }
  if (isCell(value)) return fail('这里应当是文字。')
  const text = (value ?? '').replace(/\r\n?/g, '\n').replace(CONTROL, '')
  if (place.kind === 'section') {
    return withinLimit(text, LONGEST.section)
  }
  const line = text.replace(/\s+/g, ' ').trim()
  if (place.kind === 'signedOn') {
    return line === '' || isDay(line)
      ? ok(line === '' ? null : line)
      : fail('落款日期应当写成 2026-01-20 的样子。')
  }
  if (place.kind === 'title') return withinLimit(line, LONGEST.title)
  const limited = withinLimit(line, LONGEST.contact)
  if (!limited.ok) return limited
  if (place.field === 'url' && line !== '' && !/^(?:https?:\/\/|www\.)\S+$/i.test(line)) {
    return fail('应当以 https:// 或 http:// 开头。')
  }
  return ok(line === '' ? null : line)
}

function withinLimit(text: string, most: number): Result<string, string> {
  return text.length > most ? fail(`最多 ${most} 个字，现在有 ${text.length} 个字。`) : ok(text)
}

function cleanCell(place: CellPlace, value: CellContent | null): Result<CellContent, string> {
  if (value === null) return ok(BLANK_CELL)
  const raw = value.raw.replace(CONTROL, '').trim()
  const reason = value.reason?.replace(CONTROL, '').trim() ?? ''
  // Why it is not what the form computes, or not what the records come to.
  const because = reason === '' ? {} : { reason }
  if (value.kind === 'number') {
    if (value.value === undefined || !(Math.abs(value.value) <= GREATEST_FIGURE)) {
      return fail(`${place.name}的数字太大或无法识别。`)
    }
    return ok({ ...figureCell(value.value, place), ...because } as CellContent)
  }
  if (value.kind === 'text' && raw === '') return ok({ ...BLANK_CELL, ...because })
  return ok({ kind: value.kind, raw: value.kind === 'blank' ? '' : raw, ...because })
}
