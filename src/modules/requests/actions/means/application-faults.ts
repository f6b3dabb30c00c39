import type { Day } from '#core/kit/day.ts'
import { deliveryFaults, doubtsOf, type Faults } from '../../contract/application-faults.ts'
import type { RegisterInput } from '../../requests.contract.ts'

type Application = Pick<RegisterInput, 'applicant' | 'applicantKind' | 'delivery'>

/** What is missing or wrong in who applies and how they want the answer; by field of the form. */
export function faultsOfApplication(application: Application, today: Day): Faults {
  return { ...doubtsOf(application, today), ...deliveryFaults(application) }
}
