/** Characters a person may write, said beside the field before they begin. */
export const LONGEST = {
  description: 5000,
  purpose: 1000,
  supplement: 5000,
  reasons: 2000,
} as const

/** What an applicant may attach to a supplement at once; without an account, so less than the office. */
export const SUPPLEMENT_FILES = { most: 5, megabytes: 20 } as const
