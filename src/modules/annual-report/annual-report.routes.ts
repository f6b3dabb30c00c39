import type { FastifyInstance } from 'fastify'
import type { Template } from '#core/annual-report/template.ts'
import type { Execute } from '#platform/action/execute.ts'
import { type ActionRoute, actionRoutes } from '#platform/http/action-routes.ts'
import { changesSince } from './actions/editing/changes-since.ts'
import { checkStoredReport } from './actions/editing/check-report.ts'
import { getReport } from './actions/editing/get-report.ts'
import { getTemplate } from './actions/editing/get-template.ts'
import { listVisibleReports } from './actions/editing/list-reports.ts'
import { saveReport } from './actions/editing/save-report.ts'
import { attachFile, detachFile } from './actions/files/attach-file.ts'
import { attachmentRoute } from './actions/files/attachment-route.ts'
import type { FileReader } from './actions/files/file-reader.ts'
import { fileRoutes } from './actions/files/file-routes.ts'
import { previewRecords, recordFigures, recordsBehind } from './actions/files/preview-records.ts'
import { diffVersions } from './actions/history/diff-versions.ts'
import { listChanges } from './actions/history/list-changes.ts'
import { restoreVersion } from './actions/history/restore-version.ts'
import { showVersion } from './actions/history/show-version.ts'
import { publishReport } from './actions/life/publish-report.ts'
import { stepActions } from './actions/life/take-step.ts'
import type { LiveHub } from './actions/live/live-hub.ts'
import { liveRoute } from './actions/live/live-route.ts'
import { markPresence } from './actions/live/set-presence.ts'
import { aggregateMembers } from './actions/members/aggregate-members.ts'
import { showContributions, showMembers } from './actions/members/show-members.ts'
import { addComment } from './actions/remarks/add-comment.ts'
import { reopenComment, resolveComment } from './actions/remarks/settle-comment.ts'
import { addAgencies } from './actions/rounds/add-agencies.ts'
import { changeRound } from './actions/rounds/change-round.ts'
import { closeRound } from './actions/rounds/close-round.ts'
import { listFurtherAgencies } from './actions/rounds/list-further-agencies.ts'
import { listAllRounds } from './actions/rounds/list-rounds.ts'
import { openRound } from './actions/rounds/open-round.ts'
import { proposeRound } from './actions/rounds/propose-round.ts'
import { remindAgencies } from './actions/rounds/remind-agencies.ts'
import { exportBoard, roundBoard } from './actions/rounds/round-board.ts'
import type { AnnualReportDeps, OpenAttachment } from './annual-report.ports.ts'

const report = '/annual-reports/:reportId'
const round = '/reporting-rounds/:roundId'
const comment = `${report}/comments/:commentId`

/** Every use case of the room with its address below `/api`; a query answers GET, a change POST. */
export const annualReportActions: readonly ActionRoute<AnnualReportDeps>[] = [
  { url: '/reporting-rounds', action: listAllRounds },
  { url: '/reporting-rounds', action: openRound },
  { url: '/reporting-rounds/proposal', action: proposeRound },
  { url: round, action: changeRound },
  { url: `${round}/close`, action: closeRound },
  { url: `${round}/agencies`, action: listFurtherAgencies },
  { url: `${round}/agencies`, action: addAgencies },
  { url: `${round}/board`, action: roundBoard },
  { url: `${round}/export`, action: exportBoard },
  { url: `${round}/remind`, action: remindAgencies },
  { url: '/annual-report-templates/:template', action: getTemplate },
  { url: '/annual-reports', action: listVisibleReports },
  { url: report, action: getReport },
  { url: `${report}/check`, action: checkStoredReport },
  { url: `${report}/save`, action: saveReport },
  { url: `${report}/changes-since`, action: changesSince },
  { url: `${report}/changes`, action: listChanges },
  { url: `${report}/versions/:version`, action: showVersion },
  { url: `${report}/diff`, action: diffVersions },
  { url: `${report}/restore`, action: restoreVersion },
  { url: `${report}/presence`, action: markPresence },
  { url: `${report}/comments`, action: addComment },
  { url: `${comment}/resolve`, action: resolveComment },
  { url: `${comment}/reopen`, action: reopenComment },
  { url: `${report}/attachments`, action: attachFile },
  { url: `${report}/attachments/:fileId/remove`, action: detachFile },
  { url: `${report}/submit`, action: stepActions.submit },
  { url: `${report}/withdraw`, action: stepActions.withdraw },
  { url: `${report}/return`, action: stepActions.return },
  { url: `${report}/accept`, action: stepActions.accept },
  { url: `${report}/sign`, action: stepActions.sign },
  { url: `${report}/publish`, action: publishReport },
  { url: `${report}/correct`, action: stepActions.correct },
  { url: `${report}/records`, action: previewRecords },
  { url: `${report}/record-figures`, action: recordFigures },
  { url: `${report}/records/:cell`, action: recordsBehind },
  { url: `${report}/members`, action: showMembers },
  { url: `${report}/members/:cell`, action: showContributions },
  { url: `${report}/aggregate`, action: aggregateMembers },
]

export type AnnualReportRoutes = {
  readonly execute: Execute<AnnualReportDeps>
  readonly templates: readonly Template[]
  /** Folder of the office's own typefaces for PDF. */
  readonly fonts: string
  readonly reader: FileReader
  readonly live: LiveHub
  readonly openAttachment: OpenAttachment
}

/** Adds the JSON of the workbench: actions, import, files of drafts, the live line. */
export function annualReportRoutes(app: FastifyInstance, given: AnnualReportRoutes): void {
  actionRoutes(app, '年度报告', given.execute, annualReportActions)
  fileRoutes(app, given)
  attachmentRoute(app, given)
  liveRoute(app, given)
}
