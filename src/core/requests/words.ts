import type { Channel } from './receipt.ts'

/** How screens, letters and lists call what an application says; the statute's words (条例§29). */

export const CHANNELS: Readonly<Record<Channel, string>> = {
  'in-person': '当面提交',
  'registered-mail': '邮寄（签收）',
  'ordinary-mail': '平常信函',
  fax: '传真',
  online: '网上提交',
  email: '电子邮件',
  oral: '口头申请（代为填写）',
}

export const FORMS = {
  paper: '纸质',
  electronic: '电子',
  view: '查阅',
  copy: '抄录、复制',
} as const

export const DELIVERIES = {
  post: '邮寄',
  email: '电子邮件',
  pickup: '自行领取',
  online: '网上获取',
} as const

/** Whose opinion is asked (条例§32, §34, §17). */
export const CONSULTED = {
  'third-party': '第三方',
  agency: '其他机关',
  secrecy: '保密行政管理部门',
} as const

export const OPINIONS = {
  agrees: '同意公开',
  'agrees-in-part': '同意部分公开',
  refuses: '不同意公开',
  none: '未提出意见',
} as const

/** How an answer reaches the applicant. */
export const SERVED_WAYS = {
  direct: '直接送达',
  post: '邮寄送达',
  electronic: '电子送达',
  notice: '公告送达',
} as const

/** Years a file is kept (待核). */
export const RETENTIONS = {
  permanent: '永久',
  '30-years': '30年',
  '10-years': '10年',
} as const

/** What an attached file is to the request, and whether it tells who applied or who was asked. */
export const FILE_USES = {
  application: { label: '申请材料', isPersonal: true },
  identity: { label: '身份证明', isPersonal: true },
  supplement: { label: '补正材料', isPersonal: true },
  opinion: { label: '意见', isPersonal: true },
  answer: { label: '提供的政府信息', isPersonal: false },
  proof: { label: '送达凭证', isPersonal: true },
  other: { label: '其他', isPersonal: false },
} as const

/** 行政复议 and 行政诉讼 about a request, as the columns of table four tell them apart. */
export const DISPUTE_KINDS = {
  reconsideration: '行政复议',
  'direct-litigation': '行政诉讼（未经复议直接起诉）',
  'litigation-after': '行政诉讼（复议后起诉）',
} as const

/** As table four has them. */
export const DISPUTE_RESULTS = {
  upheld: '结果维持',
  corrected: '结果纠正',
  other: '其他结果',
} as const
