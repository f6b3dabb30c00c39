import { type FormEvent, useState } from 'react'
import { asProblem, type Problem } from '#ui/api/problem.ts'
import { Field, FormProblem, fieldsOf } from '#ui/form/plain-form.tsx'
import type { EntranceView } from '../../identity.contract.ts'
import { giveSecondFactor, signIn, signOut } from '../identity-api.ts'
import { EntrancePage } from './entrance-page.tsx'

type Props = { readonly entrance: EntranceView; readonly next: () => void }

/** Name and password, or the single sign-on of the government. */
export function SignIn({ entrance, next }: Props) {
  const [problem, send, busy] = useSending(async (fields) => {
    await signIn(fields.login?.trim() ?? '', fields.password ?? '')
    next()
  })
  return (
    <EntrancePage title="登录">
      <form className="plain-form" onSubmit={send}>
        <FormProblem problem={problem} />
        <Field
          name="login"
          label="登录名"
          autoComplete="username"
          autoFocus
          error={problem?.fields.login}
        />
        <Field
          name="password"
          label="密码"
          type="password"
          autoComplete="current-password"
          error={problem?.fields.password}
        />
        <button type="submit" className="plain-button is-main" disabled={busy}>
          {busy ? '正在登录' : '登录'}
        </button>
      </form>
      {entrance.singleSignOn && (
        <a className="plain-button entrance-other" href={entrance.singleSignOn.url}>
          {entrance.singleSignOn.title}
        </a>
      )}
      <p className="entrance-note">忘记密码或账号被锁定，请联系本单位的系统管理员。</p>
    </EntrancePage>
  )
}

/** The password was right; now the code of the telephone, or a recovery code. */
export function SecondFactor({ next }: Pick<Props, 'next'>) {
  const [byRecovery, setByRecovery] = useState(false)
  const [problem, send, busy] = useSending(async (fields) => {
    await giveSecondFactor((fields.code ?? '').trim())
    next()
  })
  const label = byRecovery ? '恢复码' : '动态口令'
  const hint = byRecovery
    ? '启用双重验证时保存下来的恢复码，每个只能用一次。'
    : '手机验证器上显示的 6 位数字。'
  return (
    <EntrancePage title="双重验证">
      <form className="plain-form" onSubmit={send}>
        <FormProblem problem={problem} />
        <Field
          key={label}
          name="code"
          label={label}
          hint={hint}
          autoComplete="one-time-code"
          inputMode={byRecovery ? 'text' : 'numeric'}
          autoFocus
          error={problem?.fields.code}
        />
        <button type="submit" className="plain-button is-main" disabled={busy}>
          继续
        </button>
      </form>
      <button
        type="button"
        className="plain-button entrance-other"
        onClick={() => setByRecovery(!byRecovery)}
      >
        {byRecovery ? '改用动态口令' : '手机不在身边，使用恢复码'}
      </button>
      <button
        type="button"
        className="plain-button entrance-other"
        onClick={() => void signOut().finally(next)}
      >
        换一个账号登录
      </button>
    </EntrancePage>
  )
}

/** Sends the fields of a form and keeps the refusal. */
export function useSending(
  work: (fields: Readonly<Record<string, string>>) => Promise<void>,
): [Problem | null, (event: FormEvent<HTMLFormElement>) => void, boolean] {
  const [problem, setProblem] = useState<Problem | null>(null)
  const [busy, setBusy] = useState(false)
  const send = (event: FormEvent<HTMLFormElement>) => {
    const fields = fieldsOf(event)
    setBusy(true)
    setProblem(null)
    work(fields)
      .catch((error: unknown) => setProblem(asProblem(error)))
      .finally(() => setBusy(false))
  }
  return [problem, send, busy]
}
