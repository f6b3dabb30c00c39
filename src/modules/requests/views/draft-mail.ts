import { chineseDay, type Day } from '#core/kit/day.ts'
import { draftAddress } from './portal-shared.ts'

/** The mail with the code of an application that was begun; it says nothing of what was written. */
export function draftMail({
  code,
  origin,
  endsOn,
}: {
  readonly code: string
  readonly origin: string
  readonly endsOn: Day
}): { readonly subject: string; readonly body: string } {
  const lines = [
    '您好：',
    `您保存了一份还没有提交的政府信息公开申请，取用码是 ${code}，保存到${chineseDay(endsOn)}。`,
    `接着填写：${origin}${draftAddress(code)}`,
    '保存不等于提交：提交以后，行政机关才会收到您的申请。',
    '这封信不是您要的？不必理会，没有人会因此知道您的任何信息。',
  ]
  return { subject: '继续填写政府信息公开申请', body: `${lines.join('\n\n')}\n` }
}
