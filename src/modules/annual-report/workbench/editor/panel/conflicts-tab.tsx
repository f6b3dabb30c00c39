import { Button } from 'antd'
import type { PlaceValue } from '#core/annual-report/editing/content.ts'
import { placeName } from '#core/annual-report/editing/place.ts'
import { momentText } from '#ui/dates.ts'
import { shownText } from '../grid/cell-words.ts'
import { goTo, useEditor } from '../model/editor.ts'

/** Places that two people changed at once: nothing is lost until one of them chooses. */
export function ConflictsTab() {
  const { state, template, autosave } = useEditor()
  const choose = (place: string, choice: 'mine' | 'theirs') => {
    autosave.settle(place, choice)
    goTo(place)
  }
  return (
    <ul className="conflict-list">
      {state.draft.conflicts.map(({ place, mine, theirs, by, at }) => (
        <li key={place}>
          <p>
            <strong>{placeName(template, place)}</strong>
          </p>
          <p className="soft">
            您修改时，{by}也改了这里{at && `（${momentText(at)}）`}。
          </p>
          <div className="conflict-sides">
            <Side title="我写的" value={mine} />
            <Side title={`${by}写的（现在的内容）`} value={theirs} />
          </div>
          <div className="row">
            <Button type="primary" onClick={() => choose(place, 'mine')}>
              用我的
            </Button>
            <Button onClick={() => choose(place, 'theirs')}>用对方的</Button>
          </div>
        </li>
      ))}
    </ul>
  )
}

function Side({ title, value }: { readonly title: string; readonly value: PlaceValue }) {
  return (
    <div className="conflict-side">
      <p className="soft">{title}</p>
      <p className="conflict-value">{valueText(value)}</p>
    </div>
  )
}

/** A value of any place in characters. */
export function valueText(value: PlaceValue): string {
  if (value === null || value === '') return '（空）'
  if (typeof value === 'string') return value
  const reason = value.reason ? `（改动理由：${value.reason}）` : ''
  return `${shownText(value) || '（空）'}${reason}`
}
