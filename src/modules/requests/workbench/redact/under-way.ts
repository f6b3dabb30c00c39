import type { RedactionProgress } from '../../requests.contract.ts'

/** Of the time a file takes, what reading and covering have taken when they are over. */
const READ = 0.1
const COVERED = 0.9

/** How much of the work is done, 0 to 1; null where nobody knows. */
export function shareOf({ step, page, pages }: RedactionProgress): number | null {
  if (step === 'reading') return (READ * (page - 1)) / pages
  if (step === 'covering') return READ + ((COVERED - READ) * (page - 1)) / pages
  return step === 'checking' ? COVERED : null
}

/** The same in words; `all` is how many pages the file has. */
export function underWayText(progress: RedactionProgress | undefined, all: number): string {
  const { step, page, pages } = progress ?? { step: 'none', page: 0, pages: 0 }
  if (step === 'waiting') return '前面还有文件在遮盖，正在排队'
  if (step === 'reading') return `正在读取第 ${page} 页，共 ${pages} 页`
  if (step === 'covering') return `正在遮盖第 ${page} 页，共 ${pages} 页`
  return step === 'checking' ? `${pages} 页都已遮盖，正在核对结果` : `正在逐页遮盖，共 ${all} 页`
}
