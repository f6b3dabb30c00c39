import { periodOn } from '#core/clock/periods.ts'
import type { Day } from '#core/kit/day.ts'
import {
  CORRECTION_OPEN,
  correctionStep,
  correctionSteps,
} from '#core/requests/corrections/course.ts'
import type { StepTaker } from '#core/requests/life/steps.ts'
import { maskName, NOT_SHOWN } from '#platform/crypto/mask.ts'
import { type CorrectionContent, lettersOut } from '../actions/means/correction-content.ts'
import type { CorrectionRow, CorrectionView } from '../contract/corrections.ts'
import type { CorrectionEvent, CorrectionRecord } from '../store/corrections.ts'
import { letterTitle } from './letter-answers.ts'

type RowGiven = {
  readonly agencyName: string
  /** Null where this person may not read it. */
  readonly name: string | null
  readonly today: Day
}

/** A correction as lists show it. */
export function correctionRow(
  row: CorrectionRecord,
  { agencyName, name, today }: RowGiven,
): CorrectionRow {
  const isOpen = CORRECTION_OPEN.includes(row.state)
  return {
    ...{ id: row.id, number: row.number, agencyId: row.agency_id, agencyName, state: row.state },
    applicantName: name === null ? NOT_SHOWN : maskName(name),
    ...{ recordRef: row.record_ref, submittedOn: row.submitted_on, dueOn: row.due_on },
    isLate: isOpen && row.due_on !== null && row.due_on < today,
    ...{ result: row.result, toldOn: row.told_on },
  }
}

type ViewGiven = {
  readonly events: readonly CorrectionEvent[]
  readonly agencyName: string
  readonly takers: ReadonlySet<StepTaker>
  readonly today: Day
}

/** A correction as its page shows it. */
export function correctionView(
  row: CorrectionRecord,
  content: CorrectionContent,
  { events, agencyName, takers, today }: ViewGiven,
): CorrectionView {
  const { applicant, claim, evidence, findings, decision } = content
  return {
    ...correctionRow(row, { agencyName, name: applicant.name, today }),
    ...{ channel: row.channel, applicant, claim, evidence, findings, decision },
    ...{ decidedOn: row.decided_on, toldWay: row.told_way, proof: row.proof },
    ...{ dueBasis: periodOn('correction', row.submitted_on)?.basis ?? '', version: row.version },
    letters: lettersOut(content).map(({ kind, number }) => ({
      ...{ kind, number, title: letterTitle(kind) },
    })),
    timeline: events.map(({ serial, step, on_day, note, at, account_name }) => ({
      ...{ serial, on: on_day, note, at, by: account_name },
      label: step === 'enter' ? '登记更正申请' : correctionStep(step).label,
    })),
    steps: correctionSteps({ state: row.state, takers }).map(({ name, label }) => ({
      ...{ name, label },
    })),
  }
}
