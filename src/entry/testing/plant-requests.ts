import { requestsActions } from '#modules/requests/index.ts'
import { todayOf } from '#platform/time/clock.ts'
import type { FoundedAgency } from '../demonstration/found-county.ts'
import type { House } from '../house.ts'

const APPLICANT = {
  ...{ name: '柳青山', idType: 'citizen-id', idNumber: '11010519491231002X', phone: '' },
  ...{ email: 'liu@example.com', address: '', postcode: '', contactName: '', agent: '' },
}
const APPLICATION = {
  ...{ channel: 'in-person', applicantKind: 'natural', applicant: APPLICANT, form: 'paper' },
  ...{ delivery: 'pickup', description: '2025年学校维修项目清单' },
}
const CONTACT = { contactPhone: '0000-2025001', contactAddress: '城关镇文澜路1号' }

/** A request to the agency, with a letter, a task, a dispute that belong to it. */
export async function plantRequest(
  { execute, clock }: House,
  { id: agencyId, clerk }: FoundedAgency,
): Promise<void> {
  const day = todayOf(clock)
  const done = async (name: string, input: object): Promise<unknown> => {
    const action = requestsActions.find((each) => each.action.name === name)?.action
    const made = action && (await execute(action, clerk, input))
    if (!made?.ok) throw new Error(`${name}: ${made?.error.message}`)
    return made.value
  }
  const application = { ...APPLICATION, agencyId, submittedOn: day }
  const { requestId } = (await done('requests.register', application)) as { requestId: string }
  await done('requests.compose-letter', { requestId, kind: 'receipt', facts: CONTACT })
  const tasks = [{ agencyId, task: '查找', dueOn: day }]
  await done('requests.assign-tasks', { requestId, tasks })
  await done('requests.enter-dispute', { requestId, kind: 'reconsideration', filedOn: day })
}
