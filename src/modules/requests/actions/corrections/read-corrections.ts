import { ok } from '#core/kit/result.ts'
import { HANDLERS, READERS } from '#core/requests/life/roles.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import {
  CorrectionInput,
  CorrectionPage,
  type CorrectionRow,
  CorrectionsInput,
  CorrectionView,
  ExportCorrectionsInput,
} from '../../contract/corrections.ts'
import { ExportOutput } from '../../contract/register.ts'
import { mayReadApplicant, takersOf, visibleAgencies } from '../../requests.policy.ts'
import { type CorrectionsWanted, findCorrections } from '../../store/corrections.ts'
import { CORRECTION_COLUMNS } from '../../views/correction-columns.ts'
import { correctionRow, correctionView } from '../../views/correction-view.ts'
import type { Ctx } from '../load-request.ts'
import { agencyNames } from '../means/agency-names.ts'
import { openCorrection } from '../means/correction-content.ts'
import { writeList } from '../means/write-list.ts'
import {
  correctionSubject,
  type LoadedCorrection,
  loadCorrection,
  noCorrection,
} from './load-correction.ts'

const PAGE = 50
const MOST = 5_000

/** The corrections this person may see, those that wait first; applicants masked. */
export const listCorrections = defineQuery({
  name: 'requests.list-corrections',
  title: '查看更正申请',
  input: CorrectionsInput,
  output: CorrectionPage,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, { page = 1, ...wanted }) => {
    const range = { limit: PAGE, offset: (page - 1) * PAGE }
    return ok({ size: PAGE, ...(await rowsOf(context, wanted, range)) })
  },
})

/** The same, all of it, as a file; that it was taken is entered. */
export const exportCorrections = defineQuery({
  name: 'requests.export-corrections',
  title: '导出更正申请',
  input: ExportCorrectionsInput,
  output: ExportOutput,
  audience: READERS,
  load: async () => ok(null),
  may: () => null,
  answer: async (context: Ctx, _nothing, { format, ...wanted }) => {
    const { rows } = await rowsOf(context, wanted, { limit: MOST, offset: 0 })
    const title = `更正申请台账（${context.today}）`
    const notes = [`导出人：${context.actor.name}`, `共 ${rows.length} 件`, MASKED]
    const words = { format, title, caption: '更正申请', notes }
    return ok(await writeList(CORRECTION_COLUMNS, rows, words))
  },
  audit: (_nothing, { format, ...filter }) => ({
    subject: { kind: 'request-register', id: 'corrections', name: '更正申请台账' },
    after: { format, filter },
  }),
})

const MASKED = '申请人姓名已部分遮盖。更正申请不计入年度报告第三张表，可在第五、六部分说明。'

type Wanted = Omit<CorrectionsWanted, 'regionId' | 'agencies'>

async function rowsOf(
  context: Ctx,
  wanted: Wanted,
  range: { readonly limit: number; readonly offset: number },
): Promise<{ readonly rows: CorrectionRow[]; readonly total: number }> {
  const { tx, actor, deps, today } = context
  const within = { regionId: actor.regionId, agencies: visibleAgencies(actor) }
  const { rows, total } = await findCorrections(tx, { ...wanted, ...within }, range)
  const nameOf = await agencyNames(context)
  const lines = rows.map((row) => {
    const isRead = mayReadApplicant(actor, { agencyId: row.agency_id })
    const name = isRead ? openCorrection(deps, row).applicant.name : null
    return correctionRow(row, { agencyName: nameOf(row.agency_id), name, today })
  })
  return { rows: lines, total }
}

/** A correction with everything it says: about a person, so that each reading is an entry. */
export const showCorrection = defineQuery({
  name: 'requests.show-correction',
  title: '查看更正申请的内容',
  input: CorrectionInput,
  output: CorrectionView,
  audience: HANDLERS,
  load: loadCorrection,
  may: (actor, { guarded }: LoadedCorrection) =>
    mayReadApplicant(actor, guarded) ? null : noCorrection(),
  answer: async (context: Ctx, { row, events, guarded }: LoadedCorrection) => {
    const { actor, deps, today } = context
    const agencyName = (await agencyNames(context))(row.agency_id)
    const takers = takersOf(actor, guarded)
    return ok(correctionView(row, openCorrection(deps, row), { events, agencyName, takers, today }))
  },
  audit: (loaded: LoadedCorrection) => correctionSubject(loaded),
})
