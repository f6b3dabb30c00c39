import { REGION_ROLES, ROLE_NAMES, ROLES, type Role } from '#core/identity/role.ts'
import {
  type AuditDeps,
  type AuditEntryView,
  auditRecorder,
  openTrail,
  verifyAudit,
} from '#modules/audit/index.ts'
import { entriesOf } from '#modules/audit/testing.ts'
import type { IdentityDeps } from '#modules/identity/index.ts'
import {
  CHEAP_HASHING,
  identityDeps,
  type PlantedPerson,
  plantAgency,
  plantPerson,
  plantRegion,
} from '#modules/identity/testing.ts'
import type { Actor } from '#platform/action/actor.ts'
import { type Execute, executor } from '#platform/action/execute.ts'
import { keyRing } from '#platform/crypto/key-ring.ts'
import { type Database, openDatabase, type Tx } from '#platform/db/database.ts'
import { stoppedClock } from '#platform/time/clock.ts'
import { testDatabase } from './database.ts'

/** 安澜县 in small: the government, and below it its office, a bureau, another and a township. */
const AGENCIES = {
  government: { name: '安澜县人民政府', kind: 'government' },
  office: { name: '安澜县人民政府办公室', kind: 'department' },
  bureau: { name: '安澜县教育局', kind: 'department' },
  other: { name: '安澜县水务局', kind: 'department' },
  township: { name: '柳河镇人民政府', kind: 'township' },
} as const

export type WorldAgency = { readonly id: string; readonly name: string }
export type WorldAgencies = Readonly<Record<keyof typeof AGENCIES, WorldAgency>>

/** The password of everybody in a test world. */
export const PASSWORD = 'Anlan-2026-muddle'

export type WorldDeps = IdentityDeps & AuditDeps
export type World<Deps = object> = Awaited<ReturnType<typeof world<Deps>>>

/**
 * A region with agencies, one person per role and everything an action needs, on a fresh database
 * and with a clock that stands still. `deps` are what the tested rooms need besides. Close it when
 * the test is over.
 */
export async function world<Deps = object>(deps: Deps = {} as Deps) {
  const database = await testDatabase()
  const db: Database<never> = openDatabase<never>(database.connection)
  const clock = stoppedClock('2026-01-15T01:30:00.000Z')
  const ring = keyRing(['a test secret that is no secret at all'])
  const own: WorldDeps = {
    ...identityDeps({
      ring,
      hashing: CHEAP_HASHING,
      openTrail: (tx, regionId) => openTrail(tx, ring, regionId),
    }),
    audit: { verify: (regionId) => verifyAudit(db, ring, regionId) },
  }
  const all: Deps & WorldDeps = { ...deps, ...own }
  const record = auditRecorder(ring)
  const execute: Execute<Deps & WorldDeps> = executor({ db, clock, record, deps: all })
  const planted = await plantWorld(db, clock.now().toISOString(), all)
  const { regionId, agencies, people } = planted
  let serial = 0
  const origin = { channel: 'web', address: '192.0.2.7' } as const

  /**
   * Somebody who holds the role at an agency (null: for the whole region); unless a test says
   * otherwise, at the bureau, and a role of the region for the region.
   */
  const as = (role: Role, agency?: WorldAgency | null): Actor => {
    const at = agency === undefined && !REGION_ROLES.includes(role) ? agencies.bureau : agency
    serial += 1
    return {
      ...{ regionId, id: people[role].accountId, name: people[role].name, kind: 'account' },
      grants: [{ role, scopes: at ? new Set([at.id]) : null }],
      origin: { ...origin, requestId: `request-${serial}` },
    }
  }
  /** One more person with an account; with an actor who holds nothing but the role. */
  const person = async (login: string, name: string, role: Role, agency: WorldAgency) => {
    const now = clock.now().toISOString()
    const roles = [{ role, agencyId: agency.id }]
    const given = { regionId, agencyId: agency.id, name, login, password: PASSWORD, roles }
    const made = await db.transaction().execute((tx) => plantPerson(tx, now, all, given))
    return { ...made, actor: { ...as(role, agency), id: made.accountId, name } }
  }
  const nobody: Actor = {
    ...{ regionId, id: null, name: '访客', kind: 'nobody', grants: [] },
    origin: { ...origin, requestId: 'request-0' },
  }
  return {
    db,
    connection: database.connection,
    query: database.query,
    clock,
    ring,
    record,
    deps: all,
    execute,
    regionId,
    agencies,
    people,
    as,
    person,
    nobody,
    /** The whole trail, in the order it was written. */
    audit: (): Promise<readonly AuditEntryView[]> => entriesOf(db, regionId),
    close: async () => {
      await db.destroy()
      await database.drop()
    },
  }
}

/** Region, agencies and a person for each role, in one transaction. */
async function plantWorld(db: Database<never>, now: string, deps: WorldDeps) {
  return db.transaction().execute(async (tx) => {
    const regionId = await plantRegion(tx, now, { code: '629901', name: '安澜县' })
    await deps.identity.openTrail(tx, regionId)
    const agencies = await plantAgencies(tx, now, regionId)
    const people: Partial<Record<Role, PlantedPerson>> = {}
    for (const role of ROLE_NAMES) {
      const agency = REGION_ROLES.includes(role) ? agencies.office : agencies.bureau
      people[role] = await plantPerson(tx, now, deps, {
        ...{
          regionId,
          agencyId: agency.id,
          name: `${ROLES[role]}甲`,
          login: role,
          password: PASSWORD,
        },
        roles: [{ role, agencyId: REGION_ROLES.includes(role) ? null : agency.id }],
      })
    }
    return { regionId, agencies, people: people as Readonly<Record<Role, PlantedPerson>> }
  })
}

async function plantAgencies(tx: Tx<never>, now: string, regionId: string): Promise<WorldAgencies> {
  const made: Partial<Record<keyof WorldAgencies, WorldAgency>> = {}
  for (const [position, [key, agency]] of Object.entries(AGENCIES).entries()) {
    const parentId = made.government?.id ?? null
    const id = await plantAgency(tx, now, { ...agency, regionId, parentId, position: position + 1 })
    made[key as keyof WorldAgencies] = { id, name: agency.name }
  }
  return made as WorldAgencies
}
