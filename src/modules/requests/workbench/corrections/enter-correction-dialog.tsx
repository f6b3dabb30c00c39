import { useId, useState } from 'react'
import type { Static } from 'typebox'
import { CHANNELS } from '#core/requests/words.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { today } from '#ui/dates.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { AgencyList, MeView } from '../../../identity/identity.contract.ts'
import type { CorrectionEntered } from '../../requests.contract.ts'
import { CORRECTIONS } from '../api/paths.ts'
import { AreaField, ChoiceField, TextField, YesNoField } from '../shared/fields.tsx'
import { registeringAgencies } from '../shared/me.ts'
import { ProblemLine } from '../shared/problem-line.tsx'
import { correctionInput, EMPTY_CORRECTION, type TypedCorrection } from './correction-draft.ts'

type Props = {
  readonly me: MeView
  readonly close: () => void
  readonly done: (correctionId: string) => void
}

const CHANNEL_OPTIONS = Object.entries(CHANNELS).map(([value, label]) => ({ value, label }))

/** An application to correct a record, as it came in, entered by the office. */
export function EnterCorrectionDialog({ me, close, done }: Props) {
  const agencies = useOwnAgencies(me)
  const [token] = useState(() => crypto.randomUUID())
  const [typed, setTyped] = useState<TypedCorrection>(() => ({
    ...{ ...EMPTY_CORRECTION, submittedOn: today() },
  }))
  const agencyId = typed.agencyId || (agencies.length === 1 ? (agencies[0]?.value ?? '') : '')
  const tell = useTell<CorrectionEntered, object>(CORRECTIONS, {
    stale: [CORRECTIONS],
    done: ({ correctionId }) => done(correctionId),
  })
  const faults = tell.error === null ? {} : asProblem(tell.error).fields
  const field = (name: Exclude<keyof TypedCorrection, 'isOrganisation'>) => ({
    ...{ value: typed[name], error: faults[name] ?? faults[`applicant.${name}`] },
    set: (text: string) => setTyped({ ...typed, [name]: text }),
  })
  const needed = [agencyId, typed.name, typed.recordRef, typed.claim, typed.evidence]
  const hint = useId()
  return (
    <Dialog
      open
      width={720}
      title="登记更正申请"
      okText="登记"
      cancelText="取消"
      okButtonProps={{
        ...{ disabled: needed.some((text) => text.trim() === ''), 'aria-describedby': hint },
      }}
      confirmLoading={tell.isPending}
      onOk={() => tell.mutate(correctionInput({ ...typed, agencyId }, token))}
      onCancel={close}
    >
      <div className="stack">
        <p className="soft" id={hint}>
          单位、姓名或者名称、记录、更正要求和证据填写后才能登记。
        </p>
        <div className="request-fields">
          {agencies.length > 1 && (
            <ChoiceField {...field('agencyId')} label="收到申请的单位" options={agencies} />
          )}
          <ChoiceField {...field('channel')} label="提交方式" options={CHANNEL_OPTIONS} />
          <TextField {...field('submittedOn')} label="提交日期" type="date" max={today()} />
          <TextField {...field('name')} label="申请人姓名或者名称" maxLength={100} />
          <YesNoField
            label="申请人是"
            yes="单位"
            no="个人"
            value={typed.isOrganisation}
            set={(isOrganisation) => setTyped({ ...typed, isOrganisation })}
          />
          <TextField {...field('idNumber')} label="证件号码（可不填）" maxLength={40} />
          <TextField {...field('phone')} label="联系电话（可不填）" maxLength={40} />
          <div className="is-wide">
            <TextField {...field('address')} label="通信地址（可不填）" maxLength={300} />
          </div>
        </div>
        <TextField
          {...field('recordRef')}
          label="要求更正的记录"
          hint="记录的名称、文号、年份。列表上会显示，请不要写个人信息。"
          maxLength={300}
        />
        <AreaField
          {...field('claim')}
          label="哪里不准确，应当怎样记录"
          hint="加密保存，只有本单位办理人员能看。"
          maxLength={5000}
        />
        <AreaField
          {...field('evidence')}
          label="证据"
          hint="提交了哪些证据材料。"
          maxLength={2000}
          rows={2}
        />
        <TextField
          {...field('dueOn')}
          label="内部办理期限（可不填）"
          hint="条例没有规定期限。不填的，按设定的内部期限计算。"
          type="date"
          min={typed.submittedOn}
        />
        <ProblemLine error={tell.error} />
      </div>
    </Dialog>
  )
}

/** The agencies for which this person may enter what came in. */
function useOwnAgencies(me: MeView) {
  const own = registeringAgencies(me)
  const found = useAsk<Static<typeof AgencyList>>('/agencies')
  return (found.data?.agencies ?? [])
    .filter(({ id }) => own === null || own.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
}
