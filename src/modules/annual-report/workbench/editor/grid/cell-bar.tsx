import { Button } from 'antd'
import { cellNotes } from '#core/annual-report/cell-notes.ts'
import { isComputedCell } from '#core/annual-report/editing/recompute.ts'
import { useEditor } from '../model/editor.ts'
import { placeTitle, shownText, spokenText } from './cell-words.ts'
import { RecordFacts } from './record-facts.tsx'
import './cell-bar.css'

/** What is known about the cell one is in: name, value, last year's, findings, how it is counted. */
export function CellBar() {
  const editor = useEditor()
  const id = editor.place?.startsWith('cell:') ? editor.place.slice('cell:'.length) : ''
  const place = editor.template.cellById.get(id)
  if (!place) {
    return (
      <div className="cell-bar">
        <p className="soft">
          表格：选中一格即可填写，方向键移动，回车修改，Ctrl+C、Ctrl+V 复制粘贴，Ctrl+Z 撤销。
        </p>
      </div>
    )
  }
  const cell = editor.content.cells[id]
  const isComputed = isComputedCell(editor.template, id)
  const before = editor.previous?.content.cells[id]
  const isOpen = cell === undefined || cell.kind === 'blank'
  const findings = isOpen ? [] : (editor.findingsAt.get(`cell:${id}`) ?? [])
  return (
    <div className="cell-bar">
      <p className="cell-bar-head">
        <strong>{placeTitle(place)}</strong>
        <span>{spokenText(cell, isComputed)}</span>
        {editor.previous && (
          <span className="soft">
            {editor.previous.year} 年：{shownText(before) || '空'}
          </span>
        )}
        {cell?.reason && <span className="cell-bar-reason">改动理由：{cell.reason}</span>}
        <RecordFacts key={id} place={place} />
        <span className="cell-bar-actions">
          {editor.view.may.comment && (
            <Button size="small" onClick={() => editor.openPanel('comments')}>
              写意见
            </Button>
          )}
        </span>
      </p>
      {findings.map((finding) => (
        <p key={`${finding.rule}${finding.message}`} className={`finding-line is-${finding.level}`}>
          {finding.message}
        </p>
      ))}
      {findings.length === 0 && (
        <p className="cell-bar-note">
          {isOpen && !isComputed && '还没有填，没有发生的填 0。'}
          {isComputed && editor.mayEdit && '自动合计，要改动请按回车并写明理由。'}
          {cellNotes(place)
            .map(({ text }) => text)
            .join(' ')}
        </p>
      )}
    </div>
  )
}
