import { type PanelTab, useEditor } from '../model/editor.ts'
import { CommentsTab } from './comments-tab.tsx'
import { ConflictsTab } from './conflicts-tab.tsx'
import { FindingsTab } from './findings-tab.tsx'
import { RecordsTab } from './records-tab.tsx'
import './side-panel.css'

type Props = { readonly tab: PanelTab; readonly openTab: (tab: PanelTab) => void }

/** Beside the report: what is found, what is said, where two people clashed. */
export function SidePanel({ tab, openTab }: Props) {
  const editor = useEditor()
  const counts: Record<PanelTab, number> = {
    findings: editor.findings.length,
    comments: editor.view.comments.filter(({ resolvedAt }) => !resolvedAt).length,
    records: editor.apart.length,
    conflicts: editor.state.draft.conflicts.length,
  }
  return (
    <aside className="side-panel" aria-label="问题和意见">
      <div className="side-tabs" role="tablist" aria-label="问题和意见">
        {TABS.map(([id, title]) =>
          RARE.includes(id) && counts[id] === 0 && id !== tab ? null : (
            <button
              key={id}
              type="button"
              role="tab"
              id={`tab-${id}`}
              aria-selected={tab === id}
              aria-controls="side-content"
              onClick={() => openTab(id)}
            >
              {title} <span className="count">{counts[id]}</span>
            </button>
          ),
        )}
      </div>
      <div
        id="side-content"
        role="tabpanel"
        tabIndex={-1}
        aria-labelledby={`tab-${tab}`}
        className="side-content"
      >
        {tab === 'findings' && <FindingsTab />}
        {tab === 'comments' && <CommentsTab />}
        {tab === 'records' && <RecordsTab />}
        {tab === 'conflicts' && <ConflictsTab />}
      </div>
    </aside>
  )
}

const TABS: readonly (readonly [PanelTab, string])[] = [
  ['findings', '问题'],
  ['comments', '意见'],
  ['records', '台账'],
  ['conflicts', '冲突'],
]

/** Only there when there is something in them. */
const RARE: readonly PanelTab[] = ['records', 'conflicts']
