import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Template } from '#core/annual-report/template.ts'
import { reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { loadTemplates } from '../annual-report.templates.ts'

const [_template] = loadTemplates() as [Template, ...Template[]]
const { at, run } = reportsFolder()

describe('--templates', () => {
  it.each([
    ['坏 #1.json', '{"id":', 'JSON 语法有误'],
    ['空.json', '{}', ''],
  ])('names the file %s that cannot be used', async (name, content, why) => {
    mkdirSync(at('unsound'), { recursive: true })
    writeFileSync(at(`unsound/${name}`), content)
    const { code, err } = await run('explain', '--templates', 'unsound')
    rmSync(at('unsound'), { recursive: true })
    expect(code).toBe(2)
    expect(err).toContain(`unsound 里的报告格式不能使用：${name}：${why}`)
    expect(err).not.toMatch(/Error|Unexpected|undefined/)
  })
})
