import { describe, expect, it } from 'vitest'
import { filesBelow, textOf } from './house.ts'

// What no linter knows about a source file of this project.

const LONGEST = 300
/** Tests are tables of cases, and a table is easily read however long. */
const LONGEST_TEST = 450
const sources = filesBelow(['src', 'tools', 'bench', 'workbench', 'e2e'], '**/*.{ts,tsx,mjs}')

const most = (path: string): number => (/[.]test[.]tsx?$/.test(path) ? LONGEST_TEST : LONGEST)

describe('a source file', () => {
  it('is there to be looked at', () => {
    expect(sources.length).toBeGreaterThan(20)
  })

  it(`has at most ${LONGEST} lines, ${LONGEST_TEST} if it is a test`, () => {
    const lengths = sources.map((path) => ({ path, lines: textOf(path).split('\n').length - 1 }))
    expect(lengths.filter(({ path, lines }) => lines > most(path))).toEqual([])
  })

  it('leaves no note for later', () => {
    const NOTE = /\b(?:TODO|FIXME|HACK)\b/
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
