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
