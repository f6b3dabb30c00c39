import { readdirSync, readFileSync } from 'node:fs'
import { defineTemplate, type Template } from '#core/annual-report/template.ts'

const SHIPPED = new URL('../../core/annual-report/templates/', import.meta.url)

/**
 * Every template in a folder, newest first; by default those the program ships. A further template
 * is a further file. Throws on a file that is not a sound template: nothing can be read without it.
 */
export function loadTemplates(folder: URL = SHIPPED): readonly Template[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => {
      const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8'))
      const template = defineTemplate(file)
      if (!template.ok) throw new Error(template.error)
      return template.value
    })
    .sort((left, right) => right.reportYears.from - left.reportYears.from)
}
