import { useEffect, useMemo, useRef, useState } from 'react'
import { defineTemplate, type Template } from '#core/annual-report/template.ts'
import { useAsk } from '#ui/api/use-api.ts'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Answer, Failure, Loading } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { EditorViewData } from '../../annual-report.contract.ts'
import { reportPath, templatePath } from '../api/paths.ts'
import { CellBar } from './grid/cell-bar.tsx'
import { EditorHead } from './head/editor-head.tsx'
import { EditorContext, type PanelTab } from './model/editor.ts'
import { useEditorModel } from './model/use-editor.ts'
import { SidePanel } from './panel/side-panel.tsx'
import { ReportBody } from './report-body.tsx'
import { ReportOutline } from './report-outline.tsx'
import './editor-screen.css'

/** One report: read, written, checked and passed on. */
export function EditorScreen({ me, params }: ScreenProps<MeView>) {
  const query = useAsk<EditorViewData>(reportPath(params.reportId ?? ''))
  return (
    <Answer query={query} what="报告">
      {(view) => <WithTemplates key={view.report.id} view={view} me={me} />}
    </Answer>
  )
}

type Props = { readonly view: EditorViewData; readonly me: MeView }

/** Last year's report may be in another form than this year's. */
function WithTemplates({ view, me }: Props) {
  const current = useTemplate(view.report.template)
  const previous = useTemplate(view.previous?.template ?? view.report.template)
  if (current.error) return <Failure error={current.error} />
  if (!current.template || previous.isPending) return <Loading what="报告格式" />
  return (
    <ReportEditor
      view={view}
      me={me}
      template={current.template}
      previous={view.previous ? previous.template : null}
    />
  )
}

function useTemplate(id: string) {
  const query = useAsk<{ file: object }>(templatePath(id))
  const made = useMemo(() => (query.data ? defineTemplate(query.data.file) : null), [query.data])
  return {
    template: made?.ok ? made.value : null,
    error: query.error ?? (made && !made.ok ? new Error(made.error) : null),
    isPending: query.isPending,
  }
}

type EditorProps = Props & { readonly template: Template; readonly previous: Template | null }

function ReportEditor({ view, me, template, previous }: EditorProps) {
  const [tab, setTab] = useState<PanelTab>('findings')
  const [showsPrevious, setShowsPrevious] = useState(false)
  const editor = useEditorModel(view, template, previous, me, setTab, showsPrevious)
  const clashes = editor.state.draft.conflicts.length
  const top = useHeightOfTop()
  return (
    <EditorContext.Provider value={editor}>
      <div ref={top} className="editor-top">
        <EditorHead setShowsPrevious={setShowsPrevious} />
        <ReportOutline />
        <CellBar />
      </div>
      <div className="editor">
        <ReportBody />
        <SidePanel tab={clashes === 0 && tab === 'conflicts' ? 'findings' : tab} openTab={setTab} />
      </div>
    </EditorContext.Provider>
  )
}

/** Tells the style sheet how high what stands still at the top is: heads of tables stay below it. */
function useHeightOfTop() {
  const top = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const { current } = top
    if (!current) return
    const observer = new ResizeObserver(() => {
      const { style } = document.documentElement
      style.setProperty('--height-of-top', `${current.offsetHeight}px`)
    })
    observer.observe(current)
    return () => observer.disconnect()
  }, [])
  return top
}
