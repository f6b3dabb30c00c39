import type { Static } from 'typebox'
import { checkArrangement } from '#core/calendar/arrangement.ts'
import { invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { validate } from '#platform/action/validate.ts'
import { Arrangement, type ArrangementInput, type CalendarInput } from '../../contract/calendar.ts'

export type Announced = ArrangementInput & { readonly scope: string }

/** The arrangement as it was given, in fields or as JSON; refused where it cannot be true. */
export function readArrangement(
  { arrangement, json }: Static<typeof CalendarInput>,
  regionCode: string,
): Result<Announced, Refusal> {
  const given = arrangement ? ok(arrangement) : readJson(json ?? '')
  if (!given.ok) return given
  const announced: Announced = { scope: '', ...given.value }
  const checked = checkArrangement(announced)
  if (!checked.ok) return checked
  if (regionCode.startsWith(announced.scope)) return ok(announced)
  const sentence = `区划代码${announced.scope}的放假安排不适用于本行政区（${regionCode}）。`
  return fail(invalid('other-region', sentence, { scope: sentence }))
}

function readJson(text: string): Result<ArrangementInput, Refusal> {
  if (text.trim() === '') {
    return fail(invalid('no-arrangement', '请填写放假安排，或者选择 JSON 文件。'))
  }
  try {
    return validate(Arrangement, JSON.parse(text))
  } catch {
    return fail(invalid('no-json', '这不是 JSON 文件，请核对。', { json: '不是 JSON。' }))
  }
}
