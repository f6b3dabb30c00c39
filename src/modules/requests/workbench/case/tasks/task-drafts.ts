import type { Static } from 'typebox'
import type { AgencyList } from '../../../../identity/identity.contract.ts'

/** What one unit is to be asked, while it is typed. */
export type TaskDraft = {
  readonly key: number
  readonly agencyId: string
  readonly task: string
  readonly dueOn: string
}

/** As many units as one may ask at once. */
export const MOST_UNITS = 50

/** One more unit, asked the same by the same day as the last until it is typed otherwise. */
export function oneMore(drafts: readonly TaskDraft[]): TaskDraft[] {
  const last = drafts.at(-1)
  const next = { key: (last?.key ?? 0) + 1, agencyId: '' }
  return [...drafts, { ...next, task: last?.task ?? '', dueOn: last?.dueOn ?? '' }]
}

/** What is still missing, by `tasks.0.agencyId` and so on, as the server names its fields. */
export function gapsOf(drafts: readonly TaskDraft[]): Readonly<Record<string, string>> {
  const gaps: Record<string, string> = {}
  drafts.forEach(({ agencyId, task, dueOn }, index) => {
    if (agencyId === '') gaps[`tasks.${index}.agencyId`] = '请选择单位。'
    if (task.trim() === '') gaps[`tasks.${index}.task`] = '请写明要办的事项。'
    if (dueOn === '') gaps[`tasks.${index}.dueOn`] = '请填写完成期限。'
  })
  return gaps
}

/** As the action wants them. */
export function inputOf(drafts: readonly TaskDraft[]) {
  return {
    tasks: drafts.map(({ agencyId, task, dueOn }) => ({ agencyId, task: task.trim(), dueOn })),
  }
}

type Agency = Static<typeof AgencyList>['agencies'][number]

/** Whom one can ask: every unit that there is, but for one's own. */
export function unitsToAsk(agencies: readonly Agency[], ownId: string) {
  return agencies
    .filter(({ id }) => id !== ownId)
    .map(({ id, name }) => ({ value: id, label: name }))
}
