import { cpSync, mkdirSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { abandonedClusters } from './abandoned.ts'
import { chooseOwner } from './owner.ts'
import { settlePlaces } from './places.ts'

let place = ''
let system = ''
beforeEach(() => {
  place = mkdtempSync(join(tmpdir(), 'gongkai-abandoned-'))
  system = join(place, 'system')
})
afterEach(() => rmSync(place, { recursive: true, force: true }))

/** The home of the cluster of a data folder that PostgreSQL's user cannot enter. */
function settle(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const owner = chooseOwner(0)
  if (!owner.ok) throw new Error(owner.error)
  const places = settlePlaces(folder, owner.value, system)
  if (!places.ok) throw new Error(places.error)
  return places.value.home
}

it('are none where root has put none elsewhere', () => {
  expect(abandonedClusters(system)).toEqual([])
})

describe.runIf(process.getuid?.() === 0)('a cluster outside its data folder', () => {
  const [one, other] = ['one/postgresql', 'other/postgresql']
  beforeEach(() => mkdirSync(join(place, 'closed'), { mode: 0o700 }))
  const at = (name: string) => join(place, 'closed', name)

  it('is abandoned when that is removed', () => {
    const home = settle(at(one))
    settle(at(other))
    expect(abandonedClusters(system)).toEqual([])
    rmSync(at('one'), { recursive: true })
    expect(abandonedClusters(system)).toEqual([{ home, madeFor: at(one) }])
  })

  it('is abandoned when another has taken its place', () => {
    const home = settle(at(one))
    rmSync(at('one'), { recursive: true })
    expect(settle(at(one))).not.toBe(home)
    expect(abandonedClusters(system)).toEqual([{ home, madeFor: at(one) }])
  })

  it('moves with it: from the next start on it belongs to the new place', () => {
    const home = settle(at(one))
    renameSync(at('one'), at('other'))
    expect(abandonedClusters(system)).toHaveLength(1)
    expect(settle(at(other))).toBe(home)
    expect(abandonedClusters(system)).toEqual([])
  })

  it('stays with the first where the data folder was copied', () => {
    const home = settle(at(one))
    cpSync(at('one'), at('other'), { recursive: true })
    expect(settle(at(other))).toBe(home)
    rmSync(at('other'), { recursive: true })
    expect(abandonedClusters(system)).toEqual([])
  })
})
