import { type Static, Type } from 'typebox'
import { choice, Id, Instant, Nullable, Place, PlaceValue, ReportContent } from './shapes.ts'

/** Every save is a version; any of them can be shown, compared and brought back. */

export const ChangeOrigin = choice(['edit', 'import', 'compute', 'aggregate', 'restore', 'create'])

const Version = Type.Integer({ minimum: 1, title: '版本' })
const Diff = Type.Object({
  place: Place,
  /** As people call the place: `表三“……”自然人`, `一、总体情况`. */
  name: Type.String(),
  before: PlaceValue,
  after: PlaceValue,
})

/** GET /api/annual-reports/:reportId/changes?before=120: newest first. */
export const ListChangesInput = Type.Object({
  reportId: Id,
  /** Versions below this one. */
  before: Type.Optional(Version),
  size: Type.Optional(Type.Integer({ minimum: 1, maximum: 200, title: '条数' })),
  /** Only saves that touched this place. */
  place: Type.Optional(Place),
})
export const ChangeList = Type.Object({
  changes: Type.Array(
    Type.Object({
      version: Version,
      at: Instant,
      by: Type.String(),
      origin: ChangeOrigin,
      places: Type.Array(Diff),
    }),
  ),
  /** Give this as `before` to see more; null at the end. */
  next: Nullable(Type.Integer()),
})

/** GET /api/annual-reports/:reportId/versions/:version */
export const ShowVersionInput = Type.Object({ reportId: Id, version: Version })
export const VersionView = Type.Object({
  version: Version,
  at: Nullable(Instant),
  by: Type.String(),
  content: ReportContent,
})

/** GET /api/annual-reports/:reportId/diff?from=3&to=9 */
export const DiffInput = Type.Object({ reportId: Id, from: Version, to: Version })
export const DiffView = Type.Object({ places: Type.Array(Diff) })

/** POST /api/annual-reports/:reportId/restore: what stood at a version, saved as a new version. */
export const RestoreInput = Type.Object({
  reportId: Id,
  version: Version,
  /** The version the person is looking at; refused when somebody has saved since. */
  current: Version,
  /** Only these places; without it all. */
  places: Type.Optional(Type.Array(Place, { maxItems: 1000, title: '位置' })),
})

export type ChangeListData = Static<typeof ChangeList>
