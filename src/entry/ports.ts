import { versionOfForm, yearPeriod } from '#core/requests/counting.ts'
import type { AnnualReportDeps, Counting, SendMail } from '#modules/annual-report/index.ts'
import { type FilesTables, isHandedInBy, keepFile } from '#modules/files/index.ts'
import {
  accountsHolding,
  agenciesBelow,
  agenciesOnDay,
  agencyStanding,
  everyAgency,
  holdersOf,
  type IdentityDeps,
  mayMakeRules,
  openAgency,
  regionCode,
} from '#modules/identity/index.ts'
import { type MailPorts, type MailTables, putInOutbox, putText } from '#modules/mail/index.ts'
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
  below: agenciesBelow,
  holders: accountsHolding,
  standing: agencyStanding,
  regionCode,
}

/** The tables of a report that are counted from the requests. */
export const COUNTED_TABLES = ['t3', 't4'] as const

/** Their figures, and the requests behind each. */
export const reportRecords: AnnualReportDeps['annualReports']['records'] = {
  tables: COUNTED_TABLES,
  figuresOf: async (tx, counting) =>
    requestFigures(tx, await scopeOf(tx, counting), versionOfForm(counting.template)),
  behind: async (tx, counting, cell) => {
    const version = versionOfForm(counting.template)
    const found = await requestsBehind(tx, await scopeOf(tx, counting), version, cell)
    return found.map(({ id, number }) => ({ id, name: number, href: `/desk/requests/${id}` }))
  },
}

/** The report of an agency tells also of the agencies below it that write none. */
async function scopeOf(tx: Tx<never>, { regionId, agencyId, year }: Counting) {
  const own = agencyId && (await agenciesBelow(tx, regionId, agencyId, { silent: true }))
  return { regionId, period: yearPeriod(year), agencyIds: own || null }
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

/** What requests need of the other rooms: mail that goes out, files that are attached, forms. */
export function outsideOfRequests(
  deps: IdentityDeps,
  outbox: Omit<MailPorts, 'db' | 'post'>,
  forms: Outside['forms'],
): Outside {
  return {
    textToOne:
      outbox.texter &&
      (async (tx, { createdBy: by, ...text }) => {
        await putText(outbox, tx as unknown as Tx<MailTables>, { ...text, by })
      }),
    mailToRole: mailToRole(deps, outbox),
    mailToOne: async (tx, { createdBy: by, ...letter }) => {
      await putInOutbox(outbox, tx as unknown as Tx<MailTables>, { ...letter, by })
    },
    files: {
      ...reportFiles,
      keep: (tx, ...given) => keepFile(tx as unknown as Tx<FilesTables>, ...given),
    },
    fonts: 'fonts',
    forms,
  }
}
