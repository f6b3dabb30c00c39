/** Characters a person may write, said beside the field before they begin. */
export const LONGEST = { description: 5000, purpose: 1000, supplement: 5000 } as const
