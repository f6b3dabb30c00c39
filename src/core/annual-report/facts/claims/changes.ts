import { type Draft, figureOfDraft } from '../draft.ts'
import { LEVEL } from '../patterns/wordings.ts'
import { gapBefore } from './sums.ts'

const FROM = /(?:由|从)[^，；]{0,16}$/
const MORE = /增|多|上升|提高|提升/
const LESS = /减|少|下降|降低/
const LAST_YEAR = /上年|去年|上一年|上年度|同期|同比|(?:19|20)\d\d年/

/**
 * Finds what a sentence says about growth: «由 105 项增至 249 项», «收到 5 件，较上年增加 3 件».
 * A change in per cent is not recalculated: its base is rarely what it seems.
 */
export function addChanges(drafts: readonly Draft[]): void {
  drafts.forEach((draft, index) => {
    if (draft.fact.unit === '%' || draft.fact.scope === 'change') return
    const isLevel = LEVEL.test(gapBefore(draft))
    const from = isLevel ? startingPoint(draft, drafts[index - 1]) : null
    const by = stepAfter(draft, drafts[index + 1], from !== null)
    if (isLevel || by !== null) {
      draft.claims.push({ kind: 'change', from: from && figureOfDraft(from), by })
    }
  })
}

function startingPoint(draft: Draft, before: Draft | undefined): Draft | null {
  if (!before || before.fact.unit !== draft.fact.unit) return null
  return FROM.test(gapBefore(before)) ? before : null
}

/** The signed difference stated right behind a figure, if it is one to last year or to `from`. */
function stepAfter(draft: Draft, next: Draft | undefined, hasStart: boolean): number | null {
  if (next?.fact.scope !== 'change' || next.fact.unit !== draft.fact.unit) return null
  if (next.fact.approximation !== 'exact' || !next.mention) return null
  const words = next.sentence.plain.slice(next.mention.leftFrom, next.mention.quantity.from)
  if (/[；]/.test(words) || (!hasStart && !LAST_YEAR.test(words))) return null
  if (!hasStart && draft.fact.topic === null) return null
  if (MORE.test(words)) return next.fact.value
  return LESS.test(words) ? -next.fact.value : null
}
