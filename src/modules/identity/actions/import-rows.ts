import type { Static } from 'typebox'
import { conflict, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok, type Result } from '#core/kit/result.ts'
import { defineAction, defineQuery } from '#platform/action/define-action.ts'
import { readDocument } from '#platform/documents/index.ts'
import { IMPORT_KINDS, ImportInput, ImportView } from '../identity.contract.ts'
import { ACCOUNT_KEEPERS, mayKeepPeople } from '../identity.policy.ts'
import { agenciesOf, lockTree } from '../store/agencies.ts'
import { presentPeople } from '../store/people.ts'
import { type Plan, planView } from './import/plan.ts'
import { AGENCY_COLUMNS, type AgencyWork, planAgencies } from './import/plan-agencies.ts'
import { PEOPLE_COLUMNS, type PersonWork, planPeople } from './import/plan-people.ts'
import { readSheet, type SheetRow } from './import/sheet.ts'
import { openedContact } from './means/rows.ts'
import type { IdentityContext } from './means/sessions.ts'
import { saveAgencies, savePeople } from './save-import.ts'

type Given = Static<typeof ImportInput>
type Planned =
  | { readonly kind: 'agencies'; readonly plan: Plan<AgencyWork> }
  | { readonly kind: 'people'; readonly plan: Plan<PersonWork> }

const COLUMNS = { agencies: AGENCY_COLUMNS, people: PEOPLE_COLUMNS }

const wrongFile = (sentence: string) => fail(invalid('wrong-file', sentence, { content: sentence }))

/** What a file would change. Nothing is saved. */
export const previewImport = defineQuery({
  name: 'identity.preview-import',
  title: '预览导入',
  input: ImportInput,
  output: ImportView,
  audience: ACCOUNT_KEEPERS,
  load: planOf,
  may: mayKeepPeople,
  answer: async (_, { kind, plan }) => ok(planView(kind, plan)),
})

const WRONG_ROWS = conflict('wrong-rows', '文件里还有不能导入的行，请改正后重新上传。')

/** Saves what the preview showed, all of it or nothing. A file confirmed before changes nothing. */
export const confirmImport = defineAction({
  name: 'identity.confirm-import',
  title: '确认导入',
  input: ImportInput,
  output: ImportView,
  audience: ACCOUNT_KEEPERS,
  load: planOf,
  may: mayKeepPeople,
  run: async (context, { kind, plan }, { fileName }) => {
    const view = planView(kind, plan)
    if (view.counts.wrong > 0) return fail(WRONG_ROWS)
    if (kind === 'agencies') await saveAgencies(context, plan)
    else await savePeople(context, plan)
    context.deps.identity.access.forgetAll()
    const subject = { kind: 'import', id: kind, name: `${IMPORT_KINDS[kind]}：${fileName}` }
    return ok({ output: view, audit: { subject, after: view.counts } })
  },
})

async function planOf(
  context: IdentityContext,
  { kind, fileName, content }: Given,
): Promise<Result<Planned, Refusal>> {
  const sheet = await rowsOfFile(kind, fileName, content)
  if (!sheet.ok) return sheet
  const { tx, deps, actor } = context
  await lockTree(tx, actor.regionId)
  const agencies = await agenciesOf(tx, actor.regionId)
  if (kind === 'agencies') return ok({ kind, plan: planAgencies(sheet.value, agencies) })
  const people = (await presentPeople(tx, actor.regionId)).map((row) => {
    const { phone, email } = openedContact(deps, row)
    const { id, agency_id: agencyId, name, title } = row
    return { id, agencyId, name, title, phone: phone ?? '', email: email ?? '' }
  })
  return ok({ kind, plan: planPeople(sheet.value, agencies, people) })
}

async function rowsOfFile(
  kind: Given['kind'],
  fileName: string,
  content: string,
): Promise<Result<readonly SheetRow[], Refusal>> {
  const read = await readDocument(new Uint8Array(Buffer.from(content, 'base64')), fileName)
  if (!read.ok) return wrongFile(read.error.message)
  const { blocks } = read.value
  if (!blocks.some(({ kind }) => kind === 'grid'))
    return wrongFile('文件里没有表格。请上传 XLSX 或 CSV 文件。')
  const sheet = readSheet(blocks, COLUMNS[kind])
  if (sheet.missing.length > 0) {
    return wrongFile(`没有找到“${sheet.missing.join('”“')}”列。请核对表头。`)
  }
  return sheet.rows.length > 0 ? ok(sheet.rows) : wrongFile('表头下面没有内容。')
}
