import { nearestPage, type PageOf, pagesOf } from '#platform/html/pagination.ts'
import type { Contribution, Found } from '../portal.ports.ts'

const ON_A_PAGE = 20

/** One page of what all rooms find, those of the first room first; no more is fetched than is shown. */
export async function searchPageOf(
  rooms: readonly Contribution[],
  asked: { readonly regionId: string; readonly words: readonly string[]; readonly page: number },
): Promise<PageOf<Found>> {
  if (asked.words.length === 0) return { items: [], page: 1, pages: 1, total: 0 }
  const page = Math.max(1, Number.isInteger(asked.page) ? asked.page : 1)
  const here = await slice(rooms, asked, page)
  const pages = pagesOf(here.total, ON_A_PAGE)
  const nearest = nearestPage(page, pages)
  const { items, total } = nearest === page ? here : await slice(rooms, asked, nearest)
  return { items, page: nearest, pages, total }
}

async function slice(
  rooms: readonly Contribution[],
  { regionId, words }: { readonly regionId: string; readonly words: readonly string[] },
  page: number,
) {
  let from = (page - 1) * ON_A_PAGE
  let total = 0
  const items: Found[] = []
  for (const { search } of rooms) {
    const size = ON_A_PAGE - items.length
    const answer = await search?.(regionId, words, { from: Math.min(from, FARTHEST), size })
    if (!answer) continue
    items.push(...answer.found.slice(0, size))
    total += answer.total
    from = Math.max(0, from - answer.total)
  }
  return { items, total }
}

/** Beyond this nothing is looked for: whoever asks for it is sent to the last page there is. */
const FARTHEST = 1_000_000
