import type { Day } from '#core/kit/day.ts'
import type { RequestRow } from '../store/requests.ts'
import type { TaskRow } from '../store/tasks.ts'

/** The mail to the clerks of a unit that is asked to help, or that has not yet answered. */
export function taskMail(
  { task, due_on, chases }: Pick<TaskRow, 'task' | 'due_on' | 'chases'>,
  { number }: Pick<RequestRow, 'number'>,
  { isChased, today }: { readonly isChased: boolean; readonly today: Day },
): { readonly subject: string; readonly body: string } {
  const late = due_on < today ? '，已经逾期' : ''
  const lines = [
    ...(isChased ? [`这是第 ${chases} 次催办。`] : []),
    `政府信息公开申请 ${number} 需要贵单位协助：`,
    task,
    `请于 ${due_on} 前办理并答复${late}。`,
    '请登录政务公开平台，在“协办事项”中办理。',
  ]
  return {
    subject: `${isChased ? '催办' : '协办'}：政府信息公开申请 ${number}`,
    body: `${lines.join('\n\n')}\n`,
  }
}
