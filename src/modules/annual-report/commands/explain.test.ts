import { describe, expect, it } from 'vitest'
import type { Template } from '#core/annual-report/template.ts'
import { reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { jsonLines } from '#testing/command/run-command.ts'
import { loadTemplates } from '../annual-report.templates.ts'

const [template] = loadTemplates() as [Template, ...Template[]]
const { run } = reportsFolder()

describe('explain', () => {
  it('explains rules and cells, and lists all rules', async () => {
    const { code, out } = await run('explain', '--json', 't3.balance', 't3.denied_secret.natural')
    expect(code).toBe(0)
    expect(jsonLines<{ id: string; kind: string }>(out)).toMatchObject([
      { id: 't3.balance', kind: 'rule' },
      { id: 't3.denied_secret.natural', kind: 'cell' },
    ])
    expect((await run('explain', 't3.denied_secret.natural')).out).toContain('条例§14')
    expect((await run('explain')).out).toContain('x.carry')
  })

  it('finds a row by its id or by words of its label', async () => {
    const byId = await run('explain', 't3.denied_secret')
    expect(byId.out).toContain('表三“1.属于国家秘密”')
    expect(byId.out).toContain(template.name)
    expect(byId.out).not.toContain(template.id)
    expect((await run('explain', '国家秘密')).out).toContain(
      '表三“1.属于国家秘密”  t3.denied_secret',
    )
    const several = await run('explain', '--json', '申请')
    expect(several.code).toBe(0)
    expect(jsonLines<{ matches: unknown[] }>(several.out)[0]?.matches.length).toBeGreaterThan(3)
    expect((await run('explain', '没有这样的话')).code).toBe(2)
  })
})
