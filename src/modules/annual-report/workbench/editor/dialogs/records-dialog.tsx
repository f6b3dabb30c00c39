import type { CellPlace } from '#core/annual-report/template.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { Dialog, useFocusBack } from '#ui/dialog/dialog.tsx'
import { Answer } from '#ui/state/states.tsx'
import { behindPath } from '../../api/paths.ts'
import { useEditor } from '../model/editor.ts'

type Record = { readonly id: string; readonly name: string; readonly href: string }
type Props = { readonly place: CellPlace; readonly figure: number; readonly close: () => void }

/** The records a figure is made of; each opens beside the report. */
export function RecordsDialog({ place, figure, close }: Props) {
  const { reportId } = useEditor()
  const found = useAsk<{ records: readonly Record[] }>(behindPath(reportId, place.id))
  useFocusBack()
  return (
    <Dialog open title={`${place.name}：台账 ${figure} 件`} footer={null} onCancel={close}>
      <Answer query={found} what="申请">
        {({ records }) => (
          <ul className="record-list">
            {counted(records).map(({ record, times }) => (
              <li key={record.id}>
                <a href={record.href} target="_blank" rel="noreferrer">
                  {record.name}
                </a>
                {times > 1 && ` 计 ${times} 件`}
              </li>
            ))}
          </ul>
        )}
      </Answer>
    </Dialog>
  )
}

/** One that counts several times stands there once. */
function counted(records: readonly Record[]) {
  const all = Map.groupBy(records, ({ id }) => id)
  return [...all.values()].flatMap((same) =>
    same[0] ? [{ record: same[0], times: same.length }] : [],
  )
}
