import { Type } from 'typebox'
import type { Refusal, RefusalKind } from '#core/kit/refusal.ts'

/** What every answer of the API other than a good one looks like. */
export const Problem = Type.Object(
  {
    code: Type.String({ description: '供程序识别' }),
    message: Type.String({ description: '给人看的一句话' }),
    fields: Type.Optional(
      Type.Record(Type.String(), Type.String(), { description: '有误的字段，各带一句说明' }),
    ),
    requestId: Type.String({ description: '报修时请附上' }),
  },
  { $id: 'Problem' },
)

const STATUS = { invalid: 400, forbidden: 403, absent: 404, conflict: 409, later: 429 } as const

/** Who has not signed in is asked to; who has, may not. */
export function statusOf({ kind, code }: Pick<Refusal, 'kind' | 'code'>): number {
  return code === 'not-signed-in' ? 401 : STATUS[kind satisfies RefusalKind]
}

const UNFIT = '请求的内容不完整或格式有误。'

/** Sentences for what goes wrong before or behind an action, by HTTP status. */
const SENTENCES: Readonly<Record<number, string>> = {
  400: UNFIT,
  403: '这个请求没有被接受。请刷新页面后再试。',
  404: '没有这个页面或接口。',
  405: '这个地址不支持这种请求方式。',
  413: '提交的内容太大了。',
  414: '网址太长了。',
  415: '不支持这种内容格式。',
  429: '请求过于频繁，请等一分钟再试。',
  503: '系统正忙或正在维护，请稍后再试。',
}

const DEFECT = '系统出了差错，没有完成这次操作。请稍后再试；仍不行时请把请求编号告诉管理员。'

export function sentenceFor(status: number): string {
  return SENTENCES[status] ?? (status < 500 ? UNFIT : DEFECT)
}

/** Largest body and largest file, in bytes. */
export type Limits = { readonly bodyLimit: number; readonly fileLimit: number }

/** Files that one form may bring. */
export const MOST_FILES = 20

/** What was too large and how large it may be, by the code of the framework; null of other faults. */
export function tooLarge(code: string, { bodyLimit, fileLimit }: Limits): string | null {
  if (code === 'FST_REQ_FILE_TOO_LARGE') {
    return `文件太大了，单个文件不能超过 ${sizeInWords(fileLimit)}。`
  }
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return `提交的内容太大了，一次不能超过 ${sizeInWords(bodyLimit)}。`
  }
  return code === 'FST_FILES_LIMIT' ? `一次最多上传 ${MOST_FILES} 个文件。` : null
}

const MEGABYTE = 1024 * 1024

function sizeInWords(bytes: number): string {
  if (bytes < MEGABYTE) return `${bytes} 字节`
  return `${Math.floor((bytes / MEGABYTE) * 10) / 10} MB`
}
