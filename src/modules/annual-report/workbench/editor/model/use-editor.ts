import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react'
import { reportOf } from '#core/annual-report/editing/as-report.ts'
import { recompute } from '#core/annual-report/editing/recompute.ts'
import { apartFromRecords } from '#core/annual-report/editing/records.ts'
import type { Template } from '#core/annual-report/template.ts'
import { get, post } from '#ui/api/client.ts'
import { useAsk } from '#ui/api/use-api.ts'
import type { MeView } from '../../../../identity/identity.contract.ts'
import type { EditorViewData } from '../../../annual-report.contract.ts'
import { recordFiguresPath, reportPath } from '../../api/paths.ts'
import { Autosave } from '../draft/autosave.ts'
import { openDraft, shownContent, valuesOf } from '../draft/draft.ts'
import { keepUnsent, takeUnsent } from '../draft/unsent-store.ts'
import { useLive } from '../live/use-live.ts'
import { type Checked, checkContent, findingsByPlace } from './check-content.ts'
import type { Editor, PanelTab } from './editor.ts'

const TAB = crypto.randomUUID()

/** Puts the editor of a report together: what is typed, checked, heard and shown. */
export function useEditorModel(
  view: EditorViewData,
  template: Template,
  previousTemplate: Template | null,
  me: MeView,
  openPanel: (tab: PanelTab) => void,
  showsPrevious: boolean,
): Editor {
  const reportId = view.report.id
  const client = useQueryClient()
  const [place, setPlace] = useState<string | null>(null)
  const autosave = useAutosave(view, template, me.accountId)
  const state = useSyncExternalStore(autosave.subscribe, autosave.state)
  const content = useMemo(
    () => recompute(template, shownContent(state.draft)),
    [template, state.draft],
  )
  const checked = useMemo(
    () => checkedAs(view, template, previousTemplate),
    [view, template, previousTemplate],
  )
  const { report, findings } = useChecked(content, checked, view)
  const { recorded, apart } = useRecorded(reportId, template, content)
  const refresh = useCallback(
    () => void client.invalidateQueries({ queryKey: [reportPath(reportId)] }),
    [client, reportId],
  )
  const people = useLive(reportId, me.accountId, place, (version) => {
    if (version !== null) autosave.announce(version)
    refresh()
  })
  return {
    ...{ reportId, view, template, autosave, state, content, report, findings, people },
    ...{ recorded, apart },
    findingsAt: useMemo(() => findingsByPlace(findings), [findings]),
    commentsAt: useMemo(() => Map.groupBy(view.comments, (comment) => comment.place), [view]),
    previous: view.previous,
    mayEdit: view.may.edit,
    ...{ showsPrevious, place, setPlace, openPanel, refresh },
  }
}

function useAutosave(view: EditorViewData, template: Template, account: string): Autosave {
  const [autosave] = useState(() => {
    const owner = { account, report: view.report.id }
    const path = reportPath(view.report.id)
    const unsent = view.may.edit ? takeUnsent(localStorage, owner) : {}
    return new Autosave(openDraft(view.report.version, valuesOf(template, view.content), unsent), {
      save: (changes, origin) => post(`${path}/save`, { changes, origin }),
      changesSince: (version) => get(`${path}/changes-since`, { version }),
      keep: (pending) => keepUnsent(localStorage, owner, TAB, pending),
      now: () => Date.now(),
    })
  })
  useEffect(() => autosave.announce(view.report.version), [autosave, view.report.version])
  useEffect(() => {
    window.addEventListener('online', autosave.tryNow)
    return () => {
      window.removeEventListener('online', autosave.tryNow)
      void autosave.flush()
    }
  }, [autosave])
  return autosave
}

function checkedAs(
  { report, previous, mayMakeRules }: EditorViewData,
  template: Template,
  previousTemplate: Template | null,
): Checked {
  const { year, agencyName: agency, scope } = report
  const before =
    previous && previousTemplate
      ? {
          template: previousTemplate,
          report: reportOf(previous.content, {
            ...{ template: previousTemplate, year: previous.year, agency },
          }),
        }
      : null
  return {
    ...{ template, year, agency, previous: before },
    isGovernment: scope === 'government',
    mayMakeRules,
  }
}

const NOTHING: Readonly<Record<string, number>> = {}

/** The figures of the records; without them the editor works all the same. */
function useRecorded(reportId: string, template: Template, content: Editor['content']) {
  const query = useAsk<{ figures: Record<string, number> }>(recordFiguresPath(reportId))
  const recorded = query.data?.figures ?? NOTHING
  const apart = useMemo(
    () => apartFromRecords(template, content, recorded),
    [template, content, recorded],
  )
  return { recorded, apart }
}

const PAUSE = 150

/** Checks when the person pauses; the first time at once. */
function useChecked(content: Editor['content'], checked: Checked, view: EditorViewData) {
  const [result, setResult] = useState(() => checkContent(content, checked, view.findings))
  const first = useRef(true)
  useEffect(() => {
    if (first.current) {
      first.current = false
      return
    }
    const timer = setTimeout(() => {
      setResult(checkContent(content, checked, view.findings))
    }, PAUSE)
    return () => clearTimeout(timer)
  }, [content, checked, view.findings])
  return result
}
