import { Button, QRCode } from 'antd'
import { useState } from 'react'
import { post } from '#ui/api/client.ts'
import { asProblem, type Problem } from '#ui/api/problem.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { Field, FormProblem, fieldsOf } from '#ui/form/plain-form.tsx'
import { saveText } from '#ui/table/save-text.ts'
import type { MeView, RecoveryCodes } from '../../identity.contract.ts'
import { MY_RECOVERY_CODES, MY_SECOND_FACTOR } from '../identity-api.ts'
import './account.css'

type Start = { readonly secret: string; readonly uri: string }
type Asked = 'start' | 'stop' | 'codes'
type Props = { readonly me: MeView; readonly refresh: () => void }

/** The second factor: a code on the telephone besides the password. */
export function SecondFactorPanel({ me, refresh }: Props) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const [start, setStart] = useState<Start | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => {
    setAsked(null)
    setStart(null)
    setCodes(null)
    refresh()
  }
  const act = async (kind: Asked, password: string) => {
    if (kind === 'start') setStart(await post<Start>(`${MY_SECOND_FACTOR}/start`, { password }))
    else if (kind === 'stop') await post(`${MY_SECOND_FACTOR}/remove`, { password })
    else {
      const answer = await post<RecoveryCodes>(MY_RECOVERY_CODES, { password })
      setCodes(answer.codes)
    }
    setAsked(null)
    if (kind === 'stop') refresh()
  }
  return (
    <section className="panel">
      <h2>双重验证</h2>
      {me.hasSecondFactor ? (
        <div className="stack">
          <p>
            已启用。登录时除密码外还要输入手机上的动态口令。剩余恢复码 {me.recoveryCodesLeft} 个。
          </p>
          <p className="row">
            <Button onClick={() => setAsked('codes')}>重新生成恢复码</Button>
            {!me.needsSecondFactor && (
              <Button danger onClick={() => setAsked('stop')}>
                停用
              </Button>
            )}
          </p>
        </div>
      ) : (
        <div className="stack">
          <p>
            启用后，别人即使知道您的密码也无法登录。需要手机上装有验证器（任何支持 TOTP 的均可）。
          </p>
          <p>
            <Button type="primary" onClick={() => setAsked('start')}>
              启用
            </Button>
          </p>
        </div>
      )}
      {asked && (
        <PasswordDialog close={() => setAsked(null)} give={(password) => act(asked, password)} />
      )}
      {start && !codes && <ConfirmDialog start={start} close={close} done={setCodes} />}
      {codes && <CodesDialog codes={codes} close={close} />}
    </section>
  )
}

/** Sends a form and keeps the refusal. */
function useGiving(give: (value: string) => Promise<void>) {
  const [problem, setProblem] = useState<Problem | null>(null)
  const send = (value: string) => {
    setProblem(null)
    give(value).catch((error: unknown) => setProblem(asProblem(error)))
  }
  return [problem, send] as const
}

type PasswordProps = {
  readonly close: () => void
  readonly give: (password: string) => Promise<void>
}

function PasswordDialog({ close, give }: PasswordProps) {
  const [problem, send] = useGiving(give)
  return (
    <Dialog open title="请再输入一次密码" footer={null} onCancel={close}>
      <form className="plain-form" onSubmit={(event) => send(fieldsOf(event).password ?? '')}>
        <FormProblem problem={problem} />
        <Field
          name="password"
          label="密码"
          type="password"
          autoComplete="current-password"
          autoFocus
        />
        <button type="submit" className="plain-button is-main">
          继续
        </button>
      </form>
    </Dialog>
  )
}

type ConfirmProps = {
  readonly start: Start
  readonly close: () => void
  readonly done: (codes: readonly string[]) => void
}

function ConfirmDialog({ start, close, done }: ConfirmProps) {
  const [problem, send] = useGiving(async (code) => {
    done((await post<RecoveryCodes>(`${MY_SECOND_FACTOR}/confirm`, { code })).codes)
  })
  return (
    <Dialog open title="用手机扫描" footer={null} onCancel={close}>
      <div className="second-factor">
        <QRCode value={start.uri} size={200} type="svg" aria-label="验证器扫描的二维码" />
        <p className="soft">
          不能扫描时，在验证器里手工输入：
          <code>{start.secret.replace(/(.{4})/g, '$1 ').trim()}</code>
        </p>
        <form
          className="plain-form"
          onSubmit={(event) => send((fieldsOf(event).code ?? '').trim())}
        >
          <FormProblem problem={problem} />
          <Field
            name="code"
            label="验证器上显示的 6 位数字"
            inputMode="numeric"
            autoComplete="one-time-code"
            autoFocus
          />
          <button type="submit" className="plain-button is-main">
            启用双重验证
          </button>
        </form>
      </div>
    </Dialog>
  )
}

type CodesProps = { readonly codes: readonly string[]; readonly close: () => void }

function CodesDialog({ codes, close }: CodesProps) {
  const save = () => saveText('恢复码.txt', `${codes.join('\r\n')}\r\n`, 'text/plain')
  return (
    <Dialog
      open
      title="请保存恢复码"
      closable={false}
      mask={{ closable: false }}
      footer={[
        <Button key="save" onClick={save}>
          存为文件
        </Button>,
        <Button key="done" type="primary" onClick={close}>
          我已保存
        </Button>,
      ]}
    >
      <p>手机不在身边时，用其中一个代替动态口令。每个只能用一次，关闭后不再显示。</p>
      <ul className="recovery-codes">
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
