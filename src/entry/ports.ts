import type { AnnualReportDeps, Counting, SendMail } from '#modules/annual-report/index.ts'
import { type FilesTables, isHandedInBy, keepFile } from '#modules/files/index.ts'
import {
  accountsHolding,
  agenciesOnDay,
  agencyStanding,
  everyAgency,
  holdersOf,
  type IdentityDeps,
  mayMakeRules,
  openAgency,
  regionCode,
} from '#modules/identity/index.ts'
import { type MailPorts, type MailTables, putInOutbox } from '#modules/mail/index.ts'
import {
  type Outside,
  type RequestsDeps,
  requestFigures,
  requestsBehind,
} from '#modules/requests/index.ts'
import type { Tx } from '#platform/db/database.ts'

/** What one room asks for, filled by another. */

/** The agencies of reports are those of the identity room. */
export const reportAgencies: AnnualReportDeps['annualReports']['agencies'] = {
  onDay: agenciesOnDay,
  mayMakeRules,
}

/** Requests are made to the agencies of the identity room. */
export const requestAgencies: RequestsDeps['requests']['agencies'] = {
  byId: openAgency,
  onDay: agenciesOnDay,
  all: everyAgency,
  holders: accountsHolding,
  standing: agencyStanding,
  regionCode,
}

/** Tables three and four of a report are counted from the requests. */
export const reportRecords: AnnualReportDeps['annualReports']['records'] = {
  tables: ['t3', 't4'],
  figuresOf: (tx, counting) => requestFigures(tx, scopeOf(counting), versionOf(counting)),
  behind: async (tx, counting, cell) => {
    const found = await requestsBehind(tx, scopeOf(counting), versionOf(counting), cell)
    return found.map(({ id, number }) => ({ id, name: number, href: `/desk/requests/${id}` }))
  },
}

function scopeOf({ regionId, agencyId, year }: Counting) {
  return { regionId, year, agencyIds: agencyId === null ? null : new Set([agencyId]) }
}

/** The form of 2019 has other rows than that of 2021. */
function versionOf({ template }: Counting): 2019 | 2021 {
  return template.endsWith('2019') ? 2019 : 2021
}

/** A file may be attached by whoever handed it in. */
export const reportFiles: AnnualReportDeps['annualReports']['files'] = {
  mayAttach: (tx, { regionId, fileId, accountId }) =>
    isHandedInBy(tx as unknown as Tx<FilesTables>, regionId, fileId, accountId),
}

/** A mail to a role goes to everybody who holds it at the agency and has an address. */
export function mailToRole(deps: IdentityDeps, outbox: Omit<MailPorts, 'db' | 'post'>): SendMail {
  return async (tx, { regionId, agencyId, roles, subject, body, about, createdBy }) => {
    const people = await holdersOf(tx, deps, { regionId, agencyId, roles })
    for (const to of people) {
      const letter = { regionId, to, subject, body, about, by: createdBy }
      await putInOutbox(outbox, tx as unknown as Tx<MailTables>, letter)
    }
    return people.length
  }
}

/** What requests need of the other rooms: mail that goes out, files that are attached. */
export function outsideOfRequests(
  deps: IdentityDeps,
  outbox: Omit<MailPorts, 'db' | 'post'>,
): Outside {
  return {
    mailToRole: mailToRole(deps, outbox),
    mailToOne: async (tx, { createdBy: by, ...letter }) => {
      await putInOutbox(outbox, tx as unknown as Tx<MailTables>, { ...letter, by })
    },
    files: {
      ...reportFiles,
      keep: (tx, ...given) => keepFile(tx as unknown as Tx<FilesTables>, ...given),
    },
    fonts: 'fonts',
  }
}
