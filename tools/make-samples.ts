/** Writes the files of `samples/` anew from `samples/source/`: `npm run samples`. */
import { writeFile } from 'node:fs/promises'
import { loadTemplates } from '#modules/annual-report/annual-report.templates.ts'
import { SAMPLES, samplesOf } from './samples/make.ts'
import { readme } from './samples/readme.ts'

const samples = samplesOf(loadTemplates())
for (const sample of samples) {
  await writeFile(new URL(sample.file, SAMPLES), await sample.bytes())
  const expected = `${JSON.stringify(sample.expected, null, 1)}\n`
  await writeFile(new URL(`${sample.name}.expected.json`, SAMPLES), flattened(expected))
}
await writeFile(new URL('README.md', SAMPLES), readme(samples))
console.log(`${samples.length} samples written`)

/** A row of figures on one line. */
function flattened(json: string): string {
  return json.replaceAll(/\[[^[\]{}]*\]/g, (list) => list.replaceAll(/\s*\n\s*/g, ' '))
}
