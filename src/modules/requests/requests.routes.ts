import type { FastifyInstance } from 'fastify'
import type { StepName } from '#core/requests/life/steps.ts'
import { type ActionRoute, actionRoutes } from '#platform/http/action-routes.ts'
import { archiveRoute } from './actions/archive/archive-route.ts'
import { importCalendar, listCalendar, previewCalendar } from './actions/calendar/calendar.ts'
import { previewReceipt } from './actions/calendar/preview-receipt.ts'
import { correctionLetterRoute } from './actions/corrections/correction-letter-route.ts'
import { correctionActions } from './actions/corrections/correction-steps.ts'
import { enterCorrection } from './actions/corrections/enter-correction.ts'
import {
  exportCorrections,
  listCorrections,
  showCorrection,
} from './actions/corrections/read-corrections.ts'
import { decideMatter } from './actions/decisions/decide-matter.ts'
import { closeDispute, enterDispute, listDisputes } from './actions/disputes/disputes.ts'
import { fileRoute } from './actions/files/file-route.ts'
import { redactRoutes } from './actions/files/redact-routes.ts'
import { attachFile, detachFile, listFiles } from './actions/files/request-files.ts'
import { findAlikeRequests, showAdvice } from './actions/intake/find-alike.ts'
import { registerRequest } from './actions/intake/register-request.ts'
import { showReceipt } from './actions/intake/show-receipt.ts'
import {
  listInternalPeriods,
  previewInternalPeriod,
} from './actions/internal-periods/read-internal-periods.ts'
import { setInternalPeriod } from './actions/internal-periods/set-internal-period.ts'
import { composeRequestLetter } from './actions/letters/compose-letter.ts'
import { discardLetter, issueRequestLetter } from './actions/letters/issue-letter.ts'
import { letterRoute } from './actions/letters/letter-route.ts'
import { prepareLetter } from './actions/letters/prepare-letter.ts'
import { listLetters, showLetter } from './actions/letters/read-letters.ts'
import { decidePromotion, takeBackPromotion } from './actions/publishing/decide-promotion.ts'
import { exportPromotions, listPromotions } from './actions/publishing/read-promotions.ts'
import { exportReviews, listReviews, showPublishing } from './actions/publishing/read-reviews.ts'
import { reviewRefusal } from './actions/publishing/review-refusal.ts'
import { listRequests } from './actions/reading/list-requests.ts'
import { readApplicant } from './actions/reading/read-applicant.ts'
import { showRequest } from './actions/reading/show-request.ts'
import { assignRequests, listHandlers } from './actions/register/assign-requests.ts'
import { exportRegister } from './actions/register/export-register.ts'
import {
  listViews,
  removeRegisterView,
  saveRegisterView,
} from './actions/register/request-views.ts'
import { serveLetter } from './actions/serve/serve-letter.ts'
import { serveStep } from './actions/serve/serve-step.ts'
import { countRequests, exportStatistics } from './actions/statistics/count-requests.ts'
import { consultationSteps } from './actions/steps/consultation-steps.ts'
import { periodSteps } from './actions/steps/period-steps.ts'
import { plainSteps } from './actions/steps/plain-steps.ts'
import { receiptSteps } from './actions/steps/receipt-steps.ts'
import { supplementSteps } from './actions/steps/supplement-steps.ts'
import { answerTask } from './actions/tasks/answer-task.ts'
import { assignTasks } from './actions/tasks/assign-tasks.ts'
import { chaseTask } from './actions/tasks/chase-task.ts'
import { listTasks, myTasks } from './actions/tasks/list-tasks.ts'
import type { RequestsDeps, RequestsEntrance } from './requests.ports.ts'

const request = '/requests/:requestId'
const correction = '/request-corrections/:correctionId'
const letter = `${request}/letters/:letterId`

/** Every step of the life of a request; its address is its name. */
const steps = {
  ...plainSteps,
  ...receiptSteps,
  ...supplementSteps,
  ...consultationSteps,
  ...periodSteps,
  serve: serveStep,
} satisfies Readonly<Record<StepName, unknown>>

/** Every use case of the room with its address below `/api`; a query answers GET, a change POST. */
export const requestsActions: readonly ActionRoute<RequestsDeps>[] = [
  { url: '/requests', action: registerRequest },
  { url: '/requests/search', action: listRequests, method: 'POST' },
  { url: '/requests/export', action: exportRegister, method: 'POST' },
  { url: '/requests/alike', action: findAlikeRequests, method: 'POST' },
  { url: '/requests/assign', action: assignRequests },
  { url: '/requests/handlers', action: listHandlers },
  { url: '/requests/views', action: listViews },
  { url: '/requests/views', action: saveRegisterView },
  { url: '/requests/views/remove', action: removeRegisterView },
  { url: '/requests/statistics', action: countRequests },
  { url: '/requests/statistics/export', action: exportStatistics, method: 'POST' },
  { url: request, action: showRequest },
  { url: `${request}/applicant`, action: readApplicant },
  { url: `${request}/receipt`, action: showReceipt },
  { url: `${request}/decide`, action: decideMatter },
  { url: `${request}/letters`, action: listLetters },
  { url: `${request}/letters`, action: composeRequestLetter },
  { url: `${request}/prepare-letter`, action: prepareLetter, method: 'POST' },
  { url: letter, action: showLetter },
  { url: `${letter}/issue`, action: issueRequestLetter },
  { url: `${letter}/serve`, action: serveLetter },
  { url: `${letter}/discard`, action: discardLetter },
  { url: `${request}/preview-receipt`, action: previewReceipt, method: 'POST' },
  { url: '/request-promotions/search', action: listPromotions, method: 'POST' },
  { url: '/request-promotions/export', action: exportPromotions, method: 'POST' },
  { url: '/request-promotions/decide', action: decidePromotion },
  { url: '/request-promotions/:promotionId/take-back', action: takeBackPromotion },
  { url: '/request-reviews/search', action: listReviews, method: 'POST' },
  { url: '/request-reviews/export', action: exportReviews, method: 'POST' },
  { url: `${request}/review-refusal`, action: reviewRefusal },
  { url: `${request}/advice`, action: showAdvice },
  { url: `${request}/publishing`, action: showPublishing },
  { url: '/request-corrections', action: enterCorrection },
  { url: '/request-corrections/search', action: listCorrections, method: 'POST' },
  { url: '/request-corrections/export', action: exportCorrections, method: 'POST' },
  { url: correction, action: showCorrection },
  ...Object.entries(correctionActions).map(([name, action]) => ({
    ...{ url: `${correction}/${name}`, action },
  })),
  { url: '/calendar', action: listCalendar },
  { url: '/calendar/preview', action: previewCalendar, method: 'POST' },
  { url: '/calendar/import', action: importCalendar },
  { url: '/internal-periods', action: listInternalPeriods },
  { url: '/internal-periods', action: setInternalPeriod },
  { url: '/internal-periods/preview', action: previewInternalPeriod, method: 'POST' },
  { url: '/request-tasks', action: myTasks },
  { url: '/request-tasks/:taskId/chase', action: chaseTask },
  { url: '/request-tasks/:taskId/answer', action: answerTask },
  { url: `${request}/tasks`, action: listTasks },
  { url: `${request}/tasks`, action: assignTasks },
  { url: `${request}/files`, action: listFiles },
  { url: `${request}/files`, action: attachFile },
  { url: `${request}/files/:fileId/remove`, action: detachFile },
  { url: `${request}/disputes`, action: listDisputes },
  { url: `${request}/disputes`, action: enterDispute },
  { url: `${request}/disputes/:disputeId/close`, action: closeDispute },
  ...Object.entries(steps).map(([name, action]) => ({ url: `${request}/${name}`, action })),
]

export function requestsRoutes(app: FastifyInstance, given: RequestsEntrance): void {
  actionRoutes(app, '依申请公开', given.execute, requestsActions)
  letterRoute(app, given)
  correctionLetterRoute(app, given)
  fileRoute(app, given)
  redactRoutes(app, given)
  archiveRoute(app, given)
}
