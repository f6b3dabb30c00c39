import { MANAGERS, READERS } from '../src/core/annual-report/life/roles.ts'
import type { MeView, Role } from '../src/modules/identity/identity.contract.ts'
import type { Screen } from '../src/ui/frame/screen.ts'

/** Every screen of the workbench. The menu shows what a person's roles allow, in this order. */

const everybody = () => true
const holding =
  (...roles: Role[]) =>
  (me: MeView): boolean =>
    me.roles.some(({ role }) => roles.includes(role as Role))

const writing = holding(...READERS)
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
