import { countyPlan } from '../../../src/entry/demonstration/county.ts'
import { passwordIn } from '../stage.ts'
import { type Answer, signedIn, type Visitor, visitorAt } from '../visitor.ts'

/** Who deals with requests while the power is cut, and what was promised to them. */
export type Office = {
  readonly staff: Readonly<Record<'clerk' | 'reviewer' | 'leader' | 'office', Visitor>>
  readonly citizen: Visitor
  /** The bureau that is asked. */
  readonly agencyId: string
  readonly regionCode: string
  readonly ledger: Ledger
  readonly gate: Gate
}

/** By the names of actions in the trail: how often they were asked for, and how often acknowledged. */
export type Ledger = {
  readonly asked: Map<string, number>
  readonly acked: Map<string, number>
  /** Refusals where nothing was to be refused. */
  readonly strange: string[]
  inFlight: number
}

/** The power was cut, or somebody was faster: it is not known whether the action was done. */
export class LeftAlone extends Error {}

/** Nobody works any more. */
export class Over extends Error {}

/** What everybody waits at while the power is gone and the cases are looked at. */
export type Gate = {
  readonly pass: () => Promise<void>
  readonly open: () => void
  readonly close: () => void
  /** Whoever waits or comes is sent home. */
  readonly end: () => void
}

/** A gate that is closed. */
export function makeGate(): Gate {
  let way = Promise.withResolvers<void>()
  return {
    pass: () => way.promise,
    open: () => way.resolve(),
    close: () => {
      way = Promise.withResolvers<void>()
    },
    end: () => {
      way.promise.catch(() => {})
      way.reject(new Over())
    },
  }
}

const CHANGED_SINCE = 409

/** The people of the demonstration's bureau, signed in. */
export async function openOffice(address: string, dataFolder: string): Promise<Office> {
  const enter = (login: string) => signedIn(address, login, passwordIn(dataFolder))
  const office = await enter('office')
  const { agencies } = await office.get<{
    agencies: readonly { id: string; shortName: string }[]
  }>('/api/agencies')
  const agencyId = agencies.find(({ shortName }) => shortName === '教育局')?.id
  if (!agencyId) throw new Error('the bureau is gone')
  const [clerk, reviewer, leader] = [
    await enter('clerk'),
    await enter('reviewer'),
    await enter('leader'),
  ]
  return {
    ...{ staff: { clerk, reviewer, leader, office }, citizen: await visitorAt(address) },
    ...{ agencyId, regionCode: countyPlan().region.code },
    ledger: { asked: new Map(), acked: new Map(), strange: [], inFlight: 0 },
    gate: makeGate(),
  }
}

/** One action that must succeed, kept in the ledger. Throws `LeftAlone` where it did not. */
export async function told<T>(
  { ledger, gate }: Office,
  action: string,
  send: () => Promise<Answer>,
): Promise<T> {
  await gate.pass()
  count(ledger.asked, action)
  ledger.inFlight += 1
  const answer = await send()
    .catch(() => null)
    .finally(() => {
      ledger.inFlight -= 1
    })
  if (answer?.status === 200) {
    count(ledger.acked, action)
    return answer.body as T
  }
  if (answer && answer.status < 500 && answer.status !== CHANGED_SINCE) {
    ledger.strange.push(`${action}: ${answer.status} ${JSON.stringify(answer.body).slice(0, 300)}`)
  }
  throw new LeftAlone(action)
}

/** Everything that was acknowledged so far. */
export function acknowledged({ ledger }: Office): number {
  return [...ledger.acked.values()].reduce((sum, each) => sum + each, 0)
}

function count(counts: Map<string, number>, name: string): void {
  counts.set(name, (counts.get(name) ?? 0) + 1)
}
