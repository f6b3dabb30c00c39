import { readFileSync } from 'node:fs'
import { type Static, Type } from 'typebox'
import { checkArrangement, type RegionalArrangement } from '#core/calendar/arrangement.ts'
import { CLOCK_EVENT_LABELS, type ClockEvent } from '#core/clock/events.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { Day } from '#platform/action/shapes.ts'
import { validate } from '#platform/action/validate.ts'
import { diskSentence } from '#platform/disk/disk-sentence.ts'

const EventList = Type.Array(
  Type.Object({
    kind: Type.Enum(Object.keys(CLOCK_EVENT_LABELS), { title: '种类' }),
    on: Day,
    id: Type.Optional(Type.String({ title: '编号' })),
    with: Type.Optional(Type.Enum(['third-party', 'agency', 'secrecy'], { title: '对象' })),
    dueOn: Type.Optional(Day),
    workingDays: Type.Optional(Type.Integer({ title: '工作日', minimum: 1 })),
    until: Type.Optional(Day),
  }),
  { title: '事件', maxItems: 1000 },
)

const ArrangementList = Type.Array(
  Type.Object({
    year: Type.Integer({ minimum: 2007, maximum: 2100, title: '年份' }),
    region: Type.Optional(Type.String({ pattern: '^\\d{2,12}$', title: '行政区划代码' })),
    sources: Type.Array(Type.String()),
    off: Type.Array(Type.Object({ name: Type.String({ minLength: 1 }), from: Day, to: Day })),
    work: Type.Array(Day),
  }),
  { title: '放假安排' },
)

/** The events of a file: a JSON list of `{"kind":"extended","on":"2026-03-02","workingDays":20}`. */
export function readEvents(path: string): Result<readonly ClockEvent[], string> {
  const read = readList(path, EventList)
  if (!read.ok) return read
  for (const event of read.value) {
    const missing = missingIn(event)
    if (missing) return fail(`${path}：“${event.kind}”（${event.on}）缺少 ${missing}`)
  }
  return ok(read.value as readonly ClockEvent[])
}

/** Further arrangements of a file: new years, or a region's own days off (those with `region`). */
export function readArrangements(path: string): Result<readonly RegionalArrangement[], string> {
  const read = readList(path, ArrangementList)
  if (!read.ok) return read
  for (const each of read.value) {
    const checked = checkArrangement(each)
    if (!checked.ok) return fail(`${path}：${checked.error.message}`)
  }
  return ok(read.value.map((each) => ({ region: '', ...each })))
}

const NEEDED: Readonly<Record<string, readonly (keyof Static<typeof EventList>[number])[]>> = {
  'consultation-sent': ['id', 'with'],
  'consultation-answered': ['id'],
  extended: ['workingDays'],
  postponed: ['until'],
}

function missingIn(event: Static<typeof EventList>[number]): string | null {
  return NEEDED[event.kind]?.find((name) => event[name] === undefined) ?? null
}

function readList<Schema extends typeof EventList | typeof ArrangementList>(
  path: string,
  schema: Schema,
): Result<Static<Schema>, string> {
  let given: unknown
  try {
    given = JSON.parse(readFileSync(path, 'utf8'))
  } catch (error) {
    return fail(error instanceof SyntaxError ? `${path} 不是 JSON 文件` : diskSentence(error, path))
  }
  const checked = validate(schema, given)
  return checked.ok ? checked : fail(`${path}：${checked.error.message}`)
}
