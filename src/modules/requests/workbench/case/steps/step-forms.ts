import type { StepName } from '#core/requests/life/steps.ts'
import { CONSULTED, OPINIONS, RETENTIONS, SERVED_WAYS } from '#core/requests/words.ts'

/** What a step asks for besides its day and its reason. Names with a dot are parts of an object. */
export type StepField = {
  readonly name: string
  readonly label: string
  readonly type: 'text' | 'area' | 'lines' | 'day' | 'count' | 'choice' | 'consultation'
  readonly isOptional?: true
  /** When it may be left out, where that is not always. */
  readonly when?: string
  readonly hint?: string
  readonly options?: Readonly<Record<string, string>>
}

export type StepForm = {
  /** What follows from it, before it is taken. */
  readonly meaning: string
  readonly fields: readonly StepField[]
  /** What the note is for, where it is not a reason. */
  readonly note?: string
  /** The step's own text is its note. */
  readonly hasNoNote?: true
  /** Leads back or ends without an answer. */
  readonly isBackward?: true
}

const plain = (meaning: string): StepForm => ({ meaning, fields: [] })
const back = (meaning: string): StepForm => ({ meaning, fields: [], isBackward: true })

/** Every step that can be taken on the page of a request. */
export const STEP_FORMS: Readonly<Record<StepName, StepForm>> = {
  confirm: plain('登记与申请人确认收到的日期。这一天就是收到之日，次日起计算二十个工作日。'),
  'ask-supplement': {
    meaning:
      '补正须自收到申请之日起七个工作日内一次性告知，写明事项和合理期限；收到补正后重新计算答复期限。',
    fields: [
      { name: 'items', label: '需要补正的事项', type: 'lines', hint: '每行一项。' },
      {
        name: 'dueOn',
        label: '补正期限',
        type: 'day',
        isOptional: true,
        hint: '不填的，按设定的合理期限计算。',
      },
    ],
  },
  supplement: {
    meaning: '登记申请人补正的内容。答复期限自收到补正之日起重新计算。',
    fields: [{ name: 'text', label: '补正的内容', type: 'area' }],
    hasNoNote: true,
  },
  'lapse-supplement': back('申请人无正当理由逾期不补正，视为放弃申请，不再处理。'),
  'ask-reasons': {
    meaning: '申请数量、频次明显超过合理范围的，可以要求说明理由。答复期限照常计算。',
    fields: [
      {
        ...{ name: 'dueOn', label: '说明理由的期限', type: 'day', isOptional: true },
        hint: '条例没有规定。不填的，按设定的期限计算。',
      },
    ],
  },
  'give-reasons': { ...plain('登记申请人说明的理由。'), note: '申请人说明的理由' },
  'lapse-reasons': back(
    '申请人逾期不说明理由的，拟定“不予处理”，补充事实和理由之后，照常审核、签批、答复。',
  ),
  consult: {
    meaning:
      '书面征求意见。征求意见所需时间不计入答复期限。第三方十五个工作日内不提出意见的，由本机关决定；其他机关逾期不提出的，视为同意公开。',
    fields: [
      { name: 'consulted', label: '征求对象', type: 'choice', options: CONSULTED },
      { name: 'party.name', label: '名称', type: 'text' },
      { name: 'party.address', label: '地址', type: 'text', isOptional: true },
      { name: 'party.contact', label: '联系方式', type: 'text', isOptional: true },
      {
        name: 'dueOn',
        label: '答复意见的期限',
        type: 'day',
        isOptional: true,
        hint: '不填的，按法定十五个工作日计算；可以更晚，不能更早。',
      },
    ],
  },
  'record-opinion': {
    meaning: '登记收到的意见。答复期限继续计算。',
    fields: [
      { name: 'consultationId', label: '哪一次征求意见', type: 'consultation' },
      { name: 'opinion', label: '意见', type: 'choice', options: OPINIONS },
      { name: 'reasons', label: '对方说明的理由', type: 'area', isOptional: true },
    ],
    hasNoNote: true,
  },
  extend: {
    meaning: '经政府信息公开工作机构负责人同意并告知申请人，可以延长一次，最长二十个工作日。',
    fields: [
      { name: 'workingDays', label: '延长的工作日', type: 'count' },
      { name: 'approvedBy', label: '同意延长的负责人', type: 'text' },
    ],
  },
  postpone: {
    meaning: '申请理由合理但无法在规定期限内答复的，可以确定延迟答复的合理期限并告知申请人。',
    fields: [{ name: 'until', label: '延迟到', type: 'day' }],
  },
  'notify-fee': {
    meaning: '通知申请人缴纳信息处理费。按件或者按量，只能选一种；完成缴费次日起重新计算答复期限。',
    fields: [
      {
        name: 'mode',
        label: '计收方式',
        type: 'choice',
        options: { items: '按件', pages: '按量（页）' },
      },
      {
        name: 'units',
        label: '本次数量',
        type: 'count',
        hint: '按件填件数，按量填页数。金额由系统计算。',
      },
      {
        name: 'before',
        label: '当月此前的件数',
        type: 'count',
        isOptional: true,
        hint: '不填的，按这位申请人当月此前向本机关提出的申请累计。',
      },
    ],
  },
  'pay-fee': plain('登记申请人完成缴费。次日起重新计算答复期限。'),
  'lapse-fee': back('申请人逾期未缴费，视为放弃申请，不再处理。'),
  draft: plain('提交后由审核人员审核，审核期间不能修改答复。'),
  review: plain('审核通过后由分管领导签批。'),
  'return-draft': back('退回后由经办人员修改答复，再次提交审核。'),
  approve: plain('签批后由经办人员作出答复。'),
  issue: plain('作出答复之后，期限停止计算。答复尚未发给申请人的，可以撤回。'),
  recall: back('撤回尚未发给申请人的答复，回到签批之后、发出之前。'),
  serve: {
    meaning: '登记答复怎样送达申请人。复议、诉讼的期限自送达之日起算。',
    fields: [
      { name: 'way', label: '送达方式', type: 'choice', options: SERVED_WAYS },
      {
        ...{ name: 'proof', label: '送达凭证', type: 'text', isOptional: true },
        ...{
          hint: '邮件号、送达回证编号、公告网址等；能查看这件申请的人都能看到，不要写签收人的姓名、电话、住址。',
          when: '电子送达可不填',
        },
      },
    ],
  },
  close: plain('答复已经送达，事情办结。'),
  archive: {
    meaning: '归档之后不再改动，可以下载归档包移交档案机构。',
    fields: [{ name: 'retention', label: '保管期限', type: 'choice', options: RETENTIONS }],
  },
  withdraw: back('申请人自愿撤回申请，不再处理。请写明申请人怎样提出撤回。'),
  reopen: back('复议决定、判决要求重新答复，或者答复有错误的，重新办理；期限自今天重新计算。'),
  'correct-receipt': {
    meaning: '收到日期登记有误的，可以更正；期限随之改变，更正和理由都会留下记录。',
    fields: [{ name: 'receivedOn', label: '正确的收到日期', type: 'day' }],
    isBackward: true,
  },
}

/** What leads to the end, the nearest first: of these the first possible one is the main one. */
const ONWARD: readonly StepName[] = [
  ...(['confirm', 'supplement', 'give-reasons', 'pay-fee', 'draft', 'review', 'approve'] as const),
  ...(['issue', 'serve', 'close', 'archive'] as const),
]

export function mainStep(possible: readonly { readonly name: StepName }[]): StepName | null {
  return ONWARD.find((name) => possible.some((step) => step.name === name)) ?? null
}

export type Typed = Readonly<Record<string, string>>

/** What still has to be filled in, by field. */
export function gapsOf({ fields }: StepForm, typed: Typed): Readonly<Record<string, string>> {
  return Object.fromEntries(
    fields.flatMap(({ name, label, isOptional }) =>
      isOptional || (typed[name] ?? '').trim() !== '' ? [] : [[name, `请填写${label}。`]],
    ),
  )
}

/** The fields of a step as its action wants them. */
export function inputOf({ fields }: StepForm, typed: Typed): Record<string, unknown> {
  const input: Record<string, unknown> = {}
  for (const { name, type, isOptional } of fields) {
    const text = (typed[name] ?? '').trim()
    const [head = '', part] = name.split('.')
    if (part) input[head] = { ...(input[head] as object), [part]: text }
    else if (!(isOptional && text === '')) input[name] = typedAs(type, text)
  }
  return input
}

function typedAs(type: StepField['type'], text: string): unknown {
  if (type === 'count') return Number(text)
  if (type !== 'lines') return text
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
