import { Button, Dropdown } from 'antd'
import { useState } from 'react'
import { dayText, dueText } from '#ui/dates.ts'
import { Link, navigate } from '#ui/router/router.tsx'
import type { EditorViewData } from '../../../annual-report.contract.ts'
import { StateTag } from '../../shared/state-tag.tsx'
import { AttachmentsDialog } from '../dialogs/attachments-dialog.tsx'
import { HistoryDialog } from '../dialogs/history-dialog.tsx'
import { ImportDialog } from '../dialogs/import-dialog.tsx'
import { goTo, useEditor } from '../model/editor.ts'
import { SaveState } from './save-state.tsx'
import { StepsBar } from './steps-bar.tsx'

type ReportEvent = EditorViewData['events'][number]
type Dialog = 'import' | 'history' | 'attachments'

/** Whose report, how far it is, whether it is saved, who else is here, and what can be done. */
export function EditorHead({ setShowsPrevious }: { setShowsPrevious: (shows: boolean) => void }) {
  const editor = useEditor()
  const { view } = editor
  const [dialog, setDialog] = useState<Dialog | null>(null)
  const close = () => setDialog(null)
  return (
    <div className="editor-head">
      <div className="editor-title">
        <h1>
          {view.report.agencyName} {view.report.year} 年度报告
        </h1>
        <p className="editor-facts">
          <StateTag state={view.report.state} label={view.report.stateLabel} />
          <span className={view.lateDays > 0 ? 'is-late' : 'soft'}>
            {dayText(view.dueOn)}前报送
            {['draft', 'returned'].includes(view.report.state) && `，${dueText(view.dueOn)}`}
          </span>
          <SaveState />
          <People />
        </p>
        <LastNote />
      </div>
      <div className="screen-actions">
        {editor.previous && (
          <Button
            aria-pressed={editor.showsPrevious}
            type={editor.showsPrevious ? 'primary' : 'default'}
            ghost={editor.showsPrevious}
            onClick={() => setShowsPrevious(!editor.showsPrevious)}
          >
            对照上年
          </Button>
        )}
        {editor.mayEdit && <Button onClick={() => setDialog('import')}>导入文件</Button>}
        <MoreMenu open={setDialog} />
        <StepsBar />
      </div>
      {dialog === 'import' && <ImportDialog close={close} />}
      {dialog === 'history' && <HistoryDialog close={close} />}
      {dialog === 'attachments' && <AttachmentsDialog close={close} />}
    </div>
  )
}

/** What the office said when it sent the report back, until it is handed in again. */
function LastNote() {
  const { view } = useEditor()
  const last = view.events
    .filter(({ toState }) => toState === 'returned')
    .reduce<ReportEvent | null>((found, each) => (found && found.at > each.at ? found : each), null)
  if (view.report.state !== 'returned' || !last?.note) return null
  return (
    <p className="returned-note">
      {last.accountName}退回：{last.note}
    </p>
  )
}

function People() {
  const { people } = useEditor()
  if (people.length === 0) return null
  return (
    <span className="people">
      {people.map(({ accountId, name, place }) => (
        <button
          key={accountId}
          type="button"
          title={`${name}也在编辑`}
          disabled={place === null}
          onClick={() => place && goTo(place)}
        >
          {name}
        </button>
      ))}
      也在这里
    </span>
  )
}

function MoreMenu({ open }: { readonly open: (dialog: Dialog) => void }) {
  const { view, reportId } = useEditor()
  const items = [
    { key: 'history', label: '修改记录' },
    { key: 'attachments', label: `附件（${view.attachments.length}）` },
    ...(view.report.scope === 'government' ? [{ key: 'members', label: '汇总各单位' }] : []),
    { type: 'divider' as const },
    ...FORMATS.map(([format, label]) => ({
      key: format,
      label: (
        <a href={`/api/annual-reports/${reportId}/file?format=${format}`} download>
          下载 {label}
        </a>
      ),
    })),
  ]
  const choose = (key: string) => {
    if (key === 'members') navigate(`/reports/${reportId}/members`)
    else if (key === 'history' || key === 'attachments') open(key)
  }
  return (
    <>
      {view.report.scope === 'government' && (
        <Link to={`/reports/${reportId}/members`} className="plain-link">
          汇总
        </Link>
      )}
      <Dropdown menu={{ items, onClick: ({ key }) => choose(key) }} trigger={['click']}>
        <Button aria-haspopup="menu">更多</Button>
      </Dropdown>
    </>
  )
}

const FORMATS = [
  ['docx', 'Word'],
  ['pdf', 'PDF'],
  ['xlsx', 'Excel'],
  ['html', '网页'],
  ['csv', 'CSV'],
  ['json', 'JSON'],
] as const
