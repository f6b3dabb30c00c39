import { DECISION_KINDS, type DecisionKind, isDecisionKind } from '#core/requests/decision-kinds.ts'
import { checkDecision, type Decision } from '#core/requests/decision-kinds-check.ts'
import type { RequestView } from '../../../requests.contract.ts'

type Matter = RequestView['matters'][number]

/** A decision while it is written; kept by the server also while it is incomplete. */
export type Draft = Matter['decision'] & {
  readonly kind: DecisionKind | null
  /** The version of the request it was begun on. */
  readonly version: number
  /** As it was kept, until the page has it back from the server. */
  readonly isKept?: true
}

export function draftOf({ decision, decisionKind: kind }: Matter, version: number): Draft {
  return { ...decision, kind: kind !== null && isDecisionKind(kind) ? kind : null, version }
}

/** What it still lacks were it made on a day, by field. */
export function gapsOf(draft: Draft, decidedOn: string): Readonly<Record<string, string>> {
  if (draft.kind === null) return { kind: '请选定答复种类。' }
  return checkDecision(decisionOf(draft, draft.kind, decidedOn))?.fields ?? {}
}

function decisionOf(draft: Draft, kind: DecisionKind, decidedOn: string): Decision {
  const { parts, withheld, answers, isOtherAgencyKnown } = draft
  return {
    ...{ kind, decidedOn, parts, answers, withheld: (withheld as Decision['withheld']) ?? [] },
    ...(isOtherAgencyKnown !== null && { isOtherAgencyKnown }),
  }
}

/** What is sent to be kept. */
export function inputOf(draft: Draft, position: number): Record<string, unknown> {
  const { kind, parts, withheld, answers, isOtherAgencyKnown, version } = draft
  return {
    ...{ version, position, kind, parts, withheld, answers },
    ...(isOtherAgencyKnown !== null && { isOtherAgencyKnown }),
  }
}

const GROUPS: readonly (readonly [label: string, rows: RegExp])[] = [
  ['公开', /^granted$/],
  ['部分公开', /^partial$/],
  ['不予公开', /^denied/],
  ['无法提供', /^unavailable/],
  ['不予处理', /^rejected/],
  ['其他处理', /^other/],
]

/** Kinds of decisions as table three orders them. */
export const KIND_OPTIONS = GROUPS.map(([label, rows]) => ({
  label,
  options: DECISION_KINDS.filter(({ outcome }) => rows.test(outcome[2021])).map((kind) => ({
    ...{ value: kind.id as string, label: kind.label },
  })),
})).filter(({ options }) => options.length > 0)
