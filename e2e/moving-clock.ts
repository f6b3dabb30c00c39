import { readFileSync } from 'node:fs'

/**
 * Loaded before the program (`--import`): its clock goes ahead by as many milliseconds as the file
 * `MOVING_CLOCK` says, so that weeks pass in a journey. Looked at many times a second.
 */
const file = process.env.MOVING_CLOCK ?? ''
const Real = Date
let ahead = 0

const look = () => {
  ahead = Number(readFileSync(file, 'utf8'))
}
look()
setInterval(look, 20).unref()

globalThis.Date = class extends Real {
  constructor(...given: [] | [number | string]) {
    if (given.length === 0) super(Real.now() + ahead)
    else super(...(given as [number]))
  }

  static override now(): number {
    return Real.now() + ahead
  }
} as DateConstructor
