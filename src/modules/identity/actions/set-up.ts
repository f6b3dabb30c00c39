import { timingSafeEqual } from 'node:crypto'
import { type Static, Type } from 'typebox'
import { passwordProblem } from '#core/identity/password.ts'
import type { Role } from '#core/identity/role.ts'
import { conflict, forbidden, invalid, type Refusal } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { defineAction } from '#platform/action/define-action.ts'
import type { Tx } from '#platform/db/database.ts'
import { newId } from '#platform/db/uuid.ts'
import { Done, SetUpInput } from '../identity.contract.ts'
import { insertAccount } from '../store/accounts.ts'
import { insertAgency } from '../store/agencies.ts'
import { insertGrant } from '../store/grants.ts'
import { insertPerson } from '../store/people.ts'
import { anyRegion, insertRegion, lockRegions } from '../store/regions.ts'
import { newAccount, newAgency, newPerson, newRegion } from './means/rows.ts'
import type { IdentityContext } from './means/sessions.ts'
import { tokenHash } from './means/tokens.ts'

/** `expected` is what the server printed on its console; only the route fills it in. */
const Input = Type.Object({
  ...SetUpInput.properties,
  expected: Type.Union([Type.String(), Type.Null()]),
})
type Given = Static<typeof Input>

const ALREADY = conflict('already-set-up', '系统已经完成首次设置。请登录；忘记密码请联系管理员。')
const WRONG_CODE = forbidden('wrong-set-up-code', '安装码不正确。安装码显示在服务器的控制台上。')
const SAME_LOGIN = invalid('same-login', '三位管理员的登录名不能相同。', {
  'administrators/security/login': '三位管理员的登录名不能相同。',
})

const ADMINISTRATORS = [
  ['system', 'system-administrator'],
  ['security', 'security-administrator'],
  ['audit', 'auditor'],
] as const satisfies readonly (readonly [keyof Given['administrators'], Role])[]

/**
 * The first start: region, government, disclosure office, and three administrators who check each
 * other. Only once, and only for who reads the console of the server. The actor's region is the
 * one that is made.
 */
export const setUp = defineAction({
  name: 'identity.set-up',
  title: '首次设置',
  input: Input,
  output: Done,
  audience: 'anyone',
  load: async ({ tx }: IdentityContext, { setUpCode, expected }) => {
    await lockRegions(tx)
    if (await anyRegion(tx)) return fail(ALREADY)
    return isSame(setUpCode.trim().toLowerCase(), expected) ? ok(null) : fail(WRONG_CODE)
  },
  may: () => null,
  run: async (context, _, input) => {
    const problem = administratorProblem(context, input)
    if (problem) return fail(problem)
    const { tx, deps, actor, now } = context
    const region = newRegion({ hosts: [], ...input.region, id: actor.regionId }, now)
    await insertRegion(tx, region)
    await deps.identity.openTrail(tx as unknown as Tx<never>, region.id)
    const officeId = await makeAgencies(context, input)
    for (const [key, role] of ADMINISTRATORS) {
      await makeAdministrator(context, officeId, input.administrators[key], role)
    }
    deps.identity.access.forgetAll()
    const subject = { kind: 'region', id: region.id, name: region.name }
    const logins = ADMINISTRATORS.map(([key]) => input.administrators[key].login)
    return ok({ output: { done: true as const }, audit: { subject, after: { logins } } })
  },
})

function isSame(given: string, expected: string | null): boolean {
  if (expected === null) return false
  return timingSafeEqual(Buffer.from(tokenHash(given)), Buffer.from(tokenHash(expected)))
}

function administratorProblem({ deps }: IdentityContext, input: Given): Refusal | null {
  const logins = new Set(ADMINISTRATORS.map(([key]) => input.administrators[key].login))
  if (logins.size < ADMINISTRATORS.length) return SAME_LOGIN
  for (const [key] of ADMINISTRATORS) {
    const { password, ...owner } = input.administrators[key]
    const problem = passwordProblem(password, owner, deps.identity.policy.password)
    if (problem)
      return invalid('password', problem, { [`administrators/${key}/password`]: problem })
  }
  return null
}

/** The government and below it the office in charge, whose id is given. */
async function makeAgencies({ tx, actor, now, today }: IdentityContext, input: Given) {
  const { regionId } = actor
  const government = newAgency(
    {
      ...{ regionId, parentId: null, name: input.government.name, kind: 'government' },
      ...{ position: 1, validFrom: today },
    },
    now,
  )
  const office = newAgency(
    {
      ...{ regionId, parentId: government.id, name: input.office.name, kind: 'department' },
      ...{ position: 2, validFrom: today },
    },
    now,
  )
  await insertAgency(tx, government)
  await insertAgency(tx, office)
  return office.id
}

async function makeAdministrator(
  { tx, deps, actor, now }: IdentityContext,
  agencyId: string,
  given: Given['administrators']['system'],
  role: Role,
): Promise<void> {
  const { regionId } = actor
  const person = newPerson(deps, { regionId, agencyId, name: given.name }, now)
  await insertPerson(tx, person)
  const account = newAccount({ regionId, personId: person.id, login: given.login }, now)
  const password_hash = await deps.identity.passwords.hash(given.password)
  const own = { password_hash, password_changed_at: now, must_change_password: false }
  await insertAccount(tx, { ...account, ...own })
  await insertGrant(tx, {
    ...{ region_id: regionId, id: newId(), account_id: account.id, role, agency_id: null },
    ...{ with_subtree: false, granted_at: now, granted_by: null, revoked_at: null },
  })
}
