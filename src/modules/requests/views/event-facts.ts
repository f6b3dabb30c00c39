import { chineseDay } from '#core/kit/day.ts'
import type { EventFacts } from '#core/requests/life/course.ts'
import { CONSULTED } from '#core/requests/words.ts'

/** What an event says beside its day and note, as short sentences. */
export function eventFacts(facts: EventFacts): string[] {
  const { receivedOn, with: consulted, workingDays, approvedBy, until, items, fen, dueOn } = facts
  return [
    ...(receivedOn ? [`收到之日：${chineseDay(receivedOn)}`] : []),
    ...(consulted ? [`征求对象：${CONSULTED[consulted]}`] : []),
    ...(items ?? []).map((item, index) => `需要补正之${index + 1}：${item}`),
    ...(workingDays ? [`延长 ${workingDays} 个工作日`] : []),
    ...(approvedBy ? [`同意延长的负责人：${approvedBy}`] : []),
    ...(until ? [`延迟到：${chineseDay(until)}`] : []),
    ...(fen ? [`信息处理费：${yuan(fen)} 元`] : []),
    ...(dueOn ? [`期限到：${chineseDay(dueOn)}`] : []),
  ]
}

/** `550000` → `5500.00`. */
export function yuan(fen: number): string {
  return (fen / 100).toFixed(2)
}
