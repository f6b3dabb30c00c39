import { type Draft, figureOfDraft } from '../draft.ts'
import type { Tag } from '../patterns/lexicon.ts'
import { shareHolds } from '../share.ts'
import { depthOf, gapBefore } from './sums.ts'

/** Rates that are measured in another way than by dividing two figures of the sentence. */
const NOT_A_QUOTIENT =
  /满意|知晓|覆盖|准确|完好|增|降|升|缩|提速|提前|同比|环比|较|比上|以上|目标|正常|参与|评/
const OF_TOTAL = /占/
const WHOLE = 100
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
    const decimals = decimalsOf(share)
    const fits = wholes.find((whole) =>
      shareHolds(part.fact.value, whole.fact.value, share.fact.value, decimals),
    )
    const whole = fits ?? plainWhole(share, part, wholes)
    if (!whole) return
    share.claims.push({
      kind: 'share',
      part: figureOfDraft(part),
      whole: [figureOfDraft(whole)],
      decimals,
    })
  })
}

/**
 * «网站 100 余条，占总发布量的 59%。……公众号 70 余条，占总发布量的 41%。»: shares of a total that is not
 * stated. Where they add up to 100 %, their figures together are the total.
 */
export function addComplementaryShares(drafts: readonly Draft[]): void {
  const pairs = drafts.flatMap((share, index) => {
    const part = drafts[index - 1]
    const isOpen = share.fact.unit === '%' && OF_TOTAL.test(share.fact.subject)
    return isOpen && share.claims.length === 0 && part && isCount(part, share)
      ? [{ share, part }]
      : []
  })
  const [first] = pairs
  if (!first || pairs.length < 2) return
  if (pairs.some(({ part }) => part.fact.unit !== first.part.fact.unit)) return
  if (pairs.reduce((sum, { share }) => sum + share.fact.value, 0) !== WHOLE) return
  const whole = pairs.map(({ part }) => figureOfDraft(part))
  const total = whole.reduce((sum, figure) => sum + figure.value, 0)
  const claims = pairs.map(({ share, part }) => ({ share, part, decimals: decimalsOf(share) }))
  const hold = claims.every(({ share, part, decimals }) =>
    shareHolds(part.fact.value, total, share.fact.value, decimals),
  )
  if (!hold) return
  for (const { share, part, decimals } of claims) {
    share.claims.push({ kind: 'share', part: figureOfDraft(part), whole, decimals })
  }
}

function decimalsOf(share: Draft): number {
  return share.mention?.quantity.decimals ?? 0
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
