import { fail, type Result } from '#core/kit/result.ts'

/** Why a file cannot be read; `message` is one Chinese sentence saying what to do about it. */
export type DocumentProblem = {
  readonly code: DocumentProblemCode
  readonly message: string
}

const SENTENCES = {
  missing: '找不到这个文件，请核对文件名和所在文件夹。',
  directory: '这是一个文件夹，不是文件，请选择文件夹里的报告文件。',
  'not-a-file': '这不是普通文件，无法读取，请选择报告文件本身。',
  'no-permission': '没有读取这个文件的权限，请联系管理员开通，或把文件另存到自己的文件夹后再试。',
  'cannot-open': '文件打不开，可能正被其他程序占用或所在磁盘出错，请稍后再试或另存一份。',
  empty: '文件是空的，没有任何内容，请核对是否选错了文件。',
  'too-large': '文件太大，请删去图片等附件内容，或另存为文字版后再试。',
  'too-complex': '文件内容过于庞大（页数或表格过多），不像一份报告，请只保留报告部分后再试。',
  'zip-bomb': '文件解压后的内容异常庞大，为安全起见未读取，请用 Word 或 WPS 重新另存后再试。',
  broken: '文件已损坏或不完整，请重新下载，或用原来的软件打开后另存一份。',
  'broken-json': '这个 JSON 文件的语法有误，无法解析，请检查是否被截断或改动。',
  encrypted: '文件设有密码，无法读取，请取消密码后另存一份再试。',
  scanned:
    '这是扫描件（只有图片，没有文字层），读不出文字，请提供可以复制文字的 PDF 或 Word 原件。',
  garbled:
    '这个 PDF 的字体没有文字对照信息，读出来是乱码，请提供 Word 原件，或用原来的软件重新导出 PDF。',
  'legacy-doc':
    '这是旧版 Word 或 WPS 文字格式（.doc、.wps），请用 Word 或 WPS 另存为 .docx 后再试。',
  'legacy-xls':
    '这是旧版 Excel 或 WPS 表格格式（.xls、.et），请用 Excel 或 WPS 另存为 .xlsx 后再试。',
  'legacy-office': '这是旧版办公软件格式，请用 Word 或 WPS 另存为 .docx 或 .xlsx 后再试。',
  'flat-word': '这是 Word 的 RTF、XML 或单个网页格式，请用 Word 或 WPS 另存为 .docx 后再试。',
  ofd: '这是 OFD 版式文件，暂不能读取，请用 OFD 阅读器导出为 PDF，或提供 Word 原件。',
  'open-document': '这是 OpenDocument 格式（.odt、.ods），请另存为 .docx 或 .xlsx 后再试。',
  presentation: '这是演示文稿，不是报告，请提供 Word、PDF 或文本格式的报告。',
  archive: '这是压缩包，请先解压，再选择里面的报告文件。',
  image: '这是图片，读不出文字，请提供 Word、PDF 或文本格式的报告。',
  'script-only':
    '这个网页只有程序代码，正文要在浏览器里才会显示，请在浏览器中打开后另存为 PDF 或复制成文本。',
  'no-content': '文件里没有找到任何文字或表格，请核对是否选错了文件。',
  'unknown-format':
    '认不出这是什么格式的文件，请提供 TXT、网页、Word（.docx）、PDF、Excel（.xlsx）、CSV 或 JSON 文件。',
} as const

export type DocumentProblemCode = keyof typeof SENTENCES

/** Every code a reader can answer with. */
export const PROBLEM_CODES = Object.keys(SENTENCES) as readonly DocumentProblemCode[]

/** A failed result carrying the sentence that belongs to a code. */
export function refuse(code: DocumentProblemCode): Result<never, DocumentProblem> {
  return fail({ code, message: SENTENCES[code] })
}
