import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { filesBelow, jsonOf, textOf } from './house.ts'

// One word for one thing. The glossary's last column names the words that are not used for it; those
// in code font may not occur in an identifier of the first floor.

/** Rows of the tables whose last column is «avoid». */
const entries = textOf('GLOSSARY.md')
  .split(/\n{2,}/)
  .filter((block) => /^\|.*\| avoid \|/.test(block))
  .flatMap((block) => block.split('\n').slice(2))

const forbidden = new Set(
  entries
    .map((entry) => entry.split('|').at(-2) ?? '')
    .flatMap((avoid) => [...avoid.matchAll(/`([A-Za-z]+)`/g)].map(([, word = '']) => word))
    .map((word) => word.toLowerCase()),
)

/** `readFigure` → read, figure; and the whole, so that `openType` can be forbidden as one word. */
function wordsOf(identifier: string): string[] {
  const words = identifier.split(/[_$\d]+|(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/)
  return [identifier, ...words].map((word) => word.toLowerCase())
}

/** The names a file gives: declarations, parameters, properties. What others named is not its fault. */
function namesIn(path: string): string[] {
  const names: string[] = []
  const visit = (node: ts.Node) => {
    const name = ts.getNameOfDeclaration(node as ts.Declaration)
    if (name && ts.isIdentifier(name)) names.push(name.text)
    ts.forEachChild(node, visit)
  }
  visit(ts.createSourceFile(path, textOf(path), ts.ScriptTarget.Latest, true))
  return names
}

describe('the glossary', () => {
  it('forbids words', () => {
    expect(forbidden.size).toBeGreaterThan(20)
  })

  it.each(filesBelow(['src/core']))('is kept by %s', (path) => {
    const used = namesIn(path).filter((name) => wordsOf(name).some((word) => forbidden.has(word)))
    expect(used).toEqual([])
  })

  it('knows every table and row of the templates', () => {
    type Template = { tables: { id: string; rows: { id: string; kind?: string }[] }[] }
    const glossary = textOf('GLOSSARY.md')
    const ids = filesBelow(['src/core/annual-report/templates'], '*.json')
      .flatMap((path) => jsonOf<Template>(path).tables)
      .flatMap((table) => [
        table.id,
        ...table.rows.filter((row) => row.kind !== 'group').map((row) => row.id),
      ])
    expect(ids.filter((id) => !glossary.includes(`\`${id}\``))).toEqual([])
  })
})
