import { Button } from 'antd'
import { ChoiceField, TextField } from '../shared/fields.tsx'
import { GROUND_OPTIONS } from './ground-options.ts'
import type { AreaDraft } from './marks.ts'

type Props = {
  readonly areas: readonly AreaDraft[]
  readonly gaps: Readonly<Record<string, string>>
  readonly set: (areas: readonly AreaDraft[]) => void
  readonly add: () => void
  readonly setPage: (page: number) => void
}

const NUMBERS = [
  ['page', '页码'],
  ['x', '左边距'],
  ['y', '上边距'],
  ['width', '宽度'],
  ['height', '高度'],
] as const

/** The marked areas in numbers: for whoever does not drag, and to be exact. */
export function AreaList({ areas, gaps, set, add, setPage }: Props) {
  const change = (at: number, part: Partial<AreaDraft>) =>
    set(areas.map((each, index) => (index === at ? { ...each, ...part } : each)))
  return (
    <fieldset className="redact-marks">
      <legend>框选的区域</legend>
      {areas.length > 0 && <p className="soft">单位是磅（1/72 英寸），从页面左上角量起。</p>}
      <ol>
        {areas.map((area, at) => (
          <li key={area.id} className="stack">
            <div className="redact-numbers">
              {NUMBERS.map(([name, label]) => (
                <TextField
                  key={name}
                  label={label}
                  value={area[name]}
                  set={(text) => change(at, { [name]: text })}
                  error={gaps[`areas/${at}/${name}`]}
                />
              ))}
            </div>
            {gaps[`areas/${at}`] && <p className="field-error">{gaps[`areas/${at}`]}</p>}
            <ChoiceField
              label="依据"
              value={area.ground || null}
              set={(ground) => change(at, { ground })}
              options={GROUND_OPTIONS}
              error={gaps[`areas/${at}/ground`]}
            />
            <p className="row">
              <Button size="small" onClick={() => setPage(Number(area.page))}>
                看第 {area.page} 页
              </Button>
              <Button size="small" onClick={() => set(areas.filter((_, index) => index !== at))}>
                删除区域 {at + 1}
              </Button>
            </p>
          </li>
        ))}
      </ol>
      <Button onClick={add}>在当前页加一个区域</Button>
    </fieldset>
  )
}
