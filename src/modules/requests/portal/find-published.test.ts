import { expect, it } from 'vitest'
import type { Found, Portal } from '#modules/portal/index.ts'
import { findPublished } from './find-published.ts'

const titles = [
  '安澜县教育局2025年年度报告',
  '安澜县教育局2024年年度报告',
  '学校食堂管理办法',
  '2025年财政预算',
]
const found = (text: string): Found => ({
  ...{ text, href: `/${text}`, kind: '', agencyName: '', publishedOn: '2026-01-01' },
})
/** A room that finds titles with every word, as the rooms do. */
const portal = {
  contributions: [
    {},
    {
      search: async (_region: string, words: readonly string[]) => {
        const hits = titles.filter((title) => words.every((word) => title.includes(word)))
        return { total: hits.length, found: hits.map(found) }
      },
    },
  ],
} as unknown as Portal

it.each([
  ['学校食堂管理办法', [], ['学校食堂管理办法']],
  ['我想知道2025年的财政预算', [], ['2025年财政预算']],
  ['２０２５年 校车 线路', ['安澜县教育局'], ['安澜县教育局2025年年度报告']],
  ['校车线路', ['安澜县教育局'], titles.slice(0, 2)],
  ['2025', ['安澜县教育局'], []],
  ['', ['安澜县教育局'], []],
  ['我想申请公开信息', [], []],
])('%s', async (words, agencies, expected) => {
  const hits = await findPublished(portal, 'r', words, agencies)
  expect(hits.map(({ text }) => text)).toEqual(expected)
})
