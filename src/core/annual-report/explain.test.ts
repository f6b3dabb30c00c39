import { describe, expect, test } from 'vitest'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { cellNotes } from './cell-notes.ts'
import { rulesOf } from './checking/index.ts'
import { explain, findByWords } from './explain.ts'
import type { Template } from './template.ts'

const templates = loadTemplates()
const [newer, older] = templates as [Template, Template]

describe('explain', () => {
  test.each(templates.map((each) => [each.id, each] as const))(
    '%s: every cell and rule',
    (_, each) => {
      for (const { id } of each.cells) {
        const found = explain(id, templates)
        expect([id, found?.kind, found?.templates.includes(each.id)]).toEqual([id, 'cell', true])
        expect([id, (found?.paragraphs.length ?? 0) > 1]).toEqual([id, true])
        expect([id, (found?.basis.length ?? 0) > 0]).toEqual([id, true])
      }
      for (const { id } of rulesOf(each)) expect(explain(id, templates)?.kind).toBe('rule')
    },
  )

  test('every cell has a note that is about it', () => {
    const without = templates.flatMap(({ cells }) =>
      cells.filter((place) => cellNotes(place).length === 0).map(({ id }) => id),
    )
    expect(without).toEqual([])
  })

  test('a cell names its law and the relations it takes part in', () => {
    const found = explain('t3.denied_secret.natural', templates)
    expect(found).toMatchObject({
      title: '表三“1.属于国家秘密”自然人',
      templates: [newer.id, older.id],
    })
    expect(found?.basis).toContain('条例§14')
    expect(found?.relations.map(({ id }) => id)).toEqual(['t3.result_total', 't3.row_total'])
  })

  test('conditions count as relations of their cells', () => {
    const ids = (cell: string) => explain(cell, templates)?.relations.map(({ id }) => id)
    expect(ids('t2_art20_1.rules.in_force')).toEqual([
      'x.in_force',
      't2.issued_le_inforce',
      't2.rules_zero',
    ])
    expect(ids('t2_art20_1.normative.public_total')).toEqual([
      't2.disclosed_le_total',
      'x.public_total',
    ])
    expect(ids('t3.other_fee_unpaid.total')).toContain('n.fee')
    expect(ids('t2_art20_9.procurement.amount')).toEqual(['t2.proc'])
  })

  test('a rule of one form says which', () => {
    expect(explain('x.in_force', templates)?.templates).toEqual([newer.id])
    expect(explain('all.filled', templates)?.templates).toEqual([newer.id, older.id])
  })

  test('a row is explained with its cells, its law and its relations', () => {
    const row = explain('t3.denied_secret', templates)
    expect(row).toMatchObject({
      kind: 'row',
      title: '表三“1.属于国家秘密”',
      templates: [newer.id, older.id],
    })
    expect(row?.paragraphs[0]).toContain('自然人（natural，件）')
    expect(row?.basis).toContain('条例§14')
    expect(row?.relations.map(({ id }) => id)).toEqual(['t3.result_total', 't3.row_total'])
  })

  test.each([
    ['国家秘密', ['t3.denied_secret']],
    ['1. 属于国家秘密', ['t3.denied_secret']],
    ['没有这样的话', []],
    [' ', []],
  ])('the words %s lead to %j', (words, ids) => {
    const rows = findByWords(words, templates).filter(({ kind }) => kind === 'row')
    expect(rows.map(({ id }) => id)).toEqual(ids)
  })

  test('whatever words lead to can be explained', () => {
    const found = findByWords('申请', templates)
    expect(found.length).toBeGreaterThan(3)
    expect(new Set(found.map(({ id }) => id)).size).toBe(found.length)
    for (const { id, title } of found) expect(explain(id, templates)?.title).toBe(title)
  })

  test('the title is not said twice', () => {
    for (const { id } of rulesOf(newer)) {
      const found = explain(id, templates)
      expect([id, found?.paragraphs[0]?.startsWith(`${found.title}。`)]).toEqual([id, false])
    }
  })

  test('what nobody knows is null', () => {
    expect(explain('t3.nothing.natural', templates)).toBeNull()
    expect(explain('', templates)).toBeNull()
    expect(explain('__proto__', templates)).toBeNull()
  })
})
