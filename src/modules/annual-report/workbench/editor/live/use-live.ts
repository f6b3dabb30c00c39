import { useEffect, useRef, useState } from 'react'
import { post } from '#ui/api/client.ts'
import type { LiveMessage, PersonData } from '../../../annual-report.contract.ts'
import { reportPath } from '../../api/paths.ts'

/** Below the time after which the server takes a silent person to be gone. */
const SAY_EVERY = 10_000

/**
 * Who else is in the report and where; hears of every save. The browser connects again by itself
 * when the line breaks.
 */
export function useLive(
  reportId: string,
  account: string,
  place: string | null,
  saved: (version: number | null) => void,
): readonly PersonData[] {
  const [people, setPeople] = useState<readonly PersonData[]>([])
  const heard = useRef(saved)
  heard.current = saved
  useEffect(() => {
    const source = new EventSource(`/api${reportPath(reportId)}/live`)
    // Whatever was said while the line was down is asked for.
    source.onopen = () => heard.current(null)
    source.onmessage = ({ data }) => {
      const message = JSON.parse(String(data)) as LiveMessage
      if (message.kind === 'people') setPeople(message.people)
      else heard.current(message.version)
    }
    return () => source.close()
  }, [reportId])
  usePresence(reportId, place, setPeople)
  return people.filter(({ accountId }) => accountId !== account)
}

function usePresence(
  reportId: string,
  place: string | null,
  seen: (people: readonly PersonData[]) => void,
): void {
  useEffect(() => {
    const say = () => {
      post<{ people: PersonData[] }>(`${reportPath(reportId)}/presence`, { place })
        .then((answer) => seen(answer.people))
        // Presence is a courtesy; whether the line is broken is shown by the autosave.
        .catch(() => {})
    }
    const soon = setTimeout(say, 300)
    const again = setInterval(say, SAY_EVERY)
    return () => {
      clearTimeout(soon)
      clearInterval(again)
    }
  }, [reportId, place, seen])
  useEffect(() => {
    const leave = () => {
      void post(`${reportPath(reportId)}/presence`, { place: null, gone: true }).catch(() => {})
    }
    return leave
  }, [reportId])
}
