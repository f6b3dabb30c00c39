import { describe, expect, it } from 'vitest'
import { columnChart } from './column-chart.ts'
import { errorSummary, selectField, textField } from './form-fields.ts'
import { jsonLd } from './json-data.ts'
import { nearestPage, pagesOf, paginationHtml } from './pagination.ts'
import { markupFaults, tagsOf } from './testing.ts'

describe('pagination', () => {
  it.each([
    [0, 1],
    [-3, 1],
    [Number.NaN, 1],
    [1.5, 1],
    [3, 3],
    [99, 3],
  ])('page %s asked for is page %s of three', (wanted, page) => {
    expect(nearestPage(wanted, pagesOf(5, 2))).toBe(page)
  })

  it('links the ends and the neighbours, and says where one is', () => {
    const nav = String(paginationHtml({ page: 6, pages: 20 }, (page) => `?page=${page}`))
    const hrefs = tagsOf(nav).flatMap(({ attributes }) => attributes.href ?? [])
    expect(hrefs).toEqual(['?page=5', '?page=1', '?page=5', '?page=7', '?page=20', '?page=7'])
    expect(nav).toContain('<span aria-current="page">第 6 页</span>')
  })

  it('is nothing where there is one page', () => {
    expect(paginationHtml({ page: 1, pages: 1 }, String)).toBe('')
  })
})

describe('form fields', () => {
  it('keep what was typed and tie label, hint and error to the control', () => {
    const field = textField({
      ...{ name: 'q', label: '词', hint: '写几个字', error: '太长', value: '"><b>' },
    })
    const page = `<h1></h1>${field}`
    expect(markupFaults(page)).toEqual([])
    const input = tagsOf(page).find(({ name }) => name === 'input')
    expect(input?.attributes).toMatchObject({
      ...{ id: 'q', value: '&quot;&gt;&lt;b&gt;', 'aria-invalid': 'true' },
      'aria-describedby': 'q-hint q-error',
    })
  })

  it('group options under their headings and mark the chosen one', () => {
    const options = [
      { value: '', text: '请选择' },
      { value: 'a', text: '甲', group: '2025年' },
      { value: 'b', text: '乙', group: '2024年' },
    ]
    const field = String(selectField({ name: 's', label: '选', options, chosen: 'b' }))
    expect(field.match(/<optgroup label="[^"]*">/g)).toHaveLength(2)
    expect(field).toContain('<option value="b" selected>乙</option>')
    expect(field.match(/selected/g)).toHaveLength(1)
  })

  it('sum up errors as links to the fields, or nothing', () => {
    expect(String(errorSummary({ q: '太长' }))).toContain('<a href="#q">太长</a>')
    expect(errorSummary({})).toBe('')
  })
})

describe('a column chart', () => {
  it('says every figure in its name and in its text, without style', () => {
    const chart = String(
      columnChart('申请', [
        { label: '2024', value: 4 },
        { label: '2025', value: null },
      ]),
    )
    expect(chart).toContain('aria-label="申请：2024 4，2025 无数据"')
    expect(chart).toContain('>—</text>')
    expect(chart).not.toContain('style=')
  })

  it('is not drawn where nothing is above zero', () => {
    expect(columnChart('申请', [{ label: '2025', value: 0 }])).toBeNull()
    expect(columnChart('申请', [])).toBeNull()
  })

  it('lets the largest figure fill the height and never draws below the axis', () => {
    const chart = columnChart('增减', [
      { label: 'a', value: -5 },
      { label: 'b', value: 10 },
    ])
    const heights = tagsOf(String(chart)).filter(({ name }) => name === 'rect')
    expect(heights.map(({ attributes }) => attributes.height)).toEqual(['0', '96'])
  })
})

describe('a data block', () => {
  it('cannot be left by what stands in it', () => {
    const block = String(jsonLd({ name: '</script><script>x()</script><!--' }))
    expect(block.match(/<\/?script/g)).toHaveLength(2)
    const text = block.replace(/^<script[^>]*>|<\/script>\n$/g, '')
    expect(JSON.parse(text)).toMatchObject({ name: '</script><script>x()</script><!--' })
  })
})

describe('the checker of markup', () => {
  it.each([
    ['<h1></h1><p style="x">', 'p has style'],
    ['<h1></h1><p onclick="x">', 'p has onclick'],
    ['<h1></h1><script>x</script>', 'script that is not an asset'],
    ['<h1></h1><a href="javascript:x">', 'a leads to javascript:x'],
    ['<h1></h1><th>', 'th without scope'],
    ['<h1></h1><label for="a">', 'label for names a, which is not there'],
    ['<h1 id="a"></h1><p id="a">', 'id a stands twice'],
    ['<h1></h1><h3></h3>', 'a heading of level 3 skips a level'],
    ['<p>', '0 headings of level 1'],
  ])('%s: %s', (markup, fault) => {
    expect(markupFaults(markup)).toEqual([fault])
  })
})
