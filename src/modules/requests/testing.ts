import type { Role } from '#core/identity/role.ts'
import {
  DECISION_PARTS,
  type DecisionKind,
  type DecisionPart,
} from '#core/requests/decision-kinds.ts'
import { partsOf, questionsOf } from '#core/requests/decision-kinds-check.ts'
import { loadTemplates } from '#modules/annual-report/index.ts'
import { type FilesTables, keepFile } from '#modules/files/index.ts'
import { keyRing } from '#platform/crypto/key-ring.ts'
import { sql, type Tx } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import type { World } from '#testing/world.ts'
import { registerRequest } from './actions/intake/register-request.ts'
import { requestsDeps } from './actions/means/requests-deps.ts'
import { showRequest } from './actions/reading/show-request.ts'
import type { RegisterInput } from './requests.contract.ts'
import type {
  Agencies,
  AgencyStanding,
  Holder,
  MailToOne,
  MailToRole,
  OpenAgency,
  Outside,
  RequestedAgency,
  RequestsDeps,
  TextToOne,
} from './requests.ports.ts'

type Kept = Parameters<Outside['files']['keep']> extends [unknown, ...infer Rest] ? Rest : never

/** The room's ports for tests: agencies out of the table, mail and short messages into lists, every file attachable. */
export function requestsTestDeps(): RequestsDeps & {
  readonly mails: (MailToOne | MailToRole)[]
  readonly texts: TextToOne[]
} {
  const mails: (MailToOne | MailToRole)[] = []
  const texts: TextToOne[] = []
  const outside = {
    textToOne: async (_tx: unknown, text: TextToOne) => void texts.push(text),
    mailToOne: async (_tx: unknown, mail: MailToOne) => void mails.push(mail),
    mailToRole: async (_tx: unknown, mail: MailToRole) => mails.push(mail) && 1,
    files: {
      mayAttach: async () => true,
      keep: (tx: unknown, ...given: Kept) => keepFile(tx as Tx<FilesTables>, ...given),
    },
    fonts: 'fonts',
    forms: loadTemplates(),
  }
  const ring = keyRing(['a test secret that is no secret at all'])
  return { ...requestsDeps(ring, agencies, outside), mails, texts }
}

const agencies: Agencies = {
  byId: async (tx, regionId, agencyId) => {
    const found = await sql<RequestedAgency>`select id, name, short_name as "shortName", kind
      from agency where region_id = ${regionId} and id = ${agencyId}`.execute(tx)
    return found.rows[0] ?? null
  },
  onDay: async (tx, regionId) => {
    const found = await sql<OpenAgency>`select id, name, kind, contact
      from agency where region_id = ${regionId}`.execute(tx)
    return found.rows
  },
  all: async (tx, regionId) => {
    const found = await sql<RequestedAgency>`select id, name, short_name as "shortName", kind
      from agency where region_id = ${regionId}`.execute(tx)
    return found.rows
  },
  below: async (tx, regionId, agencyId) => {
    const found = await sql<{ id: string }>`select id from agency
      where region_id = ${regionId} and ${agencyId} in (id, parent_id)`.execute(tx)
    return new Set(found.rows.map(({ id }) => id))
  },
  holders: async (tx, { regionId, agencyId, roles }) => {
    const found = await sql<Holder>`select account.id, person.name
      from role_grant
      join account on account.region_id = role_grant.region_id and account.id = account_id
      join person on person.region_id = account.region_id and person.id = account.person_id
      where role_grant.region_id = ${regionId} and role = any(${[...roles]})
        and role_grant.agency_id = ${agencyId} and revoked_at is null
      order by person.name`.execute(tx)
    return found.rows
  },
  standing: async (tx, regionId, agencyId) => {
    const found = await sql<AgencyStanding>`
      select agency.id, agency.name, short_name as "shortName", kind, contact, level,
        (select name from agency government where government.region_id = ${regionId}
          and government.kind = 'government') as "governmentName"
      from agency join region on region.id = agency.region_id
      where agency.region_id = ${regionId} and agency.id = ${agencyId}`.execute(tx)
    return found.rows[0] ?? null
  },
  regionCode: async (tx, regionId) => {
    const found = await sql<{ code: string }>`select code from region where id = ${regionId}`
    return (await found.execute(tx)).rows[0]?.code ?? ''
  },
}

/** An application of a person who does not exist, handed in at the counter; its clerk has looked at it. */
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
    ...{ submittedOn: '2026-01-12', isChecked: true },
    ...changes,
  }
}

/** What the bureau's clerk does first in most tests: enters an application, looks at it. */
export function clerkOf(here: () => World<RequestsDeps>) {
  const register = async (changes: Partial<RegisterInput> = {}) => {
    const input = application(here().agencies.bureau.id, changes)
    const made = await here().execute(registerRequest, here().as('clerk'), input)
    if (!made.ok) throw new Error(made.error.message)
    return made.value
  }
  const show = async (requestId: string, role: Role = 'clerk') => {
    const shown = await here().execute(showRequest, here().as(role), { requestId })
    if (!shown.ok) throw new Error(shown.error.message)
    return shown.value
  }
  return { register, show }
}

/** What letters of the test world need besides, as its agencies have no contact. */
export const CONTACT = { contactPhone: '0955-4012345', contactAddress: '安澜县文昌路1号' }

/** Everything a decision of the kind must contain, to be given to `decideMatter`. */
export function completed(kind: DecisionKind) {
  const withheld =
    kind === 'partial'
      ? [{ part: '第三页', ground: 'deny_process' as const, reason: '讨论记录' }]
      : undefined
  const given = { kind, ...(withheld && { withheld }) }
  const names: string[] = [...partsOf(given), 'otherAgencyName', 'otherAgencyContact']
  const parts = Object.fromEntries(
    names
      .filter((name): name is DecisionPart => name in DECISION_PARTS)
      .map((name) => [name, DECISION_PARTS[name].type === 'day' ? '2025-06-01' : '写明的内容']),
  )
  const answers = Object.fromEntries(questionsOf(given).map(({ id, expected }) => [id, expected]))
  return { kind, parts, answers, isOtherAgencyKnown: true, ...(withheld && { withheld }) }
}

type Planting = {
  readonly query: (sql: string, values: readonly unknown[]) => Promise<unknown>
  readonly regionId: string
}

/** A file that was handed in, as the files room keeps it; its id. */
export async function plantFile({ query, regionId }: Planting): Promise<string> {
  const id = newId()
  await query(
    `insert into file (region_id, id, sha256, size, media_type, name, scan, created_at)
      values ($1, $2, repeat('a', 64), 3, 'application/pdf', '材料.pdf', 'clean', now())`,
    [regionId, id],
  )
  return id
}
