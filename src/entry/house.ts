import { ok, type Result } from '#core/kit/result.ts'
import { type AnnualReportDeps, loadTemplates } from '#modules/annual-report/index.ts'
import { type AuditDeps, auditRecorder, openTrail, verifyAudit } from '#modules/audit/index.ts'
import { allRegions, type IdentityDeps, identityDeps } from '#modules/identity/index.ts'
import { type MailPorts, type MailTables, mailJobs, sealUnsealed } from '#modules/mail/index.ts'
import {
  type RequestsDeps,
  requestsDeps,
  requestsJobs,
  requestsSchedules,
} from '#modules/requests/index.ts'
import { type Execute, executor } from '#platform/action/execute.ts'
import { fieldCipher } from '#platform/crypto/field-cipher.ts'
import { type KeyRing, keyRing } from '#platform/crypto/key-ring.ts'
import { masterSecrets } from '#platform/crypto/master-secret.ts'
import { announce } from '#platform/db/announce.ts'
import { type Database, openDatabase } from '#platform/db/database.ts'
import { type Jobs, openJobs } from '#platform/jobs/jobs.ts'
import { type Post, smtpPost } from '#platform/mail/smtp.ts'
import { type Clock, systemClock } from '#platform/time/clock.ts'
import {
  mailToRole,
  outsideOfRequests,
  reportAgencies,
  reportFiles,
  reportRecords,
  requestAgencies,
} from './ports.ts'
import { type Settings, texterOf } from './settings.ts'
import type { Store } from './store.ts'

export type Deps = IdentityDeps & AuditDeps & AnnualReportDeps & RequestsDeps

/** Every room furnished and connected, with a database that is up to date; no entrance yet. */
export type House = {
  readonly settings: Settings
  readonly store: Store
  readonly db: Database<never>
  readonly ring: KeyRing
  readonly clock: Clock
  readonly deps: Deps
  readonly execute: Execute<Deps>
  readonly jobs: Jobs
  /** In order; what is being done is brought to its end. */
  readonly close: () => Promise<void>
}

type Options = {
  readonly clock?: Clock
  /** Told of defects in work done later. */
  readonly onJobError: (error: Error, job: string | null) => void
}

/** Puts the rooms together. A sentence where the master secret will not do. */
export async function openHouse(
  settings: Settings,
  store: Store,
  { clock = systemClock, onJobError }: Options,
): Promise<Result<House, string>> {
  const secrets = masterSecrets(settings.GONGKAI_SECRET, settings.dataFolder)
  if (!secrets.ok) return secrets
  const ring = keyRing(secrets.value, settings.CIPHER)
  const db = openDatabase<never>(store.connection, {
    connections: settings.DATABASE_CONNECTIONS,
  })
  const post = settings.SMTP_URL
    ? smtpPost(settings.SMTP_URL, { name: '政务公开', address: settings.MAIL_FROM })
    : null
  const texter = texterOf(settings)
  // The outbox puts jobs into the queue, and the queue does the jobs of the outbox.
  const late: { jobs: Jobs | null } = { jobs: null }
  const mail: MailPorts = {
    db: db as unknown as Database<MailTables>,
    ...{ post, texter, cipher: fieldCipher(ring), now: () => clock.now().toISOString() },
    enqueue: async (...job) => late.jobs?.enqueue(...job),
  }
  await sealUnsealed(mail)
  const deps = depsOf({ ring, db, settings, mail })
  const execute = executor({
    ...{ db, clock, record: auditRecorder(ring), deps },
    announce: (tx) => announce(tx, 'published'),
  })
  const jobs = await openJobs(store.connection, {
    jobs: [...mailJobs(mail), ...requestsJobs({ execute, regions: () => allRegions(db) })],
    schedules: requestsSchedules,
    onError: onJobError,
  })
  late.jobs = jobs
  return ok({
    ...{ settings, store, db, ring, clock, deps, jobs, execute },
    close: () => closeAll(jobs, post, db),
  })
}

function depsOf({
  ring,
  db,
  settings,
  mail,
}: Pick<House, 'ring' | 'db' | 'settings'> & { mail: MailPorts }): Deps {
  const templates = loadTemplates()
  const identity = identityDeps({
    ring,
    openTrail: (tx, regionId) => openTrail(tx, ring, regionId),
    administratorsNeedSecondFactor: settings.ADMINISTRATORS_NEED_SECOND_FACTOR,
  })
  return {
    ...identity,
    ...requestsDeps(ring, requestAgencies, outsideOfRequests(identity, mail, templates)),
    audit: { verify: (regionId) => verifyAudit(db, ring, regionId) },
    annualReports: {
      templates,
      agencies: reportAgencies,
      sendMail: mailToRole(identity, mail),
      files: reportFiles,
      records: reportRecords,
      fonts: 'fonts',
    },
  }
}

async function closeAll(jobs: Jobs, post: Post | null, db: Database<never>): Promise<void> {
  await jobs.stop()
  post?.close()
  await db.destroy()
}
