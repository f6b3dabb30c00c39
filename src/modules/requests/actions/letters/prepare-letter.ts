import type { Day } from '#core/kit/day.ts'
import { absent } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { requiredFacts } from '#core/requests/letters/compose.ts'
import {
  type Facts,
  factItems,
  factRows,
  factRule,
  factText,
} from '#core/requests/letters/facts.ts'
import { type LetterKind, letterKind } from '#core/requests/letters/letter-kinds.ts'
import { wordsIn } from '#core/requests/letters/words.ts'
import { TAKER_ROLES } from '#core/requests/life/roles.ts'
import { forumNames } from '#core/requests/remedies.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { ANSWER, PreparedLetter, PrepareLetterInput } from '../../contract/letters.ts'
import { noRequest, takersOf } from '../../requests.policy.ts'
import type { AgencyStanding } from '../../requests.ports.ts'
import { type Ctx, type Loaded, loadSeen } from '../load-request.ts'
import { APPLICANT, knownByOrigin } from './known-facts.ts'
import { remedyAgencyOf } from './remedy-agency.ts'

/** Given when the letter is written. */
const LATER: readonly string[] = ['documentNumber', 'signedOn']
/** Of the registration what tells who applied, or opens the public page of the request. */
const PERSONAL: readonly string[] = ['servedPlace', 'queryCode']

/**
 * What a letter of a kind will say that the request knows already, and from where; and what somebody has
 * to fill in. Of what tells who applied it says only that it is there.
 */
export const prepareLetter = defineQuery({
  name: 'requests.prepare-letter',
  title: '准备文书内容',
  input: PrepareLetterInput,
  output: PreparedLetter,
  audience: TAKER_ROLES.clerk ?? [],
  load: loadSeen,
  may: (actor, { guarded }: Loaded) => (takersOf(actor, guarded).has('clerk') ? null : noRequest()),
  answer: async (context: Ctx, loaded: Loaded, { kind: id, consultationId }) => {
    const { tx, actor, deps } = context
    const kind = letterKind(id)
    const agencyId = loaded.request.agency_id
    const agency = await deps.requests.agencies.standing(tx as never, actor.regionId, agencyId)
    if ((!kind && id !== ANSWER) || !agency) return fail(absent('letter-kind', '没有这种文书。'))
    const remedies = remediesFor(agency, context.today)
    if (!kind) return ok({ known: [], missing: [], remedies })
    const asked = loaded.consultations.find((each) => each.id === consultationId) ?? null
    const groups = knownByOrigin(context, loaded, agency, asked)
    const known = namesIn(kind).flatMap((name) => {
      const group = groups.findLast(({ facts }) => textOf(name, facts) !== '')
      const label = factRule(name)?.label ?? name
      if (!group) return []
      const isPersonal = group.origin === APPLICANT || PERSONAL.includes(name)
      const text = isPersonal ? '自动填入' : textOf(name, group.facts)
      return [{ name, label, text, origin: group.origin }]
    })
    const missing = requiredFacts(kind).filter(
      (name) => !LATER.includes(name) && !known.some((fact) => fact.name === name),
    )
    return ok({
      ...{ known: known.map(({ name: _, ...fact }) => fact), missing },
      remedies: kind.remedy === 'none' ? null : remedies,
    })
  },
})

function remediesFor(agency: AgencyStanding, today: Day): PreparedLetter['remedies'] {
  const remedyAgency = remedyAgencyOf(agency)
  return { forum: forumNames(remedyAgency, today).join('或者'), court: remedyAgency.court ?? '' }
}

/** Every fact the letter may say, in its order. */
function namesIn(kind: LetterKind): readonly string[] {
  const names = [...requiredFacts(kind), ...kind.body.flatMap(wordsIn)]
  return [...new Set(names)].filter((name) => !LATER.includes(name) && factRule(name) !== null)
}

/** A fact as a line; `''` where it is not known. */
function textOf(name: string, facts: Facts): string {
  const value = facts[name as keyof Facts]
  const text = factText(name, value) || factItems(value).join('；')
  return (
    text ||
    factRows(value)
      .map((row) => row.join('，'))
      .join('；')
  )
}
