import { type Static, Type } from 'typebox'
import {
  CORRECTION_RESULTS,
  CORRECTION_STATES,
  CORRECTION_STEPS,
} from '#core/requests/corrections/course.ts'
import { CHANNELS, SERVED_WAYS } from '#core/requests/words.ts'
import {
  choice,
  Day,
  Id,
  Instant,
  Nullable,
  nameOf,
  text,
  Version,
} from '#platform/action/shapes.ts'
import { LETTER_FORMATS } from './letters.ts'
import { AgencyId, EXPORT_FORMAT } from './shapes.ts'

/** Applications to correct a record about oneself (更正申请, 条例§41). */

const State = nameOf(CORRECTION_STATES)
const Result = nameOf(CORRECTION_RESULTS, { title: '处理结果' })

const CorrectionApplicant = Type.Object({
  name: text('申请人姓名或名称', 100, 1),
  isOrganisation: Type.Boolean({ title: '申请人是否为单位' }),
  idNumber: text('证件号码', 40),
  phone: text('联系电话', 40),
  address: text('通信地址', 300),
})
export type CorrectionApplicant = Static<typeof CorrectionApplicant>

/** POST /api/request-corrections: as it came in, entered by the office. */
export const EnterCorrectionInput = Type.Object({
  agencyId: AgencyId,
  channel: nameOf(CHANNELS, { title: '提交方式' }),
  submittedOn: Day,
  applicant: CorrectionApplicant,
  recordRef: text('要求更正的记录', 300, 1),
  claim: text('不准确之处和更正要求', 5000, 1),
  evidence: text('证据材料', 2000, 1),
  /** The office's own day; otherwise it follows from the period that is set. */
  dueOn: Type.Optional(Nullable(Day)),
  /** The same again after a double click. */
  token: Type.Optional(Id),
})
export type EnterCorrectionInput = Static<typeof EnterCorrectionInput>
export const CorrectionEntered = Type.Object({
  ...{ correctionId: Id, number: Type.String(), dueOn: Nullable(Day) },
})
export type CorrectionEntered = Static<typeof CorrectionEntered>

const FILTER = {
  agencyId: Type.Optional(AgencyId),
  state: Type.Optional(nameOf(CORRECTION_STATES, { title: '状态' })),
  isOpen: Type.Optional(Type.Boolean({ title: '只看未办结' })),
  words: Type.Optional(text('查找', 200)),
}
/** POST /api/request-corrections/search */
export const CorrectionsInput = Type.Object({
  ...FILTER,
  page: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, title: '页' })),
})
export const ExportCorrectionsInput = Type.Object({ ...FILTER, format: EXPORT_FORMAT })

const Row = Type.Object({
  ...{ id: Id, number: Type.String(), agencyId: Id, agencyName: Type.String(), state: State },
  /** Masked; not shown where this person may not read it. */
  applicantName: Type.String(),
  ...{ recordRef: Type.String(), submittedOn: Day, dueOn: Nullable(Day), isLate: Type.Boolean() },
  ...{ result: Nullable(Result), toldOn: Nullable(Day) },
})
export type CorrectionRow = Static<typeof Row>
export const CorrectionPage = Type.Object({
  total: Type.Integer(),
  size: Type.Integer(),
  rows: Type.Array(Row),
})

export const CorrectionInput = Type.Object({ correctionId: Id })

const Decision = Type.Object({
  ...{ result: Result, reasons: Type.String(), correctedText: Type.String() },
  ...{ otherAgency: Type.String(), otherContact: Type.String() },
})

export const CorrectionView = Type.Object({
  ...Row.properties,
  ...{ channel: nameOf(CHANNELS), applicant: CorrectionApplicant, claim: Type.String() },
  ...{ evidence: Type.String(), findings: Type.String(), decision: Nullable(Decision) },
  ...{ decidedOn: Nullable(Day), toldWay: Nullable(nameOf(SERVED_WAYS)), proof: Type.String() },
  /** Why there is this due day: not by law. */
  dueBasis: Type.String(),
  version: Type.Integer(),
  letters: Type.Array(
    Type.Object({ kind: Type.String(), title: Type.String(), number: Type.String() }),
  ),
  timeline: Type.Array(
    Type.Object({
      ...{ serial: Type.Integer(), label: Type.String(), on: Day, note: Type.String() },
      ...{ at: Instant, by: Type.String() },
    }),
  ),
  steps: Type.Array(
    Type.Object({
      name: choice(CORRECTION_STEPS.map(({ name }) => name)),
      label: Type.String(),
    }),
  ),
})
export type CorrectionView = Static<typeof CorrectionView>

const STEP = { correctionId: Id, version: Version, on: Type.Optional(Day) }
const NOTE = text('理由', 2000)
export const CorrectionMoved = Type.Object({ state: State, version: Type.Integer() })

export const ExamineInput = Type.Object({ ...STEP, findings: text('审核情况', 5000, 1) })
export const DecideCorrectionInput = Type.Object({
  ...{ ...STEP, result: Result },
  reasons: Type.Optional(text('理由', 2000)),
  correctedText: Type.Optional(text('更正后的内容', 2000)),
  otherAgency: Type.Optional(text('有权更正的机关', 100)),
  otherContact: Type.Optional(text('该机关的联系方式', 200)),
  /** Where the agency's own are not entered. */
  contactPhone: Type.Optional(text('本机关联系电话', 60)),
  contactAddress: Type.Optional(text('本机关联系地址', 200)),
})
export const TellInput = Type.Object({
  ...{ ...STEP, way: nameOf(SERVED_WAYS, { title: '告知方式' }) },
  proof: Type.Optional(text('告知凭证', 500)),
})
export const BackInput = Type.Object({ ...STEP, note: NOTE })

export const CorrectionLetterInput = Type.Object({
  correctionId: Id,
  kind: choice(['correction', 'forwarding'], { title: '文书种类' }),
  format: choice(LETTER_FORMATS, { title: '文件格式' }),
})
