import { type Static, Type } from 'typebox'
import { Nullable, Place, PlaceValue } from './shapes.ts'

/*
 * POST /api/annual-reports/:reportId/import (multipart, field `file`): what a file would change.
 * Nothing is saved; what the person chooses goes to `save` as changes with origin `import`.
 */

const ImportedPlace = Type.Object({
  place: Place,
  name: Type.String(),
  before: PlaceValue,
  after: PlaceValue,
  /** Where in the file it stands, in words, and the characters there. */
  source: Nullable(Type.String()),
  raw: Nullable(Type.String()),
  /** A total of the file that is not the sum of its parts: taking it over needs a reason. */
  needsReason: Type.Boolean(),
  /** Taken over unless the person says no. */
  suggested: Type.Boolean(),
})

export const ImportPreview = Type.Object({
  /** The version of the report the preview was made against. */
  version: Type.Integer(),
  file: Type.Object({
    name: Type.String(),
    format: Type.String(),
    template: Type.String(),
    title: Nullable(Type.String()),
    year: Nullable(Type.Integer()),
    agency: Nullable(Type.String()),
  }),
  changes: Type.Array(ImportedPlace),
  /** Cells of the form for which the file gave nothing that could be read. */
  unread: Type.Array(Type.Object({ place: Place, name: Type.String() })),
  /** Places that stand in the report as they stand in the file. */
  same: Type.Integer(),
  /** Other year, other agency, other form, and what the reader noticed. */
  warnings: Type.Array(Type.String()),
})

export type ImportPreviewData = Static<typeof ImportPreview>
export type ImportedPlaceData = Static<typeof ImportedPlace>
