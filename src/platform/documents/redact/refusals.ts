import { invalid, later, type Refusal } from '#core/kit/refusal.ts'

/** Why nothing is redacted; `%` stands for what is wrong. */
const SENTENCES = {
  'no-marks': '还没有标出要遮盖的区域或文字，请先标注。',
  'too-many-marks': '标注太多，请把文件拆成几份，分别遮盖。',
  ground: '每处遮盖都要写明理由，不超过60个字，例如“条例第十五条 个人隐私”。',
  'empty-text': '要遮盖的文字不能为空，也不能超过500个字。',
  'ground-tells': '遮盖理由里含有要遮盖的文字“%”，印出来就等于公开了，请改写理由。',
  'bad-area': '第%个遮盖区域的页码或大小不对，请重新框选。',
  'area-off-page': '第%个遮盖区域不在文件的页面上，请重新框选。',
  'text-not-found':
    '文件里找不到要遮盖的文字“%”。请核对是否写错；如果它在扫描的图片里，请改为框选区域。',
  'still-readable':
    '遮盖后的文件里仍能读出应遮盖的内容，已停止输出。请改用框选区域遮盖，或联系管理员。',
  'not-a-pdf': '这不是 PDF 文件，只有 PDF 可以遮盖，请先另存为 PDF。',
  'too-large': '文件太大，无法遮盖，请拆成几份再试。',
  'too-many-pages': '文件页数太多，无法一次遮盖，请拆成每份不超过%页再试。',
  'no-page': '文件没有第%页，请重新选择。',
  'page-too-large': '第%页的幅面太大，无法清晰地遮盖，请缩小页面后另存再试。',
  'picture-too-large': '文件里有一幅图片异常巨大，无法遮盖，请降低扫描分辨率后另存再试。',
  'zip-bomb': '文件解压后的内容异常庞大，为安全起见未处理，请用原来的软件重新导出 PDF 后再试。',
  'too-slow': '文件内容过于复杂，遮盖用时太久，请拆成几份再试。',
  busy: '正在遮盖的文件太多，请过几分钟再试。',
  closed: '服务正在停止，请稍后再试。',
  broken: '文件已损坏或不完整，请重新导出 PDF 后再试。',
  encrypted: '文件设有密码，无法遮盖，请取消密码后另存一份再试。',
} as const

export type RedactionRefusalCode = keyof typeof SENTENCES

/** The same file may succeed another time. */
const LATER: readonly RedactionRefusalCode[] = ['busy', 'closed']

/** The refusal of a code, with what is wrong put into its sentence. */
export function no(code: RedactionRefusalCode, what = ''): Refusal {
  const refusal = LATER.includes(code) ? later : invalid
  return refusal(
    code,
    SENTENCES[code].replace('%', () => what),
  )
}
