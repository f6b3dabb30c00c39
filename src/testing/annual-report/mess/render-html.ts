import { cellsByRow, type Draft, type DraftCell, type DraftLine, type DraftTable } from './draft.ts'

export type HtmlFlavour = 'clean' | 'word' | 'site'

/** The report as a web page: plain, as a word processor saves it, or deep inside a site's page. */
export function renderHtml(draft: Draft, flavour: HtmlFlavour): string {
  if (flavour === 'word') return wordPage(draft)
  return flavour === 'site' ? sitePage(draft) : cleanPage(draft)
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\u00a0', '&nbsp;')
}

// --- a clean page ---

function cleanPage(draft: Draft): string {
  const body = draft.blocks.map((block) =>
    block.kind === 'line' ? cleanLine(block) : cleanTable(block),
  )
  return `<!DOCTYPE html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${escapeHtml(draft.title)}</title></head>
<body><main>
${body.join('\n')}
</main></body></html>
`
}

function cleanLine(line: DraftLine): string {
  const tag = { title: 'h1', heading: 'h2', caption: 'h3', text: 'p', noise: 'p', signature: 'p' }[
    line.role
  ]
  return `<${tag}>${escapeHtml(line.text)}</${tag}>`
}

function cleanTable(table: DraftTable): string {
  const rows = cellsByRow(table).map((row, index) => {
    const head = index < table.headerRows
    return `<tr>${row.map((cell) => cleanCell(cell, head)).join('')}</tr>`
  })
  return `<table>\n${rows.join('\n')}\n</table>`
}

function cleanCell(cell: DraftCell, head: boolean): string {
  const tag = head || cell.role === 'row' || cell.role === 'group' ? 'th' : 'td'
  return `<${tag}${spans(cell)}>${withBreaks(cell.text)}</${tag}>`
}

function spans(cell: DraftCell): string {
  const rows = cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''
  return cell.columnSpan > 1 ? `${rows} colspan="${cell.columnSpan}"` : rows
}

function withBreaks(text: string): string {
  return escapeHtml(text).replaceAll('\n', '<br>')
}

// --- what a word processor saves ---

const WORD_HEAD = `<html xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head><meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm} td {padding:0} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Print</w:View></w:WordDocument></xml><![endif]-->`

function wordPage(draft: Draft): string {
  const body = draft.blocks.map((block) =>
    block.kind === 'line' ? wordParagraph(block.text) : wordTable(block),
  )
  return `${WORD_HEAD}
<title>${escapeHtml(draft.title)}</title></head>
<body lang=ZH-CN style='text-justify-trim:punctuation'><div class=WordSection1 style='layout-grid:15.6pt'>
${body.join('\n')}
</div></body></html>
`
}

function wordTable(table: DraftTable): string {
  const rows = cellsByRow(table).map(
    (row) => `<tr style='height:20.0pt'>\n${row.map(wordCell).join('\n')}\n</tr>`,
  )
  return `<div align=center><table class=MsoNormalTable border=1 cellspacing=0 cellpadding=0
 style='border-collapse:collapse;border:none'>\n${rows.join('\n')}\n</table></div>`
}

function wordCell(cell: DraftCell): string {
  const paragraphs = cell.text.split('\n').map(wordParagraph)
  return `<td width=68${spans(cell)} style='width:51.0pt;border:solid windowtext 1.0pt'>${paragraphs.join('')}</td>`
}

/** Runs nested in runs, Latin letters and digits in their own font, an empty paragraph as `&nbsp;`. */
function wordParagraph(text: string): string {
  if (text === '') return `<p class=MsoNormal><span lang=EN-US><o:p>&nbsp;</o:p></span></p>`
  const runs = text.split(/([0-9A-Za-z.%]+)/).filter((run) => run !== '')
  const spans_ = runs.map((run) =>
    /^[0-9A-Za-z.%]+$/.test(run)
      ? `<span lang=EN-US style='font-family:"Times New Roman"'>${run}</span>`
      : `<span style='font-family:仿宋_GB2312'><span style='mso-spacerun:no'>${escapeHtml(run)}</span></span>`,
  )
  return `<p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:10.5pt'>${spans_.join('')}</span></b><o:p></o:p></p>`
}

// --- a whole page of a government site ---

const SITE_TOP = `<body>
<div id="skip"><a href="#content">跳到正文</a></div>
<table class="layout" width="1000"><tr><td><img src="/logo.png" alt="安澜县人民政府"></td>
<td><form action="/search"><input name="q"><button>搜索</button></form></td></tr></table>
<nav><ul><li><a href="/">首页</a></li><li><a href="/xxgk">政府信息公开</a></li><li><a href="/zwfw">政务服务</a></li>
<li><a href="/hd">互动交流</a></li><li><a href="/sj">数据发布</a></li></ul></nav>
<div class="crumbs">当前位置：<a href="/">首页</a> &gt; <a href="/xxgk">政府信息公开</a> &gt; 政府信息公开年报</div>`

const SITE_FACTS = `<table class="meta"><tr><td>索 引 号：</td><td>AL000-2025-00017</td><td>发布机构：</td><td>政务公开办</td></tr>
<tr><td>生成日期：</td><td>2025-01-22</td><td>有 效 性：</td><td>有效</td></tr></table>
<p class="tools">浏览次数：1024　字号：[大 中 小]　<a href="#">打印</a></p>`

const SITE_END = `<div class="related"><h3>相关链接</h3><ul>
<li><a href="/xxgk/zn.html">政府信息公开指南</a> <span>2023-05-01</span></li>
<li><a href="/xxgk/zd.html">政府信息公开制度</a> <span>2022-11-30</span></li>
<li><a href="/xxgk/nb/2019.html">往年年度报告</a> <span>2020-01-31</span></li></ul></div>
<p>上一篇：关于做好春节期间值班工作的通知</p><p>下一篇：没有了</p>
<footer><table class="layout"><tr><td>主办：安澜县人民政府办公室</td><td>网站标识码：0000000000</td></tr>
<tr><td>电话：0000-0000000</td><td>ICP备00000000号</td></tr></table></footer>
<script>var hits = 1024; document.title = document.title;</script></body></html>
`

function sitePage(draft: Draft): string {
  const body = draft.blocks.map((block) =>
    block.kind === 'line' ? siteLine(block) : cleanTable(block),
  )
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><title>${escapeHtml(draft.title)}_安澜县人民政府</title>
<style>.layout td { padding: 0 }</style><script src="/js/site.js"></script></head>
${SITE_TOP}
<table class="layout" width="1000"><tr><td valign="top" width="200"><div class="side"><h3>公开目录</h3>
<ul><li><a>机构职能</a></li><li><a>财政预决算</a></li><li><a>年度报告</a></li></ul></div></td><td valign="top">
<div id="content"><h1>${escapeHtml(draft.title)}</h1>${SITE_FACTS}<div class="TRS_Editor">
${body.join('\n')}
</div></div></td></tr></table>
${SITE_END}`
}

/** Editors of such sites know no headings: everything is an indented paragraph. */
function siteLine(line: DraftLine): string {
  const text = escapeHtml(line.text)
  if (line.role === 'title') return `<p style="text-align:center"><strong>${text}</strong></p>`
  return `<p style="text-indent:2em">　　${line.role === 'heading' ? `<strong>${text}</strong>` : text}</p>`
}
