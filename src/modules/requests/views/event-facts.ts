import { chineseDay } from '#core/kit/day.ts'
import type { EventFacts } from '#core/requests/life/course.ts'
import { type StepName, stepNamed } from '#core/requests/life/steps.ts'
import { CONSULTED } from '#core/requests/words.ts'

/** What an event is called. */
export function stepLabel(step: StepName | 'register'): string {
  return step === 'register' ? '登记申请' : stepNamed(step).label
}

/** What an event says beside its day and note, as short sentences. */
export function eventFacts(facts: EventFacts): string[] {
  const { receivedOn, with: consulted, workingDays, approvedBy, until, items } = facts
  const { fen, charged, dueOn, fileIds } = facts
  return [
    ...(receivedOn ? [`收到之日：${chineseDay(receivedOn)}`] : []),
    ...(consulted ? [`征求对象：${CONSULTED[consulted]}`] : []),
    ...(items ?? []).map((item, index) => `需要补正之${index + 1}：${item}`),
    ...(workingDays ? [`延长 ${workingDays} 个工作日`] : []),
    ...(approvedBy ? [`同意延长的负责人：${approvedBy}`] : []),
    ...(until ? [`延迟到：${chineseDay(until)}`] : []),
    ...(fen ? [`信息处理费：${yuan(fen)} 元${charged ? `（${chargedText(charged)}）` : ''}`] : []),
    ...(fileIds?.length ? [`随答复提供的文件：${fileIds.length} 份`] : []),
    ...(dueOn ? [`期限到：${chineseDay(dueOn)}`] : []),
  ]
}

function chargedText({ mode, units, before }: NonNullable<EventFacts['charged']>): string {
  if (mode === 'pages') return `按量计收 ${units} 页`
  return `按件计收 ${units} 件${before > 0 ? `，当月此前已有 ${before} 件` : ''}`
}

/** `550000` → `5500.00`. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}
