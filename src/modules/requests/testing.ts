import { keyRing } from '#platform/crypto/key-ring.ts'
import { sql } from '#platform/db/database.ts'
import { requestsDeps } from './actions/means/requests-deps.ts'
import type { RegisterInput } from './requests.contract.ts'
import type { Agencies, RequestedAgency, RequestsDeps } from './requests.ports.ts'

/** The room's ports for tests: agencies out of the table. */
export function requestsTestDeps(): RequestsDeps {
  return requestsDeps(keyRing(['a test secret that is no secret at all']), agencies)
}

const agencies: Agencies = {
  byId: async (tx, regionId, agencyId) => {
    const found = await sql<RequestedAgency>`select id, name, short_name as "shortName", kind
      from agency where region_id = ${regionId} and id = ${agencyId}`.execute(tx)
    return found.rows[0] ?? null
  },
  regionCode: async (tx, regionId) => {
    const found = await sql<{ code: string }>`select code from region where id = ${regionId}`
    return (await found.execute(tx)).rows[0]?.code ?? ''
  },
}

/** An application of a person who does not exist, handed in at the counter. */
export function application(agencyId: string, changes: Partial<RegisterInput> = {}): RegisterInput {
  return {
    agencyId,
    ...{ channel: 'in-person', applicantKind: 'natural', form: 'electronic', delivery: 'email' },
    applicant: {
      ...{ name: '柳青山', idType: 'citizen-id', idNumber: '11010519491231002X' },
      ...{ phone: '13800000000', email: 'liu@example.com', address: '安澜县城关镇文澜路2号' },
      ...{ postcode: '000000', contactName: '', agent: '' },
    },
    description: '安澜县教育局2025年义务教育阶段学校维修项目清单',
    submittedOn: '2026-01-12',
    ...changes,
  }
}
