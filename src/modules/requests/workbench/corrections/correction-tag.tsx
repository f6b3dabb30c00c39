import { CORRECTION_STATES, type CorrectionState } from '#core/requests/corrections/course.ts'
import '../shared/tags.css'

/** The colours of a request's states that mean the same. */
const TAGS: Readonly<Record<CorrectionState, string>> = {
  ...{ received: 'under-review', examined: 'drafted', decided: 'decided' },
  ...{ told: 'closed', withdrawn: 'archived' },
}

/** Where a correction stands, as a small label. */
export function CorrectionTag({ state }: { readonly state: CorrectionState }) {
  return <span className={`request-state is-${TAGS[state]}`}>{CORRECTION_STATES[state]}</span>
}
