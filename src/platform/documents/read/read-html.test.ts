import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { freshSpending, sketch } from './fixtures/build.ts'
import { readHtml } from './read-html.ts'

function read(html: string): (string | string[])[] {
  const result = readHtml(html, freshSpending())
  return result.ok ? sketch(result.value.blocks) : [`!${result.error.code}`]
}

const TABLE = '<table><tr><td>项目</td><td>数量</td></tr><tr><td>甲类</td><td>3</td></tr></table>'
const GRID = ['0,0 项目', '0,1 数量', '1,0 甲类', '1,1 3']
const PROSE = '本年度主动公开政府信息若干条，内容见下。'

describe('readHtml: text', () => {
  test('br and block elements end paragraphs; white space collapses', () => {
    expect(read(`<div>甲  乙\n丙<br>丁&nbsp;&nbsp;戊<p>${PROSE}</p></div>`)).toEqual([
      '甲 乙丙',
      '丁  戊',
      PROSE,
    ])
  })

  test('pre keeps its lines and tabs', () => {
    expect(read(`<pre>${PROSE}\n甲\t1\n\n乙</pre>`)).toEqual([PROSE, '甲\t1', '', '乙'])
  })

  test('hidden elements, scripts and form controls are left out', () => {
    const html = `<p>${PROSE}</p><p style="display: none">藏</p><p hidden>藏</p><script>x()</script><button>藏</button>`
    expect(read(html)).toEqual([PROSE])
  })
})

describe('readHtml: text that is struck out or stands off its line', () => {
  const cell = (html: string) => {
    const table = `<table><tr><td>甲</td><td>${html}</td></tr></table>`
    return (read(`<p>${PROSE}</p>${table}`)[1] as string[])[1]
  }

  test.each([
    '<del>15</del>16',
    '<s>15</s>16',
    '<strike>15</strike>16',
    '<span style="text-decoration: line-through">15</span>16',
    '<span style="text-decoration-line:underline line-through">15</span>16',
  ])('%s shows one figure', (html) => {
    expect(cell(html)).toBe('0,1 16')
  })

  test.each([
    ['134<sup>2</sup>', '134²'],
    ['134<sup>[12]</sup>', '134[¹²]'],
    ['134<span style="vertical-align: super">2</span>5', '134²5'],
    ['134<sub>2</sub>', '134₂'],
    ['<p>134<sup>2</sup></p><p>5</p>', '134²\n5'],
  ])('%s keeps its mark apart', (html, text) => {
    expect(cell(html)).toBe(`0,1 ${text}`)
  })

  test('units of prose and the places of cells stay as they are', () => {
    expect(read(`<p>${PROSE}占地5 m<sup>2</sup>。</p>`)).toEqual([`${PROSE}占地5 m²。`])
    const table = '<table><tr><td>甲</td><td style="vertical-align:super">12</td></tr></table>'
    expect(read(`<p>${PROSE}</p>${table}`)[1]).toEqual(['0,0 甲', '0,1 12'])
  })
})

describe('readHtml: tables', () => {
  test('spans become places in the grid, blank cells stay', () => {
    const html = `<p>${PROSE}</p><table><tr><td rowspan=2>甲<td colspan="2">乙</tr><tr><td>&nbsp;<td>1</tr></table>`
    expect(read(html)).toEqual([PROSE, ['0,0+2x1 甲', '0,1+1x2 乙', '1,1', '1,2 1']])
  })

  test('br in a cell is a newline without spaces', () => {
    const html = `<table><tr><td>自然<br>人</td><td><p>商业</p><p>企业</p></td></tr></table><p>${PROSE}</p>`
    expect(read(html)[0]).toEqual(['0,0 自然\n人', '0,1 商业\n企业'])
  })

  test('layout tables are dissolved, data tables inside them are kept', () => {
    const html = `<table><tr><td><p>${PROSE}</p>${TABLE}</td></tr><tr><td>末尾</td></tr></table>`
    expect(read(html)).toEqual([PROSE, GRID, '末尾'])
  })

  test('a report typed into one table gives its prose and its rows', () => {
    const prose = PROSE.repeat(8)
    const html = `<table><tr><td colspan=2>${prose}</td></tr><tr><td>甲类<td>3</tr><tr><td>乙类<td></tr></table>`
    expect(read(html)).toEqual([prose, ['0,0 甲类', '0,1 3', '1,0 乙类', '1,1']])
  })
})

describe('readHtml: the report inside a site page', () => {
  const links = Array.from({ length: 40 }, (_, n) => `<li><a href="/c${n}">栏目名称${n}</a></li>`)
  const report = `<p>一、总体情况</p>${`<p>${PROSE}</p>`.repeat(20)}${TABLE}<p>六、其他事项</p>`
  const page = `<html><head><title>某局年报_某县政府</title>
    <meta name="ArticleTitle" content="某局年报"><script>a()</script></head><body>
    <div class="topBar"><a href="/">某县人民政府</a>欢迎您</div><ul class="nav">${links.join('')}</ul>
    <table width="1000"><tr><td><div class="dqwz">当前位置：首页 &gt; 公开</div></td></tr><tr><td>
      <table><tr><td>索引号</td><td>AB-2024-1</td></tr><tr><td>发布机构</td><td>某局</td></tr></table>
      <h1>某局2024年年度报告</h1><div class="bdsharebuttonbox">分享到微信</div>
      <div class="TRS_Editor">${report}</div><div>扫一扫在手机打开</div></td></tr></table>
    <div id="footer">主办：某县人民政府办公室</div></body></html>`

  test('only the headings and the content are left', () => {
    expect(read(page)).toEqual([
      '某局2024年年度报告',
      '一、总体情况',
      ...Array(20).fill(PROSE),
      GRID,
      '六、其他事项',
    ])
  })

  test('the declared title is the article’s', () => {
    const result = readHtml(page, freshSpending())
    expect(result.ok && result.value.title).toBe('某局年报')
  })

  test('a table of figures beside the content is never left out', () => {
    const menu = `<ul>${links.join('')}</ul>`
    const html = `${menu}<div><div>${`<p>${PROSE}</p>`.repeat(20)}</div><div>${TABLE}</div></div>`
    expect(read(html).at(-1)).toEqual(GRID)
  })

  test('chrome names do not remove most of a page', () => {
    expect(read(`<div class="footer">${`<p>${PROSE}</p>`.repeat(3)}</div>`)).toHaveLength(3)
  })
})

describe('readHtml: refusals', () => {
  test.each([
    [
      '<html><head><script src="app.js"></script></head><body><div id="app"></div></body></html>',
      'script-only',
    ],
    ['<html><body><img src="1.png"></body></html>', 'no-content'],
  ])('%s', (html, code) => {
    expect(read(html)).toEqual([`!${code}`])
  })

  test('any soup is read or refused', () => {
    const tag = fc.constantFrom(
      '<table>',
      '<tr>',
      '<td colspan=3>',
      '</td>',
      '</table>',
      '<p>',
      '<a>',
      '<br>',
      '<div class=nav>',
      '</div>',
      '<!--',
      '文字',
    )
    fc.assert(
      fc.property(fc.array(tag, { maxLength: 60 }), (tags) => {
        expect(read(tags.join('')).length).toBeGreaterThan(0)
      }),
    )
  })
})
