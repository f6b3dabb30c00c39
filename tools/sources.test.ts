import { describe, expect, it } from 'vitest'
import { filesBelow, textOf } from './house.ts'

// What no linter knows about a source file of this project.

const LONGEST = 300
/** Tables of data in the form of source. */
const TABLES = ['src/core/annual-report/facts/patterns.ts']
const sources = filesBelow(['src', 'tools', 'bench'])

describe('a source file', () => {
  it('is there to be looked at', () => {
    expect(sources.length).toBeGreaterThan(20)
  })

  it(`has at most ${LONGEST} lines`, () => {
    const lengths = sources
      .filter((path) => !TABLES.includes(path))
      .map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }))
    expect(lengths.filter(({ lines }) => lines > LONGEST)).toEqual([])
  })

  it('leaves no note for later', () => {
    const NOTE = /\b(?:TODO|FIXME|XXX|HACK)\b/
    const self = 'tools/sources.test.ts'
    expect(sources.filter((path) => path !== self && NOTE.test(textOf(path)))).toEqual([])
  })

  it('names no folder of one machine', () => {
    const FOLDER = /['"`(\s](?:\/(?:home|root|work|Users)\/|[A-Z]:\\\\Users)/
    const self = 'tools/sources.test.ts'
    expect(sources.filter((path) => path !== self && FOLDER.test(textOf(path)))).toEqual([])
  })

  it('of the first floor imports with relative paths that name the file', () => {
    const IMPORT = /\bfrom '([^']+)'/g
    const strange = filesBelow(['src/core'])
      .filter((path) => !path.endsWith('.test.ts'))
      .flatMap((path) =>
        [...textOf(path).matchAll(IMPORT)].map(([, specifier]) => `${path}: ${specifier}`),
      )
      .filter((line) => !/: \.\.?\/.*\.(?:ts|json)$/.test(line))
    expect(strange).toEqual([])
  })
})
