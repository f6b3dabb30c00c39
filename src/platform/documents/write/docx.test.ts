import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { documentXml, writeDocx } from './docx.ts'
import type { OutputDocument } from './output-document.ts'
import { SAMPLE, SAMPLE_TABLE } from './sample-document.ts'

type Node = { name: string; attributes: Record<string, string>; children: Node[]; text: string }

const TOKEN =
  /<\?[^>]*\?>\s*|<(?<close>\/?)(?<name>[\w:]+)(?<attributes>(?: [\w:]+="[^"<]*")*)(?<empty>\/?)>|(?<text>[^<]+)/y

/** The elements of an XML file as the writer makes them. Throws on anything not well-formed. */
function parse(xml: string): Node {
  const open: [Node, ...Node[]] = [{ name: '', attributes: {}, children: [], text: '' }]
  TOKEN.lastIndex = 0
  while (TOKEN.lastIndex < xml.length) {
    const at = TOKEN.lastIndex
    const found = TOKEN.exec(xml)?.groups
    if (!found) throw new Error(`not well-formed at ${at}: ${xml.slice(at, at + 40)}`)
    const top = open.at(-1) ?? open[0]
    if (found.text) top.text += decode(found.text)
    if (!found.name) continue
    if (found.close) {
      if (open.pop()?.name !== found.name) throw new Error(`</${found.name}> closes another`)
      continue
    }
    const pairs = [...(found.attributes ?? '').matchAll(/ ([\w:]+)="([^"]*)"/g)]
    const attributes = Object.fromEntries(pairs.map(([, name, text = '']) => [name, decode(text)]))
    const node = { name: found.name, attributes, children: [], text: '' }
    top.children.push(node)
    if (!found.empty) open.push(node)
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.name}> is not closed`)
  return open[0]
}

function decode(text: string): string {
  const names: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"' }
  return text.replaceAll(/&(\w*);?/g, (_, name: string) => {
    const character = names[name]
    if (!character) throw new Error(`&${name};`)
    return character
  })
}

function all(node: Node, name: string): Node[] {
  return node.children.flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...all(child, name),
  ])
}

const value = (node: Node, name: string) => all(node, name)[0]?.attributes['w:val']

it('writes document.xml as stored', async () => {
  const lines = documentXml(SAMPLE).replaceAll(/(<w:(?:p|tbl|tr|tc|sectPr)[ >])/g, '\n$1')
  await expect(`${lines}\n`).toMatchFileSnapshot('fixtures/document.xml')
})

it('has every part its relationships and content types name, all well-formed', () => {
  const files = unzipSync(writeDocx(SAMPLE))
  const parts = Object.keys(files)
  for (const bytes of Object.values(files)) expect(() => parse(strFromU8(bytes))).not.toThrow()
  const types = parse(strFromU8(files['[Content_Types].xml'] ?? new Uint8Array()))
  for (const { attributes } of all(types, 'Override')) {
    expect(parts).toContain(attributes.PartName?.slice(1))
  }
  const relations = parse(strFromU8(files['word/_rels/document.xml.rels'] ?? new Uint8Array()))
  for (const { attributes } of all(relations, 'Relationship')) {
    expect(parts).toContain(`word/${attributes.Target}`)
  }
})

it('uses only styles that it defines', () => {
  const files = unzipSync(writeDocx(SAMPLE))
  const styles = parse(strFromU8(files['word/styles.xml'] ?? new Uint8Array()))
  const known = new Set(all(styles, 'w:style').map(({ attributes }) => attributes['w:styleId']))
  const body = parse(strFromU8(files['word/document.xml'] ?? new Uint8Array()))
  const used = [...all(body, 'w:pStyle'), ...all(body, 'w:rStyle')]
  expect(used.length).toBeGreaterThan(10)
  for (const { attributes } of used) expect(known).toContain(attributes['w:val'])
})

it('covers the grid in every row and merges downwards from a restart', () => {
  const table = all(parse(documentXml(SAMPLE)), 'w:tbl')[0]
  if (!table) throw new Error('no table')
  const grid = all(table, 'w:gridCol').map(({ attributes }) => Number(attributes['w:w']))
  expect(grid.reduce((sum, width) => sum + width, 0)).toBe(8844)
  let above: (string | undefined)[] = []
  for (const row of all(table, 'w:tr')) {
    const merges: (string | undefined)[] = []
    for (const cell of all(row, 'w:tc')) {
      const span = Number(value(cell, 'w:gridSpan') ?? 1)
      const width = grid.slice(merges.length, merges.length + span).reduce((sum, w) => sum + w, 0)
      expect(all(cell, 'w:tcW')[0]?.attributes['w:w']).toBe(String(width))
      const merge = all(cell, 'w:vMerge')[0]
      const kind = merge ? (merge.attributes['w:val'] ?? 'continue') : undefined
      if (kind === 'continue') expect(above[merges.length]).toBeDefined()
      for (let index = 0; index < span; index += 1) merges.push(kind)
      expect(cell.children.at(-1)?.name).toBe('w:p')
    }
    expect(merges).toHaveLength(SAMPLE_TABLE.columns)
    above = merges
  }
})

it('repeats head rows, splits no row, and keeps all but the last with the next', () => {
  const rows = all(parse(documentXml(SAMPLE)), 'w:tr')
  expect(rows.map((row) => all(row, 'w:tblHeader').length)).toEqual([1, 0, 0, 0])
  expect(rows.map((row) => all(row, 'w:cantSplit').length)).toEqual([1, 1, 1, 1])
  const kept = rows.map((row) =>
    all(row, 'w:p').every((each) => all(each, 'w:keepNext').length > 0),
  )
  expect(kept).toEqual([true, true, true, false])
})

it('carries any text unharmed, but for what XML forbids', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), (text) => {
      const document: OutputDocument = { ...SAMPLE, blocks: [{ kind: 'note', text: `<${text}>` }] }
      const paragraphs = all(parse(documentXml(document)), 'w:p')
      const read = all(paragraphs[1] ?? parse('<x/>'), 'w:t').map((node) => node.text)
      // biome-ignore lint/suspicious/noControlCharactersInRegex: what XML forbids
      const sound = text.toWellFormed().replace(/[\0-\x08\v\f\x0e-\x1f\ufffe\uffff]/g, '')
      expect(read).toEqual(`<${sound}>`.split('\n'))
    }),
    { numRuns: 30 },
  )
})

it('gives the same bytes for the same document', () => {
  expect(writeDocx(SAMPLE)).toEqual(writeDocx(SAMPLE))
})

it('sets text off from the table above it by space, not by a line that could open a page', () => {
  const paragraph = { kind: 'paragraph' as const, text: '表后的话。' }
  const xml = `${documentXml({ ...SAMPLE, blocks: [SAMPLE_TABLE, paragraph, paragraph] })}`
  const after = xml.slice(xml.indexOf('</w:tbl>'))
  expect(after).toMatch(/^<\/w:tbl><w:p><w:pPr>[^\n]*?w:line="20" w:lineRule="exact"/)
  expect(after.match(/w:before="260"/g)).toHaveLength(1)
})

it('puts a red head with lines and number above the title', () => {
  const letterhead = { agency: '安澜县教育局', number: '教育局公复〔2026〕3号' }
  const blocks = [{ kind: 'paragraph', text: '某甲：', isFlush: true }] as const
  const root = parse(documentXml({ ...SAMPLE, letterhead, blocks }))
  const [name, number, title, salutation] = all(root, 'w:p')
  const textOf = (node: Node | undefined) => (node ? all(node, 'w:t') : []).map(({ text }) => text)
  expect([name, number].flatMap(textOf)).toEqual(Object.values(letterhead))
  expect(name && all(name, 'w:color')[0]?.attributes).toEqual({ 'w:val': 'FF0000' })
  expect(name && all(name, 'w:bottom')[0]?.attributes).toMatchObject({ 'w:color': 'FF0000' })
  expect(textOf(title).join('')).toContain('安澜县图书馆')
  expect(salutation && all(salutation, 'w:ind')[0]?.attributes).toMatchObject({
    'w:firstLine': '0',
  })
})
