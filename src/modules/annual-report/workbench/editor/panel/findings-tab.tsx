import { useState } from 'react'
import { LEVEL_NAMES, LEVELS } from '#core/annual-report/checking/level.ts'
import type { Level } from '#core/annual-report/template.ts'
import { placesOfFinding } from '../model/check-content.ts'
import { goTo, useEditor } from '../model/editor.ts'

/** Every finding, worst first; a click leads to the place. */
export function FindingsTab() {
  const { findings } = useEditor()
  const [only, setOnly] = useState<Level | null>(null)
  const shown = only ? findings.filter(({ level }) => level === only) : findings
  if (findings.length === 0) {
    return <p className="side-empty">没有发现问题。表内、表间和与上年的勾稽关系都已核对。</p>
  }
  return (
    <>
      <fieldset className="level-filter">
        <legend className="visually-hidden">只看一类</legend>
        {LEVELS.map((level) => (
          <button
            key={level}
            type="button"
            aria-pressed={only === level}
            className={`is-${level}`}
            onClick={() => setOnly(only === level ? null : level)}
          >
            {LEVEL_NAMES[level]} {findings.filter((each) => each.level === level).length}
          </button>
        ))}
      </fieldset>
      <ol className="finding-list">
        {shown.map((finding) => {
          const [place] = placesOfFinding(finding)
          return (
            <li key={`${finding.rule} ${finding.cells.join()} ${finding.message}`}>
              <button
                type="button"
                className={`finding is-${finding.level}`}
                disabled={!place}
                onClick={() => place && goTo(place)}
              >
                <span className="finding-level">{LEVEL_NAMES[finding.level]}</span>
                {finding.message}
                {finding.basis && finding.basis.length > 0 && (
                  <span className="finding-basis">依据：{finding.basis.join('、')}</span>
                )}
              </button>
            </li>
          )
        })}
      </ol>
    </>
  )
}
