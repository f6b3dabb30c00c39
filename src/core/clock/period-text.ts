import type { Clock } from './replay.ts'

/** `20 个工作日`, `40 个工作日（20 个，延长 20 个）`: how long a period is and of what it is made. */
export function periodText({ allowed, extension }: Pick<Clock, 'allowed' | 'extension'>): string {
  const parts = extension > 0 ? `（${allowed - extension} 个，延长 ${extension} 个）` : ''
  return `${allowed} 个工作日${parts}`
}
