import { type Static, Type } from 'typebox'
import { GROUNDS } from '#core/requests/decision-kinds.ts'
import { choice, Id } from '#platform/action/shapes.ts'
import { ReceivedFile } from '../../files/files.contract.ts'
import { RequestFileInput } from './files.ts'

/** Parts of an attached PDF are covered, and the rest given out (条例§37). */

const Ground = choice(GROUNDS, {
  title: '遮盖的依据',
  sentence: '请为每一处遮盖选择不予公开的依据。',
})

/** Points (1/72 inch) from the upper left corner of the page as it is shown. */
const FAR = 20_000
const place = (title: string) => Type.Number({ title, minimum: -FAR, maximum: FAR })
const side = (title: string) => Type.Number({ title, minimum: 0, maximum: FAR })
const PageNumber = Type.Integer({ title: '页码', minimum: 1, maximum: 10_000 })

const AreaInput = Type.Object({
  ...{ page: PageNumber, x: place('左边距'), y: place('上边距') },
  ...{ width: side('宽度'), height: side('高度'), ground: Ground },
})

const TextInput = Type.Object({
  text: Type.String({ title: '要遮盖的文字', minLength: 1, maxLength: 500 }),
  ground: Ground,
})

/** POST …/files/:fileId/redact */
export const RedactInput = Type.Object({
  ...{ requestId: Id, fileId: Id },
  areas: Type.Array(AreaInput, { title: '框选的区域', maxItems: 1000 }),
  texts: Type.Array(TextInput, { title: '要遮盖的文字', maxItems: 200 }),
})
export type RedactInput = Static<typeof RedactInput>

/** What was done: never what stood there. */
const RedactionReport = Type.Object(
  {
    pages: Type.Integer(),
    /** All covers of the file. */
    covers: Type.Integer(),
    /** How many covers each text of the input has, in its order. */
    covered: Type.Array(Type.Integer()),
    /** Sentences for whoever looks at the result before it is handed out. */
    warnings: Type.Array(Type.String()),
  },
  { title: '遮盖情况' },
)

/** Put together by the server after the file was redacted, never by the browser. */
export const KeepRedactionInput = Type.Object({
  ...{ requestId: Id, fileId: Id, received: ReceivedFile, report: RedactionReport },
  /** How many covers rest on each ground. */
  grounds: Type.Record(Type.String(), Type.Integer(), { title: '遮盖的依据' }),
})

export const RedactionDone = Type.Object({
  /** Of the new attachment. */
  fileId: Id,
  title: Type.String(),
  ...RedactionReport.properties,
})
export type RedactionDone = Static<typeof RedactionDone>

/** GET …/files/:fileId/redact: how far the redaction is that this person asked for. */
export const RedactionProgress = Type.Object({
  /** `none`: this server process knows of none. */
  step: choice(['none', 'waiting', 'reading', 'covering', 'checking']),
  page: Type.Integer(),
  pages: Type.Integer(),
})
export type RedactionProgress = Static<typeof RedactionProgress>

/** GET …/files/:fileId/pages/:page */
export const FilePageInput = Type.Object({ ...RequestFileInput.properties, page: PageNumber })

/** GET …/files/:fileId/pages: an attached PDF as it is shown; lengths in points. */
export const FilePages = Type.Object({
  title: Type.String(),
  pages: Type.Array(Type.Object({ width: Type.Number(), height: Type.Number() })),
})
export type FilePages = Static<typeof FilePages>
