import { App, Button } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { momentText } from '#ui/dates.ts'
import { SidePanel } from '#ui/dialog/dialog.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { ChangeListData } from '../../../annual-report.contract.ts'
import { reportPath } from '../../api/paths.ts'
import { goTo, useEditor } from '../model/editor.ts'
import { valueText } from '../panel/conflicts-tab.tsx'

type Save = ChangeListData['changes'][number]

const ORIGINS: Readonly<Record<Save['origin'], string>> = {
  edit: '编辑',
  import: '导入',
  compute: '自动计算',
  aggregate: '汇总',
  restore: '恢复',
  create: '建立',
}

/** Every save with what it changed; any earlier version can be brought back. */
export function HistoryDialog({ close }: { readonly close: () => void }) {
  const editor = useEditor()
  const [pages, setPages] = useState<readonly (number | null)[]>([null])
  return (
    <SidePanel open title="修改记录" onClose={close}>
      <ol className="event-list">
        {editor.view.events.map((event) => (
          <li key={event.id}>
            <strong>{event.label}</strong> {event.accountName} {momentText(event.at)}
            {event.note && <p>{event.note}</p>}
          </li>
        ))}
      </ol>
      {pages.map((before) => (
        <HistoryPage
          key={before ?? 'first'}
          before={before}
          isLast={before === pages.at(-1)}
          more={(next) => setPages([...pages, next])}
          close={close}
        />
      ))}
    </SidePanel>
  )
}

type PageProps = {
  readonly before: number | null
  readonly isLast: boolean
  readonly more: (next: number) => void
  readonly close: () => void
}

function HistoryPage({ before, isLast, more, close }: PageProps) {
  const { reportId } = useEditor()
  const query = useAsk<ChangeListData>(`${reportPath(reportId)}/changes`, { before, size: 50 })
  return (
    <Answer query={query} what="修改记录">
      {({ changes, next }) => (
        <>
          <ul className="save-list">
            {changes.map((save) => (
              <SaveItem key={save.version} save={save} close={close} />
            ))}
          </ul>
          {isLast && next !== null && <Button onClick={() => more(next)}>更早的修改</Button>}
        </>
      )}
    </Answer>
  )
}

const SHOWN = 12

function SaveItem({ save, close }: { readonly save: Save; readonly close: () => void }) {
  const editor = useEditor()
  const { modal, message } = App.useApp()
  const restore = useTell<{ version: number }>(`${reportPath(editor.reportId)}/restore`, {
    stale: ['/annual-reports'],
    done: ({ version }) => {
      if (typeof version === 'number') editor.autosave.announce(version)
      editor.refresh()
      close()
    },
    refused: (problem) => void message.error(asProblem(problem).message),
  })
  const ask = () =>
    void modal.confirm({
      title: `恢复到 ${momentText(save.at)} 的内容`,
      content: '现在的内容不会丢失，仍可从修改记录里找回。',
      okText: '恢复',
      cancelText: '取消',
      onOk: async () => {
        await editor.autosave.flush()
        const current = editor.autosave.state().draft.version
        return restore.mutateAsync({ version: save.version, current }).catch(() => {})
      },
    })
  return (
    <li>
      <p className="save-head">
        <strong>{momentText(save.at)}</strong> {save.by} · {ORIGINS[save.origin]}
        {editor.mayEdit && save.version !== editor.state.draft.version && (
          <Button size="small" onClick={ask}>
            恢复到这时
          </Button>
        )}
      </p>
      <ul>
        {save.places.slice(0, SHOWN).map(({ place, name, before, after }) => (
          <li key={place} className="diff">
            <button
              type="button"
              onClick={() => {
                close()
                goTo(place)
              }}
            >
              {name}
            </button>
            <del>{short(valueText(before))}</del> <ins>{short(valueText(after))}</ins>
          </li>
        ))}
        {save.places.length > SHOWN && <li>……共 {save.places.length} 处</li>}
      </ul>
    </li>
  )
}

function short(text: string): string {
  return text.length > 80 ? `${text.slice(0, 80)}……` : text
}
