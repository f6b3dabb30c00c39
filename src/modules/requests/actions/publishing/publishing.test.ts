import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { type World, world } from '#testing/world.ts'
import type { RequestsDeps } from '../../requests.ports.ts'
import { application, requestsTestDeps } from '../../testing.ts'
import { registerRequest } from '../intake/register-request.ts'
import { decidePromotion, takeBackPromotion } from './decide-promotion.ts'
import { exportPromotions, listPromotions } from './read-promotions.ts'
import { exportReviews, listReviews, showPublishing } from './read-reviews.ts'
import { reviewRefusal } from './review-refusal.ts'

let here: World<RequestsDeps>
beforeAll(async () => {
  here = await world<RequestsDeps>(requestsTestDeps())
}, 60_000)
afterAll(() => here?.close())
beforeEach(async () => {
  // Reviews and events are never deleted: what is there before is moved out of sight.
  await here.query(`update disclosure_request set submitted_on = '2000-01-01', decided_on = null`)
  await here.query('delete from request_promotion_request')
})

/** A request of somebody that was decided so on a day. */
async function decided(who: string, kind: string, on = '2026-01-13', more: object = {}) {
  const base = application(here.agencies.bureau.id)
  const applicant = { ...base.applicant, idNumber: '', name: who, phone: `138${who.length}` }
  const given = { ...base, applicant, submittedOn: '2025-01-06', ...more }
  const made = await here.execute(registerRequest, here.as('clerk'), given)
  const id = made.ok ? made.value.requestId : ''
  await here.query(
    `update disclosure_request set decided_on = $2, decision_kind = $3, state = 'decided' where id = $1`,
    [id, on, kind],
  )
  await here.query('update request_matter set decision_kind = $2 where request_id = $1', [id, kind])
  return id
}

const suggest = (id: string) =>
  here.query(
    `insert into request_rating (region_id, request_id, stars, suggests_publication, at)
      values ($1, $2, 5, true, now())`,
    [here.regionId, id],
  )

async function listed(state: 'open' | 'promoted' | 'declined' = 'open', more: object = {}) {
  const found = await here.execute(listPromotions, here.as('clerk'), { state, ...more })
  if (!found.ok) throw new Error(found.error.message)
  return found.value.rows
}

const PLACE = { place: '教育局专栏', publishedOn: '2026-01-14', link: 'https://example.com/1' }
const decide = (requestIds: string[], more: object = {}, role: 'clerk' | 'leader' = 'clerk') =>
  here.execute(decidePromotion, here.as(role), { requestIds, isPromoted: true, ...PLACE, ...more })

describe('information to publish', () => {
  it('is what two were given, and what one suggested who was given it', async () => {
    const [a, b] = [await decided('甲', 'provide'), await decided('乙某', 'provide')]
    const rows = await listed()
    expect(rows).toMatchObject([{ applicants: 2, sources: ['asked'], state: 'open' }])
    expect(rows[0]?.requests.map(({ id }) => id).sort()).toEqual([a, b].sort())
    const wanted = { description: '全县小学校车线路和站点安排表' }
    await suggest(await decided('丙', 'provide', '2026-01-13', wanted))
    await suggest(await decided('丁', 'deny_process', '2026-01-13', { description: '某会议纪要' }))
    expect((await listed()).map(({ sources }) => sources)).toEqual([['asked'], ['suggested']])
    expect(await listed('open', { words: '校车' })).toHaveLength(1)
  })

  it.each([
    ['what was refused to one of them', 'deny_process'],
    ['what is public already', 'published_already'],
  ])('is not %s', async (_, kind) => {
    await decided('甲', 'provide')
    await decided('乙某', 'provide')
    await decided('丙某某', kind)
    expect(await listed()).toEqual([])
  })

  it('is decided once, shown on its requests, and can be taken back', async () => {
    const ids = [await decided('甲', 'provide'), await decided('乙某', 'provide')]
    const made = await decide(ids)
    expect(await decide(ids)).toMatchObject({ error: { code: 'not-offered' } })
    expect(await listed()).toEqual([])
    expect(await listed('promoted')).toMatchObject([{ decision: { place: '教育局专栏' } }])
    const marked = await here.query<{ promoted_on: string }>(
      `select promoted_on::text from disclosure_request where id = any($1)`,
      [ids],
    )
    expect(marked.map(({ promoted_on }) => promoted_on)).toEqual(['2026-01-14', '2026-01-14'])
    const shown = await here.execute(showPublishing, here.as('clerk'), { requestId: ids[1] ?? '' })
    expect(shown).toMatchObject({ value: { promotion: { state: 'promoted' }, review: null } })
    const promotionId = made.ok ? made.value.promotionId : ''
    const back = { promotionId, note: '登记错了' }
    const stranger = here.as('clerk', here.agencies.other)
    expect((await here.execute(takeBackPromotion, stranger, back)).ok).toBe(false)
    expect((await here.execute(takeBackPromotion, here.as('clerk'), back)).ok).toBe(true)
    expect(await listed()).toHaveLength(1)
  })

  it.each([
    [{ place: ' ' }, 'place-needed'],
    [{ publishedOn: null }, 'no-day'],
    [{ publishedOn: '2026-01-16' }, 'future'],
    [{ link: 'javascript:alert(1)' }, 'no-address'],
    [{ isPromoted: false }, 'note-needed'],
  ])('is not decided with %j', async (given, code) => {
    const ids = [await decided('甲', 'provide'), await decided('乙某', 'provide')]
    expect(await decide(ids, given)).toMatchObject({ error: { code } })
    expect(await listed()).toHaveLength(1)
  })

  it('is not what nobody was offered, nor another agency’s to decide', async () => {
    const id = await decided('甲', 'deny_secret')
    expect(await decide([id])).toMatchObject({ error: { code: 'not-offered' } })
    const stranger = here.as('clerk', here.agencies.other)
    const input = { requestIds: [id], isPromoted: false, reason: '无' }
    expect(await here.execute(decidePromotion, stranger, input)).toMatchObject({
      error: { code: 'no-request' },
    })
  })

  it('is taken away as a file', async () => {
    await decided('甲', 'provide')
    await decided('乙某', 'provide')
    const input = { state: 'open', format: 'csv' } as const
    const taken = await here.execute(exportPromotions, here.as('disclosure-office'), input)
    const text = taken.ok ? Buffer.from(taken.value.content, 'base64').toString() : ''
    expect(text).toContain('多人申请同一信息')
    expect(text).not.toMatch(/甲|乙某/)
  })
})

const review = (requestId: string, more: object = {}) =>
  here.execute(reviewRefusal, here.as('clerk'), {
    ...{ requestId, result: 'still-withheld' as const, ground: 'deny_process' as const },
    ...{ reason: '仍在研究', ...more },
  })

async function due(state: 'due' | 'later' | 'may-publish') {
  const found = await here.execute(listReviews, here.as('clerk'), { state })
  if (!found.ok) throw new Error(found.error.message)
  return found.value.rows.map(({ id }) => id)
}

describe('a refusal', () => {
  it('is due a year after it was decided, and again after each review', async () => {
    const old = await decided('甲', 'deny_process', '2025-01-14')
    const young = await decided('乙某', 'partial', '2025-06-01', { description: '另一件' })
    await decided('丙某某', 'not_exist', '2025-01-14', { description: '第三件' })
    expect(await due('due')).toEqual([old])
    expect(await due('later')).toEqual([young])
    expect(await review(old)).toMatchObject({ value: { nextOn: '2027-01-15' } })
    expect(await due('due')).toEqual([])
    expect(await review(old, { nextOn: '2026-06-30' })).toMatchObject({
      value: { nextOn: '2026-06-30' },
    })
    const shown = await here.execute(showPublishing, here.as('clerk'), { requestId: old })
    expect(shown).toMatchObject({ value: { review: { dueOn: '2026-06-30' }, reviews: [{}, {}] } })
  })

  it('that may be published waits to be, and is one however often it is said', async () => {
    const id = await decided('甲', 'deny_process', '2025-01-14')
    const may = { result: 'may-publish', ground: undefined }
    await review(id, may)
    await review(id, may)
    expect(await due('may-publish')).toEqual([id])
    expect(await listed()).toMatchObject([{ sources: ['reviewed'], requests: [{ id }] }])
    const [row] = await here.query<{ n: string }>(
      'select count(*) as n from request_review where request_id = $1',
      [id],
    )
    expect(Number(row?.n)).toBe(1)
    expect((await decide([id])).ok).toBe(true)
  })

  it.each([
    [{ ground: undefined }, 'ground-needed'],
    [{ on: '2026-01-16' }, 'future'],
    [{ on: '2025-01-01' }, 'too-early'],
    [{ nextOn: '2026-01-15' }, 'next'],
  ])('is not reviewed with %j', async (given, code) => {
    const id = await decided('甲', 'deny_process', '2025-01-14')
    expect(await review(id, given)).toMatchObject({ error: { code } })
    expect(await due('due')).toEqual([id])
  })

  it('is not what was given, nor another agency’s', async () => {
    expect(await review(await decided('甲', 'provide'))).toMatchObject({
      error: { code: 'not-withheld' },
    })
    const id = await decided('乙某', 'deny_law', '2025-01-14')
    const stranger = here.as('clerk', here.agencies.other)
    const input = { requestId: id, result: 'may-publish' as const, reason: '无' }
    expect((await here.execute(reviewRefusal, stranger, input)).ok).toBe(false)
    const found = await here.execute(listReviews, stranger, { state: 'due' })
    expect(found).toMatchObject({ value: { total: 0 } })
    const office = here.as('disclosure-office')
    const taken = await here.execute(exportReviews, office, { state: 'due', format: 'xlsx' })
    expect(taken).toMatchObject({ value: { count: 1 } })
  })
})
