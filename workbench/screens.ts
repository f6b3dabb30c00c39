import { MANAGERS, READERS } from '../src/core/annual-report/life/roles.ts'
import {
  CALENDAR_KEEPERS,
  HANDLERS,
  READERS as REQUEST_READERS,
  TAKER_ROLES,
} from '../src/core/requests/life/roles.ts'
import type { MeView, Role } from '../src/modules/identity/identity.contract.ts'
import type { Screen } from '../src/ui/frame/screen.ts'

/** Every screen of the workbench. The menu shows what a person's roles allow, in this order. */

const everybody = () => true
const holding =
  (...roles: Role[]) =>
  (me: MeView): boolean =>
    me.roles.some(({ role }) => roles.includes(role as Role))

const writing = holding(...READERS)
const seeingRequests = holding(...REQUEST_READERS)
const handlingRequests = holding(...HANDLERS)
const registering = holding(...(TAKER_ROLES.clerk ?? []))
const office = holding(...MANAGERS)
const administering = holding('system-administrator', 'security-administrator')

export const SCREENS: readonly Screen<MeView>[] = [
  {
    ...{ path: '/', title: '今日', menu: '今日', allowed: everybody },
    load: async () => (await import('./today.tsx')).Today,
  },
  {
    ...{ path: '/reports', title: '年度报告', menu: '年度报告', allowed: writing },
    load: async () =>
      (await import('../src/modules/annual-report/workbench/list/reports-screen.tsx'))
        .ReportsScreen,
  },
  {
    ...{ path: '/reports/:reportId', title: '报告编辑', allowed: writing },
    load: async () =>
      (await import('../src/modules/annual-report/workbench/editor/editor-screen.tsx'))
        .EditorScreen,
  },
  {
    ...{ path: '/reports/:reportId/members', title: '汇总', allowed: writing },
    load: async () =>
      (await import('../src/modules/annual-report/workbench/members/members-screen.tsx'))
        .MembersScreen,
  },
  {
    ...{ path: '/rounds', title: '编报任务', menu: '编报任务', allowed: office },
    load: async () =>
      (await import('../src/modules/annual-report/workbench/rounds/rounds-screen.tsx'))
        .RoundsScreen,
  },
  {
    ...{ path: '/rounds/:roundId', title: '编报进度', allowed: writing },
    load: async () =>
      (await import('../src/modules/annual-report/workbench/board/board-screen.tsx')).BoardScreen,
  },
  {
    ...{ path: '/requests', title: '依申请公开', menu: '依申请公开', allowed: seeingRequests },
    load: async () =>
      (await import('../src/modules/requests/workbench/register/register-screen.tsx'))
        .RegisterScreen,
  },
  {
    ...{ path: '/requests/new', title: '登记申请', allowed: registering },
    load: async () =>
      (await import('../src/modules/requests/workbench/intake/intake-screen.tsx')).IntakeScreen,
  },
  {
    ...{ path: '/requests/statistics', title: '依申请公开统计', allowed: seeingRequests },
    load: async () =>
      (await import('../src/modules/requests/workbench/statistics/statistics-screen.tsx'))
        .StatisticsScreen,
  },
  {
    ...{ path: '/requests/:requestId', title: '申请办理', allowed: seeingRequests },
    load: async () =>
      (await import('../src/modules/requests/workbench/case/case-screen.tsx')).CaseScreen,
  },
  {
    ...{ path: '/requests/:requestId/receipt', title: '申请回执', allowed: registering },
    load: async () =>
      (await import('../src/modules/requests/workbench/intake/receipt-screen.tsx')).ReceiptScreen,
  },
  {
    ...{ path: '/requests/:requestId/clock', title: '答复期限说明', allowed: seeingRequests },
    load: async () =>
      (await import('../src/modules/requests/workbench/case/clock-screen.tsx')).ClockScreen,
  },
  {
    ...{ path: '/request-tasks', title: '协办任务', menu: '协办任务', allowed: registering },
    load: async () =>
      (await import('../src/modules/requests/workbench/tasks/request-tasks-screen.tsx'))
        .RequestTasksScreen,
  },
  {
    ...{ path: '/request-corrections', title: '更正申请', menu: '更正申请' },
    allowed: seeingRequests,
    load: async () =>
      (await import('../src/modules/requests/workbench/corrections/corrections-screen.tsx'))
        .CorrectionsScreen,
  },
  {
    ...{ path: '/request-corrections/:correctionId', title: '更正申请' },
    allowed: handlingRequests,
    load: async () =>
      (await import('../src/modules/requests/workbench/corrections/correction-screen.tsx'))
        .CorrectionScreen,
  },
  {
    ...{ path: '/request-promotions', title: '转主动公开', menu: '转主动公开' },
    allowed: seeingRequests,
    load: async () =>
      (await import('../src/modules/requests/workbench/publishing/promotions-screen.tsx'))
        .PromotionsScreen,
  },
  {
    ...{ path: '/request-reviews', title: '不予公开定期评估', menu: '定期评估' },
    allowed: seeingRequests,
    load: async () =>
      (await import('../src/modules/requests/workbench/publishing/reviews-screen.tsx'))
        .ReviewsScreen,
  },
  {
    ...{ path: '/calendar', title: '工作日历', menu: '工作日历' },
    allowed: holding(...CALENDAR_KEEPERS),
    load: async () =>
      (await import('../src/modules/requests/workbench/calendar/calendar-screen.tsx'))
        .CalendarScreen,
  },
  {
    ...{ path: '/internal-periods', title: '内部时限', menu: '内部时限' },
    allowed: holding(...CALENDAR_KEEPERS),
    load: async () =>
      (
        await import(
          '../src/modules/requests/workbench/internal-periods/internal-periods-screen.tsx'
        )
      ).InternalPeriodsScreen,
  },
  {
    ...{ path: '/requests/:requestId/files/:fileId/redact', title: '涂黑后公开' },
    allowed: registering,
    load: async () =>
      (await import('../src/modules/requests/workbench/redact/redact-screen.tsx')).RedactScreen,
  },
  {
    ...{ path: '/agencies', title: '机构与人员', menu: '机构与人员', allowed: administering },
    load: async () =>
      (await import('../src/modules/identity/workbench/agencies/agencies-screen.tsx'))
        .AgenciesScreen,
  },
  {
    ...{ path: '/audit', title: '审计', menu: '审计', allowed: holding('auditor') },
    load: async () => (await import('../src/modules/audit/workbench/audit-screen.tsx')).AuditScreen,
  },
  {
    ...{ path: '/settings', title: '系统设置', menu: '系统设置' },
    allowed: holding('system-administrator'),
    load: async () => (await import('./settings.tsx')).Settings,
  },
  {
    ...{ path: '/account', title: '我的账号', menu: '我的账号', allowed: everybody },
    load: async () =>
      (await import('../src/modules/identity/workbench/account/account-screen.tsx')).AccountScreen,
  },
]
