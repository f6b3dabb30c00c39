import { GROUNDS } from '#core/requests/decision-kinds.ts'
import { groundText } from '#core/requests/ground-text.ts'

/** Grounds as they are printed on the covers. */
export const GROUND_OPTIONS = GROUNDS.map((ground) => ({
  value: ground,
  label: groundText(ground),
}))
