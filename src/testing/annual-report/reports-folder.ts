import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll } from 'vitest'
import type { Finding } from '#core/annual-report/finding.ts'
import { toJson } from '#core/annual-report/json.ts'
import type { AnnualReport, Cell } from '#core/annual-report/report.ts'
import type { CellId, Template } from '#core/annual-report/template.ts'
import { type Ended, runCommand } from '#testing/command/run-command.ts'

/** A line of `--json` for a file that could not be read. */
export type Problem = {
  readonly file: string
  readonly error: { readonly code: string; readonly message: string }
}

/** A line of `report check --json`. */
export type Checked = {
  readonly file: string
  readonly agency: string | null
  readonly status: string
  readonly findings: readonly Finding[]
}

export type ReportsFolder = {
  /** The path of a file in the folder. */
  readonly at: (name: string) => string
  /** Runs `gongkai report …` in the folder, as a process of its own. */
  readonly run: (...args: string[]) => Promise<Ended>
  /** Puts a report into the folder as JSON. */
  readonly put: (name: string, report: AnnualReport) => void
}

/** A folder for the commands of one test file, made before its tests and gone after them. */
export function reportsFolder(): ReportsFolder {
  let folder = ''
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'gongkai-report-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const at = (name: string) => join(folder, name)
  return {
    at,
    run: (...args) => runCommand(['report', ...args], { cwd: folder }),
    put(name, report) {
      mkdirSync(join(at(name), '..'), { recursive: true })
      writeFileSync(at(name), JSON.stringify(toJson(report)))
    },
  }
}

/** What a report says, without where it was read. */
export function figuresOf(template: Template, cells: Readonly<Record<CellId, Cell>>): unknown {
  return template.cells.map(({ id }) => {
    const cell = cells[id]
    return [id, cell?.kind === 'number' ? cell.value : cell?.kind]
  })
}
