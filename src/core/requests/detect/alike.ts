import type { Day } from '../../kit/day.ts'
import { type Passage, passagesOf } from './passages.ts'
import { coverage, figuresAgree, type Print, printOf, scoreOf } from './print.ts'
import { ALIKE_SETTINGS, type AlikeSetting, settingOn } from './settings.ts'

/** A request as far as it is compared. */
export type ComparedRequest = {
  readonly id: string
  /** The same for the same applicant, such as a blind index. */
  readonly applicant: string
  /** What is asked for. */
  readonly text: string
  readonly receivedOn: Day
  /** The day it was answered; `null` while it is open, or when it was given up. */
  readonly answeredOn: Day | null
  /** Of `text`, where it is kept. */
  readonly print?: Print
}

export type Alike = {
  readonly id: string
  /** From 0 to 1. */
  readonly score: number
  /** From 0 to 1 how much of the given request the other one asked for, too. */
  readonly coverage: number
  readonly isSameApplicant: boolean
  /** Years, numbers of documents and the like are the same. */
  readonly figuresAgree: boolean
  readonly answeredOn: Day | null
  /** What both say, by its place in the given text and in the other. */
  readonly passages: readonly Passage[]
}

/** A request already answered to the same applicant (条例§36 item 6). */
export type Repeat = Alike & { readonly answeredOn: Day; readonly article: string }

const REPEAT_ARTICLE = '第三十六条第（六）项'

/**
 * Requests of anybody that resemble the given one, most alike first, with the passages to show side
 * by side. Itself is left out.
 */
export function findAlike(
  given: ComparedRequest,
  others: readonly ComparedRequest[],
  settings: readonly AlikeSetting[] = ALIKE_SETTINGS,
): readonly Alike[] {
  const setting = settingOn(settings, given.receivedOn)
  if (!setting) return []
  const print = given.print ?? printOf(given.text)
  return others
    .flatMap((other) => {
      if (other.id === given.id) return []
      const score = scoreOf(print, other.print ?? printOf(other.text))
      return score >= setting.shown ? [{ other, score }] : []
    })
    .map(({ other, score }) => ({
      ...{ id: other.id, score, answeredOn: other.answeredOn },
      isSameApplicant: other.applicant === given.applicant,
      figuresAgree: figuresAgree(print, other.print ?? printOf(other.text)),
      coverage: coverage(print, other.print ?? printOf(other.text)),
      passages: passagesOf(given.text, other.text),
    }))
    .sort((one, other) => other.score - one.score || (one.id < other.id ? -1 : 1))
}

/**
 * Requests of the same applicant for the same information that were answered before this one came:
 * only then may the agency refuse to deal with it again. One that asks for more is no repeat.
 */
export function findRepeats(
  given: ComparedRequest,
  others: readonly ComparedRequest[],
  settings: readonly AlikeSetting[] = ALIKE_SETTINGS,
): readonly Repeat[] {
  const same = settingOn(settings, given.receivedOn)?.same ?? 1
  const own = others.filter(({ applicant }) => applicant === given.applicant)
  return findAlike(given, own, settings).flatMap((alike) => {
    const { answeredOn } = alike
    if (answeredOn === null || answeredOn > given.receivedOn) return []
    const isSame = alike.coverage >= same && alike.figuresAgree
    return isSame ? [{ ...alike, answeredOn, article: REPEAT_ARTICLE }] : []
  })
}
