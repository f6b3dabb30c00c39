/**
 * What may be said of a letter the mail server did not take, in the table, the queue and the log:
 * the server's numbers and the kind of error, in Chinese. Never its words: many servers repeat the
 * address in them, and addresses lie encrypted.
 */
export function mailProblem(error: unknown): string {
  const { responseCode, response, code } = asFailure(error)
  const enhanced = /^\d{3}[ -](\d\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1]
  const numbers = [responseCode, enhanced].filter((part) => part !== undefined).join(' ')
  const kind = /^E[A-Z]{2,20}$/.test(code) ? code : 'EUNKNOWN'
  return `邮件服务器没有收下：${[numbers, kind].filter((part) => part !== '').join('，')}`
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
