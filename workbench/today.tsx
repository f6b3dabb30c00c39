import { READERS } from '../src/core/annual-report/life/roles.ts'
import type { RoundData } from '../src/modules/annual-report/annual-report.contract.ts'
import type { ReportListData } from '../src/modules/annual-report/workbench/api/types.ts'
import { TodayReports } from '../src/modules/annual-report/workbench/today/today-reports.tsx'
import { UNFINISHED } from '../src/modules/annual-report/workbench/today/waiting.ts'
import type { MeView } from '../src/modules/identity/identity.contract.ts'
import { TodayAccount } from '../src/modules/identity/workbench/account/today-account.tsx'
import { TodayRequests } from '../src/modules/requests/workbench/today/today-requests.tsx'
import { useAsk } from '../src/ui/api/use-api.ts'
import { dayText, today } from '../src/ui/dates.ts'
import { ScreenHead } from '../src/ui/frame/frame.tsx'
import type { ScreenProps } from '../src/ui/frame/screen.ts'

/** What is due, what is late, what waits for me. */
export function Today({ me }: ScreenProps<MeView>) {
  const writes = me.roles.some(({ role }) => READERS.includes(role))
  const rounds = useAsk<{ rounds: RoundData[] }>('/reporting-rounds', undefined, writes)
  const reports = useAsk<ReportListData>(
    '/annual-reports',
    { states: UNFINISHED, size: 500 },
    writes,
  )
  return (
    <>
      <ScreenHead title={`${me.name}，今天是${dayText(today())}`} note={rolesOf(me)} />
      <TodayRequests me={me} />
      {writes && <TodayReports me={me} rounds={rounds} reports={reports} />}
      <TodayAccount me={me} />
    </>
  )
}

function rolesOf(me: MeView): string {
  const titles = [...new Set(me.roles.map(({ title }) => title))].join('、')
  return `${me.agency.name}${titles === '' ? '' : `，${titles}`}`
}
