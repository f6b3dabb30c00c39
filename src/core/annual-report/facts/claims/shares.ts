import { type Draft, figureOfDraft } from '../draft.ts'
import type { Tag } from '../patterns/lexicon.ts'
import { shareHolds } from '../share.ts'
import { depthOf, gapBefore } from './sums.ts'

/** Rates that are measured in another way than by dividing two figures of the sentence. */
const NOT_A_QUOTIENT =
  /满意|知晓|覆盖|准确|完好|增|降|升|缩|提速|提前|同比|环比|较|比上|以上|目标|正常|参与|评/
const OF_TOTAL = /占/
const CAME_IN: ReadonlySet<Tag | null> = new Set<Tag>(['received', 'accepted'])
const WENT_OUT: ReadonlySet<Tag | null> = new Set<Tag>(['answered', 'handled'])

/**
 * Finds numerator and denominator of each percentage of a sentence. Where no pair of figures gives
 * the printed percentage, a claim is made only when the sentence leaves no doubt which two are meant.
 */
export function addShares(drafts: readonly Draft[]): void {
  drafts.forEach((share, index) => {
    if (share.fact.unit !== '%' || share.fact.scope === 'change') return
    if (NOT_A_QUOTIENT.test(share.fact.subject)) return
    const earlier = drafts.slice(0, index).filter((each) => isCount(each, share))
    const part = earlier.at(-1)
    if (!part) return
    const wholes = earlier
      .slice(0, -1)
      .filter((each) => each.fact.unit === part.fact.unit)
      .reverse()
    const decimals = share.mention?.quantity.decimals ?? 0
    const fits = wholes.find((whole) =>
      shareHolds(part.fact.value, whole.fact.value, share.fact.value, decimals),
    )
    const whole = fits ?? plainWhole(share, part, wholes)
    if (!whole) return
    share.claims.push({
      kind: 'share',
      part: figureOfDraft(part),
      whole: figureOfDraft(whole),
      decimals,
    })
  })
}

function isCount(draft: Draft, share: Draft): boolean {
  return (
    draft.mention !== null &&
    draft.fact.unit !== '%' &&
    draft.fact.scope !== 'change' &&
    depthOf(draft) <= depthOf(share)
  )
}

/** The one denominator a sentence can mean: the list's total, or what came in before it went out. */
function plainWhole(share: Draft, part: Draft, wholes: readonly Draft[]): Draft | null {
  if (gapBefore(share).includes('；')) return null
  const exact = (draft: Draft) => draft.fact.approximation === 'exact'
  if (!exact(part)) return null
  if (OF_TOTAL.test(share.fact.subject)) {
    const total = wholes.at(-1)
    return total && part.fact.scope === 'part' && total.fact.scope === 'total' && exact(total)
      ? total
      : null
  }
  const [nearest] = wholes
  const sameMatter =
    nearest !== undefined &&
    exact(nearest) &&
    CAME_IN.has(nearest.mention?.verb ?? null) &&
    WENT_OUT.has(part.mention?.verb ?? null) &&
    !gapBefore(part).includes('；')
  return sameMatter ? nearest : null
}
