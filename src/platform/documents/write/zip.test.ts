import { strFromU8, unzipSync } from 'fflate'
import { expect, it } from 'vitest'
import { writeZip } from './zip.ts'

const file = (path: string, text: string) => ({ path, bytes: new TextEncoder().encode(text) })

it('holds every file under its Chinese path, unharmed', () => {
  const read = unzipSync(writeZip([file('文书/1.pdf', '%PDF'), file('说明.txt', '一二三')]))
  expect(Object.keys(read)).toEqual(['文书/1.pdf', '说明.txt'])
  expect(strFromU8(read['说明.txt'] ?? new Uint8Array())).toBe('一二三')
})

it('gives the same bytes for the same files', () => {
  const files = [file('a.txt', 'x'.repeat(1000))]
  expect(writeZip(files)).toEqual(writeZip(files))
})
