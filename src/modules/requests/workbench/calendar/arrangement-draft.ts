import type { ArrangementInput } from '../../requests.contract.ts'

/** Days off of a year while they are typed; lists of days and of sources one a line. */
export type ArrangementDraft = {
  readonly year: string
  readonly scope: string
  readonly off: readonly OffDraft[]
  readonly work: string
  readonly sources: string
}
export type OffDraft = {
  readonly key: number
  readonly name: string
  readonly from: string
  readonly to: string
}

const HOLIDAYS = ['元旦', '春节', '清明节', '劳动节', '端午节', '中秋节', '国庆节']

/** Every holiday of the nation, its days still to be typed. */
export function newDraft(year: number): ArrangementDraft {
  const off = HOLIDAYS.map((name, key) => ({ key, name, from: '', to: '' }))
  return { year: String(year), scope: '', off, work: '', sources: '' }
}

const isTouched = ({ from, to }: OffDraft): boolean => from !== '' || to !== ''

/** What cannot be sent yet, by field; holidays whose days stay empty are left out. */
export function gapsOf(draft: ArrangementDraft): Readonly<Record<string, string>> {
  const gaps: Record<string, string> = {}
  if (!/^\d{4}$/.test(draft.year.trim())) gaps.year = '请填写四位年份。'
  if (linesOf(draft.sources).length === 0) gaps.sources = '请填写放假通知的文号或网址。'
  for (const each of draft.off.filter(isTouched)) {
    if (each.name.trim() === '') gaps[`off.${each.key}`] = '请填写节日名称。'
    else if (each.from === '' || each.to === '') gaps[`off.${each.key}`] = '起止日期都要填写。'
    else if (each.to < each.from) gaps[`off.${each.key}`] = '结束日期早于开始日期。'
  }
  if (!draft.off.some(isTouched)) gaps.off = '请至少填写一个节日的起止日期。'
  return gaps
}

/** As the server wants it. */
export function arrangementOf({ year, scope, off, work, sources }: ArrangementDraft) {
  const arrangement: ArrangementInput = {
    year: Number(year),
    scope: scope.trim(),
    off: off.filter(isTouched).map(({ name, from, to }) => ({ name: name.trim(), from, to })),
    // Copied from a notice, several stand on a line.
    work: linesOf(work.replaceAll('、', '\n')),
    sources: linesOf(sources),
  }
  return arrangement
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
