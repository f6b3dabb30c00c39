import { openTrail } from '#modules/audit/index.ts'
import type { Role } from '#modules/identity/index.ts'
import { plantAgency, plantPerson, plantRegion } from '#modules/identity/testing.ts'
import type { Actor } from '#platform/action/actor.ts'
import type { Tx } from '#platform/db/database.ts'
import type { House } from '../house.ts'
import type { CountyPlan } from './county.ts'
import { diceOf } from './dice.ts'
import { ACCOUNTS, type DemonstrationAccount, personName } from './people.ts'

/** As what request the trail tells of everything that is done to make the demonstration. */
export const REQUEST_ID = 'demonstration'

/** An agency that stands, with who writes, who checks and who signs for it. */
export type FoundedAgency = {
  readonly id: string
  readonly name: string
  readonly shortName: string
  readonly clerk: Actor
  readonly reviewer: Actor
  readonly leader: Actor
}

export type FoundedCounty = {
  readonly regionId: string
  readonly government: FoundedAgency
  /** In the order of the plan. */
  readonly agencies: readonly FoundedAgency[]
  /** The disclosure office, for the whole region. */
  readonly office: Actor
}

/** The county's agencies, people and accounts, in one transaction. All accounts share the password. */
export async function foundCounty(
  { db, ring, deps }: House,
  plan: CountyPlan,
  { now, password }: { readonly now: string; readonly password: string },
): Promise<FoundedCounty> {
  return db.transaction().execute(async (tx) => {
    const regionId = await plantRegion(tx, now, plan.region)
    await openTrail(tx, ring, regionId)
    const builder: Builder = { tx, now, deps, regionId, password, serial: 0 }
    const government = await agency(builder, { ...plan.government, kind: 'government' }, null)
    const agencies: FoundedAgency[] = []
    for (const each of plan.agencies) agencies.push(await agency(builder, each, government.id))
    const home = agencies.find(({ shortName }) => shortName === '政府办') ?? government
    const office = await regionalAccounts(builder, [government, ...agencies], home)
    return { regionId, government, agencies, office }
  })
}

type Builder = {
  readonly tx: Tx<never>
  readonly now: string
  readonly deps: House['deps']
  readonly regionId: string
  readonly password: string
  serial: number
}

type Standing = { readonly name: string; readonly shortName: string; readonly kind: AgencyKind }
type AgencyKind = 'government' | 'department' | 'township' | 'institution'

async function agency(builder: Builder, plan: Standing, parentId: string | null) {
  const { tx, now, regionId } = builder
  builder.serial += 1
  const { name, shortName, kind } = plan
  const number = String(builder.serial).padStart(3, '0')
  const contact = {
    court: '安澜县人民法院',
    ...{ office: `${shortName}办公室`, phone: `0000-2025${number}`, postcode: '000000' },
    ...{
      address: `安澜县城关镇文澜路${builder.serial}号`,
      hours: '工作日 8:30—12:00，14:30—18:00',
    },
  }
  const given = { regionId, name, shortName, kind, parentId, contact, position: builder.serial }
  const id = await plantAgency(tx, now, given)
  const standing = { id, name, shortName }
  const clerk = await holder(builder, standing, 'clerk')
  const reviewer = await holder(builder, standing, 'reviewer')
  const leader = await holder(builder, standing, 'leader')
  return { ...standing, clerk, reviewer, leader }
}

type Place = Pick<FoundedAgency, 'id' | 'name' | 'shortName'>

/** Who holds a role at an agency: the demonstration's own account, else somebody who never signs in. */
async function holder(builder: Builder, at: Place, role: Role): Promise<Actor> {
  const own = ACCOUNTS.find((each) => each.at === at.shortName && each.role === role)
  const number = String(builder.serial).padStart(2, '0')
  const name = own?.name ?? personName(diceOf(`${at.name}${role}`))
  const login = own?.login ?? `${role}${number}`
  return plant(builder, at, { login, role, name, reach: 'agency', canSignIn: own !== undefined })
}

const AT_EACH: readonly Role[] = ['clerk', 'reviewer', 'leader']

/** The accounts that neither write, check nor sign for an agency. */
async function regionalAccounts(
  builder: Builder,
  places: readonly Place[],
  home: Place,
): Promise<Actor> {
  let office: Actor | null = null
  for (const each of ACCOUNTS.filter(({ role }) => !AT_EACH.includes(role))) {
    const at = places.find(({ shortName }) => shortName === each.at) ?? home
    const actor = await plant(builder, at, { ...each, canSignIn: true })
    if (each.role === 'disclosure-office') office = actor
  }
  if (!office) throw new Error('the demonstration has no disclosure office')
  return office
}

type Sitting = Pick<DemonstrationAccount, 'login' | 'role' | 'name' | 'reach'> & {
  readonly canSignIn: boolean
}

async function plant(builder: Builder, at: Place, person: Sitting): Promise<Actor> {
  const { tx, now, deps, regionId, password } = builder
  const { login, role, name, reach, canSignIn } = person
  const agencyId = reach === 'region' ? null : at.id
  const { accountId } = await plantPerson(tx, now, deps, {
    ...{ regionId, agencyId: at.id, name, login, roles: [{ role, agencyId }] },
    email: `${login}@anlan.example`,
    ...(canSignIn && { password }),
  })
  return {
    ...{ regionId, id: accountId, name, kind: 'account' },
    grants: [{ role, scopes: agencyId === null ? null : new Set([agencyId]) }],
    origin: { channel: 'command', requestId: REQUEST_ID, address: null },
  }
}
