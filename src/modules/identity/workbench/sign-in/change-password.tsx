import { useState } from 'react'
import { post } from '#ui/api/client.ts'
import { asProblem, type Problem } from '#ui/api/problem.ts'
import { Field, FormProblem, fieldsOf } from '#ui/form/plain-form.tsx'
import { MY_PASSWORD } from '../identity-api.ts'
import { EntrancePage } from './entrance-page.tsx'

const UNEQUAL: Problem = {
  code: 'unequal',
  message: '两次输入的新密码不一样，请重新输入。',
  fields: { again: '与上面的新密码不一样。' },
  requestId: null,
  status: 400,
  details: null,
}

/** The form itself; used on the way in and under «我的账号». */
export function PasswordForm({ done }: { readonly done: () => void }) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = (fields: Readonly<Record<string, string>>) => {
    if (fields.next !== fields.again) return setProblem(UNEQUAL)
    setProblem(null)
    post(MY_PASSWORD, { current: fields.current, next: fields.next })
      .then(done)
      .catch((error: unknown) => setProblem(asProblem(error)))
  }
  return (
    <form className="plain-form" onSubmit={(event) => send(fieldsOf(event))}>
      <FormProblem problem={problem} />
      <Field
        name="current"
        label="现在的密码"
        type="password"
        autoComplete="current-password"
        error={problem?.fields.current}
      />
      <Field
        name="next"
        label="新密码"
        hint="至少 10 个字符，不含自己的登录名和姓名；几个不相干的词连在一起，好记又难猜。"
        type="password"
        autoComplete="new-password"
        error={problem?.fields.next}
      />
      <Field
        name="again"
        label="再输入一次新密码"
        type="password"
        autoComplete="new-password"
        error={problem?.fields.again}
      />
      <button type="submit" className="plain-button is-main">
        更换密码
      </button>
    </form>
  )
}

/** The first sign-in, or a password grown too old. */
export function ForcedPassword({ next }: { readonly next: () => void }) {
  return (
    <EntrancePage title="请先更换密码">
      <p>首次登录、密码被重置或已到期，更换后才能继续。</p>
      <PasswordForm done={next} />
    </EntrancePage>
  )
}
