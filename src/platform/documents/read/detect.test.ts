import { describe, expect, test } from 'vitest'
import type { Result } from '#core/kit/result.ts'
import { detectContainer, detectText, detectZip } from './detect.ts'
import type { DocumentProblem } from './problems.ts'

const answer = (result: Result<string, DocumentProblem>): string =>
  result.ok ? result.value : `!${result.error.code}`
const OLE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
const wide = (text: string): number[] => [...Buffer.from(text, 'utf16le')]
const plain = (text: string): number[] => [...Buffer.from(text, 'latin1')]

describe('detectContainer', () => {
  test.each([
    ['pdf', plain('%PDF-1.7')],
    ['pdf', plain('junk before %PDF-1.4')],
    ['zip', [0x50, 0x4b, 3, 4]],
    ['text', plain('BM is not always a picture')],
    ['text', plain('words')],
    ['!empty', []],
    ['!legacy-doc', [...OLE, ...wide('WordDocument')]],
    ['!legacy-xls', [...OLE, ...wide('Workbook')]],
    ['!encrypted', [...OLE, ...wide('EncryptedPackage')]],
    ['!presentation', [...OLE, ...wide('PowerPoint Document')]],
    ['!legacy-office', OLE],
    ['!archive', plain('Rar!\u001a')],
    ['!archive', [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]],
    ['!archive', [0x1f, 0x8b, 8, 0]],
    ['!image', [0x89, 0x50, 0x4e, 0x47]],
    ['!image', [0xff, 0xd8, 0xff, 0xe0]],
    ['!image', [0x42, 0x4d, 1, 2, 3, 4, 0, 0, 0, 0]],
    ['!flat-word', plain('{\\rtf1')],
  ])('%s', (expected, bytes) => {
    expect(answer(detectContainer(Uint8Array.from(bytes)))).toBe(expected)
  })
})

describe('detectZip', () => {
  test.each([
    ['docx', ['[Content_Types].xml', 'word/document.xml']],
    ['xlsx', ['xl/workbook.xml']],
    ['!ofd', ['OFD.xml', 'Doc_0/Document.xml']],
    ['!open-document', ['mimetype', 'content.xml']],
    ['!presentation', ['ppt/presentation.xml']],
    ['!archive', ['年报.docx']],
  ])('%s', (expected, names) => {
    expect(answer(detectZip(names))).toBe(expected)
  })
})

describe('detectText', () => {
  test.each([
    ['txt', '一、总体情况，本年新收，3，件。', 'a.docx'],
    ['txt', '甲，乙，丙\n主动公开, 依申请, 监督。', ''],
    ['txt', 'a,b\nc,d', ''],
    ['txt', '{ 不是 JSON }', ''],
    ['csv', 'a,b,c\n1,2,3\n4,5,6', ''],
    ['csv', '"a","b, c","d"\n"1","2","3"', ''],
    ['csv', '一行', 'x.CSV'],
    ['json', '{"a":1}', 'a.txt'],
    ['json', '{"a":', 'a.json'],
    ['json', '[\n  {"a":1}]', ''],
    ['html', '<!DOCTYPE html><p>x', 'a.txt'],
    ['html', '<p>一</p><p>二</p>', ''],
    ['html', '\n<!-- saved -->\n<html>', ''],
    [
      '!flat-word',
      '<?xml version="1.0"?><?mso-application progid="Word.Document"?><w:wordDocument/>',
      '',
    ],
    ['!flat-word', 'MIME-Version: 1.0\nContent-Type: multipart/related', ''],
    ['!unknown-format', '\u0000\u0001\u0002\u0003\u0004\u0005abc', ''],
    ['!empty', ' \r\n\t ', ''],
  ])('%s: %s', (expected, text, name) => {
    expect(answer(detectText(text, name))).toBe(expected)
  })
})
