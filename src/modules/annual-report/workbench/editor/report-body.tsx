import { Input } from 'antd'
import { useCallback, useMemo, useState } from 'react'
import type { CellContent } from '#core/annual-report/editing/content.ts'
import { CONTACT_FIELDS, placeName } from '#core/annual-report/editing/place.ts'
import { type FormTable, formTables } from '#core/annual-report/form.ts'
import { INTRO } from '#core/annual-report/report.ts'
import type { CellId } from '#core/annual-report/template.ts'
import { OverrideDialog } from './dialogs/override-dialog.tsx'
import { PasteDialog } from './dialogs/paste-dialog.tsx'
import type { Paste } from './grid/clipboard.ts'
import { ReportGrid } from './grid/report-grid.tsx'
import { domId, useEditor } from './model/editor.ts'
import { SectionEditor } from './sections/section-editor.tsx'

type Override = { readonly cell: CellId; readonly content: CellContent | null }

/** The report from its title to its signature, in the order in which it is printed. */
export function ReportBody() {
  const editor = useEditor()
  const { template } = editor
  const tables = useMemo(() => formTables(template), [template])
  const [overriding, setOverriding] = useState<Override | null>(null)
  const [pasting, setPasting] = useState<Paste | null>(null)
  const override = useCallback(
    (cell: CellId, content: CellContent | null) => setOverriding({ cell, content }),
    [],
  )
  return (
    <div className="report-body">
      <p id="grid-help" className="visually-hidden">
        方向键在各格之间移动，直接输入或按回车修改，F2 修改原有内容，Delete 清空，Ctrl+Z 撤销，Shift
        加方向键选择一片，Ctrl+C 复制，Ctrl+V 粘贴。按 Esc 再按 Tab 离开表格。
      </p>
      <section className="report-part" id="part-intro" aria-label="标题和引言">
        <LineField place="title" />
        <SectionEditor id={INTRO} section={null} title="引言" />
      </section>
      {template.sections.map((section) => {
        const table = tables.find((each) => each.section === section.id)
        const title = `${section.ordinal}、${section.title}`
        return (
          <section key={section.id} className="report-part" id={`part-${section.id}`}>
            <h2>{title}</h2>
            {table ? (
              <Table table={table} title={title} override={override} previewPaste={setPasting} />
            ) : (
              <SectionEditor id={section.id} section={section} title={title} />
            )}
          </section>
        )
      })}
      <section className="report-part" id="part-end" aria-label="联系方式和落款">
        <h2>联系方式和落款</h2>
        <div className="line-fields">
          {CONTACT_FIELDS.map((field) => (
            <LineField key={field} place={`contact:${field}`} />
          ))}
          <LineField place="signedOn" type="date" />
        </div>
      </section>
      {overriding && <OverrideDialog {...overriding} close={() => setOverriding(null)} />}
      {pasting && <PasteDialog plan={pasting} close={() => setPasting(null)} />}
    </div>
  )
}

type TableProps = {
  readonly table: FormTable
  readonly title: string
  readonly override: (cell: CellId, content: CellContent | null) => void
  readonly previewPaste: (plan: Paste) => void
}

function Table({ table, title, override, previewPaste }: TableProps) {
  const editor = useEditor()
  return (
    <ReportGrid
      editor={editor}
      table={table}
      title={title}
      override={override}
      previewPaste={previewPaste}
    />
  )
}

/** A line of its own: title, contact, day of signature. */
function LineField({ place, type }: { readonly place: string; readonly type?: string }) {
  const editor = useEditor()
  const { draft } = editor.state
  const [kind, field = ''] = place.split(':')
  const contact: Readonly<Record<string, string | undefined>> = editor.content.contact
  const value =
    kind === 'contact'
      ? contact[field]
      : kind === 'title'
        ? editor.content.title
        : editor.content.signedOn
  const problem = draft.refused[place]
  const findings = editor.findingsAt.get(place) ?? []
  return (
    <label className="line-field">
      <span>{placeName(editor.template, place).replace('联系方式·', '')}</span>
      <Input
        id={domId(place)}
        type={type ?? 'text'}
        value={value ?? ''}
        readOnly={!editor.mayEdit}
        {...((problem || findings.length > 0) && { status: 'error' as const })}
        onFocus={() => editor.setPlace(place)}
        onChange={(event) => editor.autosave.type(place, event.target.value || null)}
      />
      {problem && <span className="field-error">{problem}</span>}
    </label>
  )
}
