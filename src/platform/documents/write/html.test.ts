import fc from 'fast-check'
import { parseDocument } from 'htmlparser2'
import { expect, it } from 'vitest'
import { html } from '#platform/html/html.ts'
import { barChartHtml } from './html-chart.ts'
import { contentsOf, documentHtml } from './html-document.ts'
import { pageHtml } from './html-page.ts'
import { PAGE_STYLE } from './html-style.ts'
import { tableHtml } from './html-table.ts'
import { SAMPLE, SAMPLE_TABLE } from './sample-document.ts'

const page = pageHtml({
  title: SAMPLE.title,
  titleLines: SAMPLE.titleLines ?? [],
  language: SAMPLE.language,
  meta: { Author: '安澜县"图书馆"' },
  contents: contentsOf(SAMPLE),
  contentsLabel: '目录',
  skipLabel: '跳到正文',
  main: documentHtml(SAMPLE),
})

it('writes the page as stored', async () => {
  await expect(page.replace(PAGE_STYLE, '')).toMatchFileSnapshot('fixtures/page.html')
})

it('loads nothing and runs nothing', () => {
  expect(page).not.toMatch(/<script|<link|<img|\bsrc=|url\(|@import|\bon[a-z]+=|href="(?!#)/i)
})

it('points every link and every figure at something on the page, and names nothing twice', () => {
  const ids = [...page.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)
  expect(new Set(ids).size).toBe(ids.length)
  const targets = [
    ...[...page.matchAll(/href="#([^"]+)"/g)].map(([, id]) => id),
    ...[...page.matchAll(/(?:headers|aria-labelledby)="([^"]+)"/g)].flatMap(([, list]) =>
      list?.split(' '),
    ),
  ]
  expect(targets.length).toBeGreaterThan(10)
  for (const target of targets) expect(ids).toContain(target)
})

it('names for a figure the heads of its column and of its row, outermost first', () => {
  const table = tableHtml(SAMPLE_TABLE, 't').toString()
  expect(table).toContain('<td headers="t-1-4 t-2-1 t-2-2">+3</td>')
  expect(table).toContain('<th id="t-2-1" scope="rowgroup" class="group" rowspan="2">')
  expect(table).toContain('<th id="t-4-1" scope="row" class="row" colspan="2">二、报纸</th>')
})

it('never lets text become markup', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      const nodes = parseDocument(html`<p title="${text}">${text}</p>`.toString()).children
      expect(nodes).toHaveLength(1)
      const only = nodes[0]
      if (only?.type !== 'tag') throw new Error('no element')
      const content = only.children.map((child) => ('data' in child ? child.data : '')).join('')
      expect([only.attribs.title, content]).toEqual([text, text])
    }),
  )
})

it('joins lists and leaves out what is not there', () => {
  expect(html`${[html`<b>${1}</b>`, '&']}${null}${undefined}${false}`.toString()).toBe(
    '<b>1</b>&amp;',
  )
})

it('draws bars in proportion, and nothing where all is zero', () => {
  const bars = [
    { label: '甲', value: 3 },
    { label: '乙', value: 1 },
    { label: '丙', value: 0 },
  ]
  const chart = barChartHtml('比较', '件', bars)?.toString() ?? ''
  expect([...chart.matchAll(/<rect width="([^"]+)"/g)].map(([, width]) => width)).toEqual([
    '200',
    '66.7',
    '0',
  ])
  expect(chart).toContain('<span>甲</span> <span>3件</span> <span>75.0%</span>')
  expect(barChartHtml('比较', '件', [{ label: '甲', value: 0 }])).toBeNull()
  expect(barChartHtml('比较', '件', [])).toBeNull()
})
