import { readdirSync, readFileSync } from 'node:fs'
import { defineTemplate, type Template } from '#core/annual-report/template.ts'

const SHIPPED = new URL('../../core/annual-report/templates/', import.meta.url)

/**
 * Every template in a folder, newest first; by default those the program ships. A further template
 * is a further file. Throws on a file that is not a sound template, with a sentence that names it:
 * nothing can be read without it.
 */
export function loadTemplates(folder: URL = SHIPPED): readonly Template[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => loadTemplate(folder, name))
    .sort((left, right) => right.reportYears.from - left.reportYears.from)
}

function loadTemplate(folder: URL, name: string): Template {
  const template = defineTemplate(
    parsed(readFileSync(new URL(encodeURIComponent(name), folder), 'utf8'), name),
  )
  if (!template.ok) throw new Error(`${name}：${template.error}`)
  return template.value
}

function parsed(text: string, name: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Error(`${name}：JSON 语法有误，请检查是否被截断或改动`)
  }
}
