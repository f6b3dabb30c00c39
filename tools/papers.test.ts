import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { filesBelow, foldersIn, jsonOf, ROOT, textOf } from './house.ts'

// What is written about the program has to be true of it.

const PAPERS = [
  ...filesBelow(['.'], '*.md'),
  ...filesBelow(['docs', 'src', 'tools'], '**/*.md'),
  ...filesBelow(['samples', 'bench'], '*.md'),
]
const sources = [
  ...filesBelow(['src', 'tools', 'bench', 'workbench', 'e2e'], '**/*.{ts,tsx,mjs,grit}'),
  ...filesBelow(['.'], '{.,}*.{ts,mjs}'),
].map((path) => `/${path}`)
const EXAMPLES = new Set(['/x.ts', '/x.test.ts'])
const decisions = filesBelow(['docs/adr'], '*.md')
const matches = (text: string, pattern: RegExp): string[] =>
  [...text.matchAll(pattern)].map(([, found = '']) => found)

describe('ARCHITECTURE.md', () => {
  const map = textOf('ARCHITECTURE.md')

  it('is at most 200 lines', () => {
    expect(map.trimEnd().split('\n').length).toBeLessThanOrEqual(200)
  })

  const folders = [
    ...foldersIn('src'),
    ...['core', 'modules', 'platform', 'core/annual-report'].flatMap((folder) =>
      foldersIn(`src/${folder}`).map((name) => `${folder}/${name}`),
    ),
  ].map((folder) => `src/${folder}/`)

  it.each(folders)('shows %s', (folder) => {
    expect(map).toContain(folder)
  })
})

describe('decisions', () => {
  it('are numbered without gap or double', () => {
    const numbers = decisions.map((path) => /(\d{4})-[a-z0-9-]+\.md$/.exec(path)?.[1])
    expect(numbers).toEqual(decisions.map((_, index) => String(index + 1).padStart(4, '0')))
  })

  it.each(decisions)('%s says what was rejected and what follows', (path) => {
    const headings = matches(textOf(path), /^#+ (.+)$/gm)
    expect(headings[0]).toContain(/(\d{4})/.exec(path)?.[1])
    expect(headings).toEqual(
      expect.arrayContaining(['Context', 'Decision', 'Options rejected', 'Consequences']),
    )
  })
})

describe.each(PAPERS)('%s', (path) => {
  const text = textOf(path)

  it('names npm scripts that exist', () => {
    const scripts = Object.keys(jsonOf<{ scripts: Record<string, string> }>('package.json').scripts)
    const named = [
      ...matches(text, /npm run (?:-s |--silent )?([\w:-]+)/g),
      ...matches(text, /npm (start|test)\b/g),
    ]
    expect(named.filter((name) => !scripts.includes(name))).toEqual([])
  })

  it('links to files that exist', () => {
    const links = matches(text, /\]\(([^)#\s]+)(?:#[^)]*)?\)/g)
    const local = links.filter((link) => !/^[a-z]+:/.test(link))
    expect(local.filter((link) => !existsSync(join(ROOT, dirname(path), link)))).toEqual([])
  })

  it('names folders that exist', () => {
    const named = matches(
      text,
      /\b((?:src|tools|bench|docs|samples|workbench|e2e)\/[\w./-]*\/)(?=[`\s])/g,
    )
    expect(named.filter((name) => !existsSync(resolve(ROOT, name)))).toEqual([])
  })

  it('names programs that exist', () => {
    const named = matches(text, /(?<![\w./*-])((?:\.\.\/)?[\w./-]+\.(?:ts|mjs|grit))\b/g)
      // A role by itself stands for the file of any room: `.policy.ts`.
      .map((name) => (/^\.\w/.test(name) ? name : `/${name.replace(/^\.\.\//, '')}`))
      .filter((name) => !EXAMPLES.has(name))
    expect(named.filter((name) => !sources.some((path) => path.endsWith(name)))).toEqual([])
  })
})
