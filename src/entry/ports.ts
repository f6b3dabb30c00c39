import type { AnnualReportDeps, SendMail } from '#modules/annual-report/index.ts'
import { type FilesTables, isHandedInBy } from '#modules/files/index.ts'
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
import type { Outside, RequestsDeps } from '#modules/requests/index.ts'
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
    files: reportFiles,
    fonts: 'fonts',
  }
}
