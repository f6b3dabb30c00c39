import { Button } from 'antd'
import { figureCell } from '#core/annual-report/compile.ts'
import type { Apart } from '#core/annual-report/editing/records.ts'
import { shownText } from '../grid/cell-words.ts'
import { goTo, useEditor } from '../model/editor.ts'

/** Figures that are not what the records come to: taken over, or kept with a reason. */
export function RecordsTab() {
  const { apart, mayEdit, autosave } = useEditor()
  const take = (some: readonly Apart[]) =>
    autosave.takeOver(
      some.map(({ place, recorded }) => ({
        place: `cell:${place.id}`,
        after: figureCell(recorded, place),
      })),
    )
  if (apart.length === 0) {
    return <p className="side-empty">已填的数字都与依申请公开台账一致，或者写明了理由。</p>
  }
  return (
    <div className="stack">
      <p className="soft">
        这些格与依申请公开台账计算的不同。可以取用台账的数字，也可以选中那一格写明理由后保留。
      </p>
      {mayEdit && (
        <div>
          <Button onClick={() => take(apart)}>全部取用台账的数字</Button>
        </div>
      )}
      <ol className="finding-list">
        {apart.map((each) => (
          <li key={each.place.id} className="record-apart">
            <button
              type="button"
              className="finding is-warning"
              onClick={() => goTo(`cell:${each.place.id}`)}
            >
              {each.place.name}：填的是 {shownText(each.entered)}，台账是 {each.recorded}。
            </button>
            {mayEdit && (
              <Button size="small" onClick={() => take([each])}>
                取用 {each.recorded}
              </Button>
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}
