import type { Channel } from '#core/requests/receipt.ts'

/** How the screens call what an application says; the statute's words (条例§29). */

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
