import { ShortMessageRefused } from '#platform/sms/dysms.ts'

/**
 * What may be said of what a server did not take, in the table, the queue and the log: the server's
 * numbers or code and the kind of error, in Chinese; and whether it can never be taken. Never its words:
 * many servers repeat the address in them, and addresses lie encrypted.
 */
export function mailProblem(error: unknown): {
  readonly problem: string
  readonly isForGood: boolean
} {
  if (error instanceof ShortMessageRefused) {
    return { problem: error.message, isForGood: error.isForGood }
  }
  const { responseCode, response, code } = asFailure(error)
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  const numbers = [responseCode, enhanced].filter((part) => part !== undefined).join(' ')
  const kind = /^E[A-Z]{2,20}$/.test(code) ? code : 'EUNKNOWN'
  const what = [numbers, kind].filter((part) => part !== '').join('，')
  return { problem: `邮件服务器没有收下：${what}`, isForGood: false }
}

function asFailure(error: unknown) {
  const given = (typeof error === 'object' && error !== null ? error : {}) as {
    readonly responseCode?: unknown
    readonly response?: unknown
    readonly code?: unknown
  }
  return {
    responseCode: typeof given.responseCode === 'number' ? given.responseCode : undefined,
    response: typeof given.response === 'string' ? given.response : '',
    code: typeof given.code === 'string' ? given.code : '',
  }
}
