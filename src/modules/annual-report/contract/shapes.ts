import { Type } from 'typebox'
import { choice, Nullable } from '#platform/action/shapes.ts'

/** The shapes that all contracts of the room are made of. */

export { choice, Day, Id, Instant, Nullable } from '#platform/action/shapes.ts'

export const Scope = choice(['agency', 'township', 'government'], { title: '机关类别' })
export const ReportState = choice(
  ['draft', 'submitted', 'returned', 'accepted', 'signed', 'published', 'correcting'],
  { title: '状态' },
)
export const CheckStatus = choice(['pass', 'fail', 'incomplete'], { title: '核对结果' })
export const Level = choice(['error', 'warning', 'hint'])

/** A cell as it is edited. `reason`: why it is not what is computed or counted. */
export const CellContent = Type.Object({
  kind: choice(['number', 'blank', 'slash', 'na', 'text', 'unread']),
  value: Type.Optional(Type.Number()),
  raw: Type.String({ maxLength: 200 }),
  reason: Type.Optional(Type.String({ maxLength: 500, title: '理由' })),
})

/** Everything of a report that is edited: see `core/annual-report/editing/content.ts`. */
export const ReportContent = Type.Object({
  title: Type.String(),
  cells: Type.Record(Type.String(), CellContent),
  sections: Type.Record(Type.String(), Type.String()),
  contact: Type.Object({
    address: Type.Optional(Type.String()),
    postcode: Type.Optional(Type.String()),
    phone: Type.Optional(Type.String()),
    email: Type.Optional(Type.String()),
    url: Type.Optional(Type.String()),
  }),
  signedOn: Nullable(Type.String()),
})

/**
 * `cell:<id>` has a cell, every other place a text; null where nothing stands. How long the text of
 * a place may be is said by core, which knows the name of the place; here only what is beyond all.
 */
export const PlaceValue = Type.Union(
  [CellContent, Type.String({ maxLength: 1_000_000 }), Type.Null()],
  { sentence: '一处文字最多 100000 个字，表中一格最多 200 个字，改动合计的理由最多 500 个字。' },
)

/** `cell:<id>`, `section:<id>`, `title`, `signedOn`, `contact:<field>`. */
export const Place = Type.String({ maxLength: 120, title: '位置' })

export const Change = Type.Object({ place: Place, before: PlaceValue, after: PlaceValue })
