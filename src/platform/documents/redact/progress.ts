/** How far the redaction of a file is: pages are read, then covered, then the result is checked. */
export type RedactionProgress = {
  readonly step: 'reading' | 'covering' | 'checking'
  /** The page that is worked on, from 1; of `checking` the last. */
  readonly page: number
  readonly pages: number
}

export type TellProgress = (progress: RedactionProgress) => void
