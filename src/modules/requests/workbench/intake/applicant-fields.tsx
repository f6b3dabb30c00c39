import { Button } from 'antd'
import { APPLICANT_TYPES, type ApplicantType, IDENTITY_KINDS } from '#core/requests/applicant.ts'
import type { Applicant } from '../../requests.contract.ts'
import { ChoiceField, TextField } from '../shared/fields.tsx'
import { type Faults, folded, type Intake, suggestion, withKind } from './intake.ts'

type Props = {
  readonly intake: Intake
  readonly setIntake: (intake: Intake) => void
  readonly faults: Faults
  readonly doubts: Faults
}

const KINDS = APPLICANT_TYPES.map(({ id, label }) => ({ value: id, label }))
const PERSONAL = ['citizen-id', 'residence-permit', 'travel-permit', 'passport'] as const
const OTHER = { value: 'other', label: '其他证件' }
const PERSONAL_PAPERS = [
  ...PERSONAL.map((value) => ({ value, label: IDENTITY_KINDS[value] })),
  OTHER,
]
const PAPERS = [{ value: 'credit-code', label: IDENTITY_KINDS['credit-code'] }, OTHER]

/** Who applies and how they are reached (条例§29). */
export function ApplicantFields({ intake, setIntake, faults, doubts }: Props) {
  const { applicant, applicantKind } = intake
  const isPerson = applicantKind === 'natural'
  const change = (part: Partial<Applicant>) =>
    setIntake({ ...intake, applicant: { ...applicant, ...part } })
  const suggested = suggestion(intake)
  const label = KINDS.find(({ value }) => value === suggested)?.label
  const text = (name: keyof Applicant, title: string, maxLength: number, hint?: string) => (
    <TextField
      label={title}
      value={applicant[name]}
      maxLength={maxLength}
      set={(typed) => change({ [name]: typed })}
      leave={() => {
        const plain = folded(name, applicant[name])
        if (plain !== applicant[name]) change({ [name]: plain })
      }}
      error={faults[name] ?? faults[`applicant.${name}`] ?? doubts[name]}
      isDoubt={faults[name] === undefined}
      {...(hint && { hint })}
    />
  )
  return (
    <section className="panel stack">
      <h2>申请人</h2>
      <div className="request-fields">
        <ChoiceField
          label="类别"
          value={applicantKind}
          set={(kind) => setIntake(withKind(intake, kind as ApplicantType))}
          options={KINDS}
          hint={isPerson ? undefined : '按年度报告表三的分类。'}
        />
        {text('name', isPerson ? '姓名' : '名称', 100)}
        <ChoiceField
          label="证件种类"
          value={applicant.idType}
          set={(idType) => change({ idType: idType as Applicant['idType'] })}
          options={isPerson ? PERSONAL_PAPERS : PAPERS}
        />
        {text('idNumber', '证件号码', 40)}
        {suggested && (
          <p className="note is-warning is-wide" role="status">
            按这个统一社会信用代码，申请人类别应为“{label}”。
            <Button type="link" onClick={() => setIntake(withKind(intake, suggested))}>
              改为“{label}”
            </Button>
          </p>
        )}
        {text('phone', '联系电话', 40)}
        {text('email', '电子邮箱', 200)}
        {text('address', '通信地址', 300)}
        {text('postcode', '邮政编码', 10)}
        {!isPerson && text('contactName', '联系人', 100)}
        {text('agent', '代理人（如有）', 100, '有代理人的，应附委托书和双方身份证明。')}
      </div>
    </section>
  )
}
