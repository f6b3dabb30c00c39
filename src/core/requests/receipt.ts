import type { Day } from '../kit/day.ts'

/** How an application can come in; which channels an agency offers is in its guide. */
export type Channel =
  | 'in-person'
  | 'registered-mail'
  | 'ordinary-mail'
  | 'fax'
  | 'online'
  | 'email'
  | 'oral'

/**
 * 收到之日 (条例§31): handed in, the day it is; registered mail, the day it is signed for; every other
 * way, the day on which both sides confirm it, until which there is none. `agreedOn` is the day it
 * was signed for or confirmed.
 */
export function receivedOn(channel: Channel, submittedOn: Day, agreedOn: Day | null): Day | null {
  if (channel === 'in-person' || channel === 'oral') return submittedOn
  return agreedOn
}

/** Why the day of receipt is what it is. */
export const RECEIPT_RULES: Readonly<Record<Channel, string>> = {
  'in-person': '当面提交的，以提交之日为收到之日（条例第三十一条第一项）',
  oral: '口头提出、由行政机关代为填写的，以提出之日为收到之日（条例第二十九条、第三十一条第一项）',
  'registered-mail': '以邮寄方式提交的，以行政机关签收之日为收到之日（条例第三十一条第二项）',
  'ordinary-mail':
    '以平常信函等无需签收的邮寄方式提交的，以与申请人确认之日为收到之日（条例第三十一条第二项）',
  fax: '通过传真提交的，以双方确认之日为收到之日（条例第三十一条第三项）',
  online: '通过互联网渠道提交的，以双方确认之日为收到之日（条例第三十一条第三项）',
  email: '通过互联网渠道提交的，以双方确认之日为收到之日（条例第三十一条第三项）',
}
