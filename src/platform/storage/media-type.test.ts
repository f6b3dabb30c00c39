import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { mediaTypeOf } from './media-type.ts'

const text = (content: string) => new TextEncoder().encode(content)
const sample = (name: string) => new Uint8Array(readFileSync(`samples/${name}`))

it.each([
  ['a Word document', sample('government-2025.docx'), 'docx'],
  ['a PDF', sample('approval-2025.pdf'), 'pdf'],
  ['a workbook', sample('health-2025.xlsx'), 'xlsx'],
  ['plain text', text('政府信息公开'), 'txt'],
  ['plain text in GB18030', new Uint8Array([0xd5, 0xfe, 0xb8, 0xae]), 'txt'],
])('%s is known by its bytes', async (_name, bytes, extension) => {
  expect(await mediaTypeOf(bytes)).toMatchObject({ extension })
})

it.each([
  ['a web page', text('<!DOCTYPE html><script>alert(1)</script>')],
  ['a drawing that can hold a script', text(' \n<svg xmlns="http://www.w3.org/2000/svg"/>')],
  ['a program', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0])],
  ['a Windows program', new Uint8Array([0x4d, 0x5a, 0x90, 0, 3, 0, 0, 0])],
  ['bytes that are nothing', new Uint8Array([0xff, 0xfe, 0x00, 0x01, 0x80])],
])('%s is not accepted', async (_name, bytes) => {
  expect(await mediaTypeOf(bytes)).toBeNull()
})
