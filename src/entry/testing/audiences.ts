import type { Role } from '#modules/identity/index.ts'

/** Who may ask a route at all. */
export type Who = 'anyone' | 'restricted' | 'signed-in' | readonly Role[]

const WRITERS: readonly Role[] = ['clerk', 'reviewer', 'leader']
const OFFICE: readonly Role[] = ['disclosure-office']
const REPORTS = [...WRITERS, ...OFFICE]
const SYSTEM: readonly Role[] = ['system-administrator']
const SECURITY: readonly Role[] = ['security-administrator']
const AUDITOR: readonly Role[] = ['auditor']
const THREE = [...SYSTEM, ...SECURITY, ...AUDITOR]
const report = '/api/annual-reports/:reportId'
const round = '/api/reporting-rounds/:roundId'
const account = '/api/accounts/:accountId'
const request = '/api/requests/:requestId'
const requestLetter = `${request}/letters/:letterId`
const correction = '/api/request-corrections/:correctionId'
const CORRECTION_STEPS = ['/examine', '/decide', '/tell', '/take-back', '/withdraw']
const page = '/reports/:year/:agencyId'

/** Who takes a step the request itself decides: everybody who may see it may ask. */
const REQUEST_STEPS = [
  ...[
    'confirm',
    'ask-supplement',
    'supplement',
    'lapse-supplement',
    'ask-reasons',
    'lapse-reasons',
  ],
  ...['give-reasons', 'consult', 'record-opinion', 'extend', 'postpone', 'notify-fee'],
  ...['pay-fee', 'lapse-fee', 'draft', 'review', 'return-draft', 'approve'],
  ...['issue', 'recall', 'serve', 'close', 'archive', 'withdraw'],
  ...['reopen', 'correct-receipt'],
]

const each = (method: string, urls: readonly string[], who: Who): [string, Who][] =>
  urls.map((url) => [`${method} ${url}`, who])
const below = (start: string, ends: readonly string[]) => ends.map((end) => start + end)

/**
 * Every route of the platform and who may ask it, written down by hand and apart from the routes: a
 * route that is not here, or says something else, is not what anybody decided.
 */
export const AUDIENCES: ReadonlyMap<string, Who> = new Map([
  ...each('GET', ['/healthz', '/readyz', '/metrics', '/desk', '/desk/*', '/look'], 'anyone'),
  ...each('GET', ['/', '/search', '/about/accessibility', '/assets/:file'], 'anyone'),
  ...each('GET', ['/sitemap', '/sitemap.xml', '/robots.txt'], 'anyone'),
  ...each('GET', ['/feeds/reports.atom', '/feeds/reports.json'], 'anyone'),
  ...each('GET', ['/reports', '/reports/compare', page, '/data'], 'anyone'),
  ...each('GET', below(`${page}/report`, ['.docx', '.pdf', '.html', '.xlsx']), 'anyone'),
  ...each('GET', below(`${page}/report`, ['.csv', '.json']), 'anyone'),
  ...each('GET', [`${page}/attachments/:fileId`], 'anyone'),
  ...each('GET', below('/data/', ['reports.csv', 'reports.json']), 'anyone'),
  ...each('GET', ['/requests/statistics'], 'anyone'),
  ...each('GET', below('/data/requests-:year', ['.csv', '.json']), 'anyone'),
  ...each('GET', below('/data/cells-:year', ['.csv', '.json', '.parquet']), 'anyone'),
  ...each('GET', below('/api/open/reports', ['', '/:year/:agencyId']), 'anyone'),

  ...each('GET', ['/api/entrance', '/api/set-up'], 'anyone'),
  ...each('POST', ['/api/sign-in', '/api/sign-in/second-factor', '/api/sign-out'], 'anyone'),
  ...each('POST', ['/api/set-up'], 'anyone'),
  ...each('GET', ['/api/me'], 'restricted'),
  ...each('POST', ['/api/me/password'], 'restricted'),
  ...each('GET', ['/api/me/sessions'], 'signed-in'),
  ...each('POST', ['/api/me/recovery-codes'], 'signed-in'),
  ...each('POST', below('/api/me/sessions/', ['revoke-others', ':sessionId/revoke']), 'signed-in'),
  ...each('POST', below('/api/me/second-factor/', ['start', 'confirm']), 'restricted'),
  ...each('POST', ['/api/me/second-factor/remove'], 'signed-in'),
  ...each('POST', ['/api/files'], 'signed-in'),

  ...each('GET', ['/requests', '/requests/new', '/requests/track'], 'anyone'),
  ...each('POST', ['/requests/new', '/requests/track'], 'anyone'),
  ...each('GET', below('/requests/', ['find', 'agencies', 'form.pdf', 'form.docx']), 'anyone'),
  ...each('POST', below('/requests/', ['form.pdf', 'form.docx']), 'anyone'),
  ...each('GET', ['/requests/draft'], 'anyone'),
  ...each('POST', below('/requests/draft', ['', '/open', '/delete', '/mail']), 'anyone'),
  ...each(
    'POST',
    below('/requests/track/', ['supplement', 'reasons', 'rate', 'withdraw', 'answer', 'file']),
    'anyone',
  ),
  ...each('GET', [request, '/api/requests/views', '/api/requests/statistics'], REPORTS),
  ...each('POST', ['/api/requests/statistics/export'], REPORTS),
  ...each('POST', below('/api/requests/', ['search', 'export', 'views', 'views/remove']), REPORTS),
  ...each('GET', [`${request}/applicant`, '/api/requests/handlers'], WRITERS),
  ...each('POST', below('/api/requests/', ['assign', 'alike']), WRITERS),
  ...each('GET', [`${request}/receipt`], ['clerk']),
  ...each('POST', ['/api/requests', `${request}/decide`], ['clerk']),
  ...each('POST', below(`${request}/`, REQUEST_STEPS), REPORTS),
  ...each('GET', [`${request}/letters`], REPORTS),
  ...each('GET', [requestLetter, `${requestLetter}/file`], WRITERS),
  ...each('GET', [`${request}/archive.zip`], WRITERS),
  ...each('POST', below(requestLetter, ['/issue', '/serve', '/discard']), ['clerk']),
  ...each('POST', below(request, ['/letters', '/tasks', '/files', '/disputes']), ['clerk']),
  ...each('GET', below(request, ['/tasks', '/files', '/files/:fileId', '/disputes']), REPORTS),
  ...each('POST', below(`${request}/files/:fileId/`, ['remove', 'redact']), ['clerk']),
  ...each('GET', below(`${request}/files/:fileId/`, ['pages', 'pages/:page', 'redact']), ['clerk']),
  ...each('POST', [`${request}/disputes/:disputeId/close`], ['clerk']),
  ...each('POST', [`${request}/preview-receipt`], WRITERS),
  ...each('GET', ['/api/calendar'], [...REPORTS, ...SYSTEM]),
  ...each('POST', below('/api/calendar/', ['preview', 'import']), [...SYSTEM, ...OFFICE]),
  ...each('GET', ['/api/internal-periods'], [...SYSTEM, ...OFFICE]),
  ...each('POST', below('/api/internal-periods', ['', '/preview']), [...SYSTEM, ...OFFICE]),
  ...each('POST', below('/api/request-promotions/', ['search', 'export']), REPORTS),
  ...each('POST', below('/api/request-promotions/', ['decide', ':promotionId/take-back']), WRITERS),
  ...each('POST', below('/api/request-reviews/', ['search', 'export']), REPORTS),
  ...each('POST', [`${request}/review-refusal`], WRITERS),
  ...each('GET', [`${request}/advice`], WRITERS),
  ...each('POST', [`${request}/prepare-letter`], ['clerk']),
  ...each('GET', [`${request}/publishing`], REPORTS),
  ...each('POST', ['/api/request-corrections'], ['clerk']),
  ...each('POST', below('/api/request-corrections/', ['search', 'export']), REPORTS),
  ...each('GET', below(correction, ['', '/letters/:kind']), WRITERS),
  ...each('POST', below(correction, CORRECTION_STEPS), WRITERS),
  ...each('GET', ['/api/request-tasks'], ['clerk']),
  ...each('POST', below('/api/request-tasks/:taskId/', ['chase', 'answer']), ['clerk']),

  ...each('GET', ['/api/agencies', '/api/agencies/:agencyId'], 'signed-in'),
  ...each('POST', ['/api/agencies/create'], SYSTEM),
  ...each('POST', below('/api/agencies/:agencyId/', ['change', 'rename', 'move', 'close']), SYSTEM),
  ...each('GET', ['/api/site'], SYSTEM),
  ...each('POST', ['/api/site'], SYSTEM),
  ...each('GET', ['/api/people'], [...OFFICE, ...THREE]),
  ...each('GET', ['/api/people/:personId/contact'], [...OFFICE, ...SYSTEM]),
  ...each('POST', ['/api/people/create'], SYSTEM),
  ...each('POST', below('/api/people/:personId/', ['change', 'move', 'leave']), SYSTEM),
  ...each('GET', ['/api/accounts'], THREE),
  ...each('POST', ['/api/accounts/open', `${account}/close`], SYSTEM),
  ...each('POST', below(account, ['/reset-password', '/link']), [...SYSTEM, ...SECURITY]),
  ...each('POST', below(account, ['/lock', '/unlock', '/end-sessions']), SECURITY),
  ...each('POST', below(account, ['/reset-second-factor', '/grants/give']), SECURITY),
  ...each('POST', ['/api/grants/:grantId/revoke'], SECURITY),
  ...each('POST', ['/api/imports/preview', '/api/imports/confirm'], SYSTEM),
  ...each('GET', below('/api/audit/', ['entries', 'entries.csv', 'verdict']), AUDITOR),

  ...each('GET', ['/api/reporting-rounds', `${round}/board`, `${round}/export`], REPORTS),
  ...each('GET', ['/api/reporting-rounds/proposal', `${round}/agencies`], OFFICE),
  ...each('POST', ['/api/reporting-rounds'], OFFICE),
  ...each('POST', below(round, ['', '/close', '/agencies', '/remind']), OFFICE),
  ...each('GET', ['/api/annual-report-templates/:template', '/api/annual-reports'], REPORTS),
  ...each('GET', below(report, ['/records', '/records/:cell', '/record-figures']), REPORTS),
  ...each('GET', below(report, ['', '/check', '/changes-since', '/changes', '/diff']), REPORTS),
  ...each('GET', below(report, ['/versions/:version', '/file', '/live']), REPORTS),
  ...each('GET', below(report, ['/members', '/members/:cell']), REPORTS),
  ...each('GET', [`${report}/attachments/:fileId`], REPORTS),
  ...each('POST', below(report, ['/save', '/restore', '/presence', '/import']), REPORTS),
  ...each('POST', below(report, ['/comments', '/attachments']), REPORTS),
  ...each('POST', below(report, ['/comments/:commentId/resolve']), REPORTS),
  ...each('POST', below(report, ['/comments/:commentId/reopen']), REPORTS),
  ...each('POST', below(report, ['/attachments/:fileId/remove', '/aggregate']), REPORTS),
  ...each('POST', below(report, ['/submit', '/withdraw', '/return', '/accept']), REPORTS),
  ...each('POST', below(report, ['/sign', '/publish', '/correct']), REPORTS),
])

/** Changes of which everybody signed in may make some: to what is their own. */
export const OWN_AFFAIRS = /^POST \/api\/(?:me\/|files$|sign-)/
