import { describe, expect, it } from 'vitest'
import type { Template } from '#core/annual-report/template.ts'
import { reportsFolder } from '#testing/annual-report/reports-folder.ts'
import { loadTemplates } from '../annual-report.templates.ts'

const [_template] = loadTemplates() as [Template, ...Template[]]
const { run } = reportsFolder()

describe('help', () => {
  it.each(['read', 'check', 'compare', 'sum', 'write', 'new', 'explain'])(
    'of %s is in Chinese but for what is typed',
    async (command) => {
      const { out } = await run(command, '--help')
      expect(out).not.toMatch(/\b[A-Z]{2,}\b(?<!JSON|PDF|CSV|TXT)/)
      expect(out).not.toMatch(/stderr|stdout|kind/)
    },
  )
})
