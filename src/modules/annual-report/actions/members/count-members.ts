import { COUNTED, countedAs, countsAsPublished } from '#core/annual-report/life/counting.ts'
import type { ReportState } from '#core/annual-report/life/states.ts'
import { newestContents } from '../../store/editions.ts'
import { findMembers } from '../../store/reports.ts'
import type { Ctx, Loaded } from '../load-report.ts'

export type MemberReport = Awaited<ReturnType<typeof findMembers>>[number]

/** `countedEdition`: the edition its content is; null where it is a draft. */
export type CountedMember = MemberReport & { readonly countedEdition: number | null }

export type CountedMembers = {
  /** Each with the content that counts: its own, or that of its newest edition. */
  readonly counted: readonly CountedMember[]
  readonly missing: readonly MemberReport[]
}

/** The other reports of a government's round, by whether they count; in the order of lists. */
export async function countMembers(
  { tx, actor }: Ctx,
  { report }: Loaded,
  states: readonly ReportState[] = COUNTED,
): Promise<CountedMembers> {
  const { regionId } = actor
  const given = { regionId, roundId: report.round_id, except: report.id }
  const members = await findMembers(tx, given)
  const corrected = members.filter((member) => countedAs(member, states) === 'edition')
  const reportIds = corrected.map(({ id }) => id)
  const contents = await newestContents(tx, { regionId, reportIds })
  return {
    counted: members
      .filter((member) => countedAs(member, states) !== null)
      .map((member) => ({
        ...{ ...member, content: contents.get(member.id) ?? member.content },
        countedEdition: countsAsPublished(member, states) ? member.edition : null,
      })),
    missing: members.filter((member) => countedAs(member, states) === null),
  }
}
