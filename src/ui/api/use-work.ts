import { useRef, useState } from 'react'

/** Work that is more than one question to the server: one at a time, however often it is asked for. */
export function useWork() {
  const [isBusy, setBusy] = useState(false)
  const [error, setError] = useState<unknown>(null)
  // What is on the screen is told too late for the second press of a double click.
  const isUnderWay = useRef(false)
  /** Whether it was done: false also while something else is, which is not begun then. */
  const act = async (work: () => Promise<unknown>): Promise<boolean> => {
    if (isUnderWay.current) return false
    isUnderWay.current = true
    setBusy(true)
    setError(null)
    try {
      await work()
      return true
    } catch (thrown) {
      setError(thrown)
      return false
    } finally {
      isUnderWay.current = false
      setBusy(false)
    }
  }
  return { act, isBusy, error }
}
