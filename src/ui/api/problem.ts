/** What the server says when it says no, and what we say when it cannot be reached. */
export type Problem = {
  readonly code: string
  /** A sentence for the person. */
  readonly message: string
  /** Fields concerned, each with its own sentence. */
  readonly fields: Readonly<Record<string, string>>
  readonly requestId: string | null
  /** HTTP status; 0 where no answer came. */
  readonly status: number
  /** The whole answer: a conflict may carry what it clashes with. */
  readonly details: unknown
}

export class ProblemError extends Error {
  readonly problem: Problem
  constructor(problem: Problem) {
    super(problem.message)
    this.problem = problem
  }
}

export const OFFLINE: Problem = {
  code: 'offline',
  message: '连不上服务器。请检查网络，您填写的内容不会丢失。',
  fields: {},
  requestId: null,
  status: 0,
  details: null,
}

/** The refusal in an answer, whatever stands there. */
export function problemOf(status: number, body: unknown): Problem {
  const given = (body ?? {}) as Partial<Problem>
  return {
    code: typeof given.code === 'string' ? given.code : 'unexpected',
    message:
      typeof given.message === 'string'
        ? given.message
        : `服务器没有正常回答（${status}）。请稍后再试。`,
    fields: given.fields ?? {},
    requestId: given.requestId ?? null,
    status,
    details: body,
  }
}

/** Whatever was thrown, as a problem. */
export function asProblem(error: unknown): Problem {
  if (error instanceof ProblemError) return error.problem
  const message = error instanceof Error ? error.message : String(error)
  return {
    ...OFFLINE,
    code: 'defect',
    message: `页面出了差错：${message}。请刷新页面后再试。`,
    status: -1,
  }
}
