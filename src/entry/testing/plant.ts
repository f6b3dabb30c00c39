import { annualReportActions } from '#modules/annual-report/index.ts'
import type { Actor } from '#platform/action/actor.ts'
import { MARK, SCRIPT } from './evil.ts'
import type { TestPlatform } from './platform.ts'

/** Where citizens see something of it; `report` is the address of the published report. */
export const places = (report: string): readonly string[] => [
  ...['/', '/reports', '/reports?year=all', `/reports?agency=${MARK}`, `/search?q=${MARK}`],
  ...[report, `${report}?edition=1`, `${report}/report.html`, `${report}/report.json`],
  ...[`${report}/report.csv`, `/reports/compare?a=${keyOf(report)}&b=${keyOf(report)}`],
  ...['/data', '/data/reports.csv', '/data/reports.json', '/data/cells-2025.csv'],
  ...['/feeds/reports.atom', '/feeds/reports.json', '/sitemap', '/sitemap.xml'],
  ...['/api/open/reports', `/api/open${report}`, '/about/accessibility'],
]

const keyOf = (report: string) => encodeURIComponent(report.replace('/reports/', ''))

type View = {
  readonly report: { readonly version: number }
  readonly content: {
    readonly title: string
    readonly sections: Readonly<Record<string, string>>
    readonly contact: Readonly<Record<string, string>>
  }
}

/**
 * Writes a script into every field of text there is and publishes the report that holds it; the
 * address of that report. To be called before anything was looked at.
 */
export async function plantEverywhere(here: TestPlatform): Promise<string> {
  const { county, query } = here
  const [agency] = county.agencies
  if (!agency) throw new Error('no agency')
  await query('update region set name = $1', [`县${SCRIPT}`.slice(0, 100)])
  await query('update agency set short_name = $1', [SCRIPT.slice(0, 50)])
  await query('update agency set name = $1 where id = $2', [SCRIPT.slice(0, 100), agency.id])
  await query('update person set name = $1', [SCRIPT.slice(0, 50)])
  const [row] = await query<{ id: string }>('select id from annual_report where agency_id = $1', [
    agency.id,
  ])
  const reportId = row?.id ?? ''
  const act = actor(here, reportId)
  await act('correct', agency.clerk, { note: SCRIPT })
  await act('save', agency.clerk, { changes: changesOf(await act('get', agency.clerk)) })
  await act('comment', agency.clerk, { place: 'report', text: SCRIPT })
  await act('submit', agency.clerk, { note: SCRIPT })
  await act('accept', county.office, { note: SCRIPT })
  await act('sign', agency.leader, { note: SCRIPT })
  await act('publish', county.office, { note: SCRIPT })
  return `/reports/2025/${agency.id}`
}

const NAMES: Readonly<Record<string, string>> = { comment: 'add-comment' }

/** Takes an action on the report, at the version it has by then. */
function actor({ house }: TestPlatform, reportId: string) {
  const run = async (name: string, who: Actor, input: object): Promise<View> => {
    const wanted = `annual-report.${NAMES[name] ?? name}`
    const action = annualReportActions.find((each) => each.action.name === wanted)?.action
    if (!action) throw new Error(`no action ${wanted}`)
    const done = await house.execute(action, who, input)
    if (!done.ok) throw new Error(`${name}: ${done.error.message}`)
    return done.value as View
  }
  return async (name: string, who: Actor, input: object = {}): Promise<View> => {
    const view = await run('get', who, { reportId })
    if (name === 'get') return view
    return run(name, who, { reportId, version: view.report.version, ...input })
  }
}

function changesOf({ content }: View) {
  const sections = Object.entries(content.sections).map(([id, before]) => ({
    ...{ place: `section:${id}`, before, after: `${before}\n${SCRIPT}\n（一）${SCRIPT}` },
  }))
  const contact = ['address', 'postcode', 'phone', 'email'].map((field) => ({
    ...{ place: `contact:${field}`, before: content.contact[field] ?? null, after: SCRIPT },
  }))
  const url = `www.a"onmouseover="${MARK}()`
  return [
    { place: 'title', before: content.title, after: SCRIPT },
    ...sections,
    ...contact,
    { place: 'contact:url', before: content.contact.url ?? null, after: url },
  ]
}
