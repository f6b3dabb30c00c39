import { App, Button, Tooltip } from 'antd'
import { useState } from 'react'
import { asProblem } from '#ui/api/problem.ts'
import { useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import { LongField } from '#ui/form/long-field.tsx'
import { tooLong } from '#ui/form/text-length.ts'
import type { EditorViewData } from '../../../annual-report.contract.ts'
import { reportPath } from '../../api/paths.ts'
import { useEditor } from '../model/editor.ts'

type AllowedStep = EditorViewData['may']['steps'][number]

/** The steps this person may take now; each is confirmed, some with a note. */
export function StepsBar() {
  const { view } = useEditor()
  const [opened, setOpened] = useState<AllowedStep | null>(null)
  const onward = view.may.steps.filter(({ name }) => !BACKWARD.includes(name))
  return (
    <>
      {view.may.steps.map((each) => (
        <Tooltip key={each.name} title={each.blocked}>
          <Button
            type={each === onward[0] ? 'primary' : 'default'}
            danger={each.name === 'return'}
            aria-disabled={each.blocked !== null}
            onClick={() => setOpened(each)}
          >
            {each.label}
          </Button>
        </Tooltip>
      ))}
      {opened && (
        <StepDialog step={asOfNow(view.may.steps, opened)} close={() => setOpened(null)} />
      )}
    </>
  )
}

/** What the step needs may change while its dialog is open: the last save is checked meanwhile. */
function asOfNow(steps: readonly AllowedStep[], opened: AllowedStep): AllowedStep {
  return steps.find(({ name }) => name === opened.name) ?? opened
}

const BACKWARD: readonly string[] = ['withdraw', 'return', 'correct']

const MEANING: Readonly<Record<AllowedStep['name'], string>> = {
  submit: '提交后由政务公开主管部门审核，审核期间不能修改；需要时可以撤回。',
  withdraw: '撤回后可以继续修改，改好后再提交。',
  return: '退回后由填报单位修改。请说明原因；具体意见可写在相应的单元格和文字上。',
  accept: '审核通过后由单位负责人签发。',
  sign: '签发表示单位负责人对报告内容负责，之后由政务公开主管部门发布。',
  publish: '发布后公众可以看到。已发布的报告不能改动，只能更正并保留原版本。',
  correct: '更正会产生新的版本，原版本继续公开。更正说明将随新版本一起公布。',
}

const WHY: Partial<Readonly<Record<AllowedStep['name'], string>>> = {
  return: '退回的原因，或者先在报告上提出意见',
  correct: '更正的原因',
}

function noteLabel({ name, needsNote }: AllowedStep, errors: number): string {
  if (!needsNote) return '说明（可不填）'
  return `说明（必填：${WHY[name] ?? `还有 ${errors} 处错误没有改，请写明情况`}）`
}

const MOST_NOTE = 2000

function StepDialog({ step, close }: { readonly step: AllowedStep; readonly close: () => void }) {
  const editor = useEditor()
  const { message } = App.useApp()
  const [note, setNote] = useState('')
  const [unsaved, setUnsaved] = useState(false)
  const tell = useTell<unknown, { version: number; note: string }>(
    `${reportPath(editor.reportId)}/${step.name}`,
    {
      stale: ['/annual-reports', '/reporting-rounds'],
      done: () => {
        void message.success(`已${step.label}`)
        close()
      },
    },
  )
  const go = async () => {
    // The step is about what everybody sees: first everything typed must be there.
    const isSaved = await editor.autosave.flush()
    setUnsaved(!isSaved)
    if (isSaved) tell.mutate({ version: editor.autosave.state().draft.version, note: note.trim() })
  }
  const isFurtherEdition = step.name === 'publish' && editor.view.report.edition > 0
  const isNoted = (!step.needsNote || note.trim() !== '') && !tooLong(note, MOST_NOTE)
  const isReady = step.blocked === null && isNoted
  return (
    <Dialog
      open
      title={`${step.label}：${editor.view.report.agencyName} ${editor.view.report.year} 年度报告`}
      okText={step.label}
      cancelText="取消"
      okButtonProps={{ disabled: !isReady, danger: step.name === 'return' }}
      confirmLoading={tell.isPending}
      onOk={() => void go()}
      onCancel={close}
    >
      <div className="stack">
        {step.blocked ? (
          <p className="form-problem" role="alert">
            {step.blocked}
          </p>
        ) : (
          <p>
            {MEANING[step.name]}
            {isFurtherEdition && '这里写的说明是更正说明，公众看得到；不写时用办理更正时写的说明。'}
          </p>
        )}
        {step.blocked === null && (
          <LongField
            label={noteLabel(step, editor.view.report.errors)}
            value={note}
            set={setNote}
            max={MOST_NOTE}
          />
        )}
        {unsaved && <p className="field-error">还有改动没有保存到服务器，请稍后再试。</p>}
        {tell.error !== null && <p className="field-error">{asProblem(tell.error).message}</p>}
      </div>
    </Dialog>
  )
}
