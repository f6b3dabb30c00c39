import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defineTemplate, type TemplateFile } from './template.ts'
import { templateProblems } from './template-problems.ts'

const sound = JSON.parse(
  readFileSync(new URL('templates/foi-annual-2021.json', import.meta.url), 'utf8'),
) as TemplateFile

describe('templateProblems', () => {
  it('finds nothing wrong with a shipped template', () => {
    expect(templateProblems(sound)).toEqual([])
  })

  it.each([
    [null, '不是一个 JSON 对象'],
    [[], '不是一个 JSON 对象'],
    [{}, 'format 应为'],
    [{ ...sound, tables: undefined }, 'tables 应是一个列表'],
    [{ ...sound, name: 1 }, '缺少文字项 name'],
    [{ ...sound, reportYears: {} }, 'reportYears.from'],
    [{ ...sound, tables: [{ id: 't9' }] }, '表 t9 缺少 columns 或 rows'],
    [
      { ...sound, sections: [{ id: 's1', title: '一', aliases: [], parts: ['t9'] }] },
      '不存在的表 t9',
    ],
    [
      { ...sound, relations: [{ ...sound.relations[0], forEach: { row: 't9' } }] },
      'forEach 引用了不存在的表 t9',
    ],
  ])('%# says what is wrong', (data, sentence) => {
    expect(templateProblems(data).join('；')).toContain(sentence)
    const defined = defineTemplate(data)
    expect(defined.ok).toBe(false)
  })

  it('refuses a relation that names a cell the form does not have', () => {
    const [first] = sound.relations
    const relations = [{ ...first, left: ['t3.nothing.{column}'] }]
    const defined = defineTemplate({ ...sound, relations })
    expect(!defined.ok && defined.error).toContain('t3.nothing.natural')
  })
})
