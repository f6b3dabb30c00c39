import { App, Button } from 'antd'
import { type FormEvent, useRef, useState } from 'react'
import { asProblem, type Problem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { FormProblem } from '#ui/form/plain-form.tsx'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link, navigate } from '#ui/router/router.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { RegisterInput } from '../../requests.contract.ts'
import { REQUESTS } from '../api/paths.ts'
import { registeringAgencies } from '../shared/me.ts'
import { Advice } from './advice.tsx'
import { ApplicantFields } from './applicant-fields.tsx'
import { ArrivalFields } from './arrival-fields.tsx'
import { doubts, type Faults, type Intake, inputOf, newIntake, obstacles } from './intake.ts'
import { PaperFields } from './paper-fields.tsx'
import { WantedFields } from './wanted-fields.tsx'
import './intake.css'

/** An application that came in by counter, post, fax, mail or by word of mouth is entered. */
export function IntakeScreen({ me }: ScreenProps<MeView>) {
  const { message } = App.useApp()
  const agencies = registeringAgencies(me)
  const own = agencies === null || agencies.has(me.agency.id) ? me.agency.id : [...agencies][0]
  const [intake, setIntake] = useState<Intake>(() => newIntake(own ?? '', today()))
  // The same token again is the same request again: a lost answer makes no second one.
  const [token] = useState(newToken)
  const [isTried, setTried] = useState(false)
  const [accepted, setAccepted] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const enter = useTell<{ requestId: string; number: string }, RegisterInput>(REQUESTS, {
    stale: [REQUESTS],
    done: ({ requestId, number }) => {
      void message.success(`已登记：${number}`)
      navigate(`/requests/${requestId}/receipt`)
    },
  })
  const problem: Problem | null = enter.error === null ? null : asProblem(enter.error)
  const change = (part: Partial<Intake>) => {
    if (enter.error !== null) enter.reset()
    setIntake((before) => ({ ...before, ...part }))
  }
  // A file is kept after a while, in which one goes on typing.
  const setFiles = (next: (files: Intake['files']) => Intake['files']) =>
    setIntake((before) => ({ ...before, files: next(before.files) }))
  const missing = obstacles(intake)
  const doubted = doubts(intake, today())
  const signature = JSON.stringify(doubted)
  const isDoubted = Object.keys(doubted).length > 0
  const go = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    const isStopped = Object.keys(missing).length > 0
    if (isStopped || (isDoubted && accepted !== signature)) {
      if (!isStopped) setAccepted(signature)
      requestAnimationFrame(() => {
        form.current?.querySelector<HTMLElement>('[aria-invalid=true]')?.focus()
      })
      return
    }
    enter.mutate(inputOf(intake, token, isDoubted))
  }
  const faults: Faults = { ...(isTried && missing), ...problem?.fields }
  return (
    <>
      <ScreenHead
        title="登记申请"
        note="当面、邮寄、传真、电子邮件提出的申请，以及口头提出由机关代填的申请。"
      />
      <div className="intake">
        <form ref={form} className="intake-form" noValidate onSubmit={go}>
          <FormProblem problem={problem} />
          <ArrivalFields {...{ me, intake, change, faults }} />
          <ApplicantFields
            {...{ intake, setIntake: change, faults }}
            doubts={isTried ? doubted : {}}
          />
          <WantedFields {...{ intake, change, faults }} />
          <PaperFields files={intake.files} set={setFiles} />
          {isTried && isDoubted && Object.keys(missing).length === 0 && (
            <p className="note is-warning" role="status">
              申请人信息有 {Object.keys(doubted).length}{' '}
              处可能有误或者缺少。请与申请人核对；核对后仍然如此的，可以照此登记，缺少的内容在收到申请之日起七个工作日内一次性告知补正。
            </p>
          )}
          <div className="row intake-end">
            <Button type="primary" htmlType="submit" size="large" loading={enter.isPending}>
              {isTried && isDoubted && accepted === signature
                ? '已核对，照此登记'
                : '登记并打印回执'}
            </Button>
            <Link to="/requests">返回台账</Link>
          </div>
        </form>
        <Advice intake={intake} />
      </div>
    </>
  )
}

/** A random UUID, also where the desk is served without TLS and `randomUUID` is not there. */
function newToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
  bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
