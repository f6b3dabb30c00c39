import { Button } from 'antd'
import { useState } from 'react'
import { APPLICANT_TYPES, IDENTITY_KINDS } from '#core/requests/applicant.ts'
import { CHANNELS, DELIVERIES, FORMS } from '#core/requests/words.ts'
import { get } from '#ui/api/client.ts'
import { asProblem } from '#ui/api/problem.ts'
import { dayText } from '#ui/dates.ts'
import type { Applicant, RequestView } from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'
import { type Fact, Facts } from './facts.tsx'

/** Who applied, masked until it is asked for, and what the application says. */
export function ApplicantPanel({ request }: { readonly request: RequestView }) {
  const [applicant, setApplicant] = useState<Applicant | null>(null)
  const [failure, setFailure] = useState('')
  const read = () => {
    get<Applicant>(`${requestPath(request.id)}/applicant`)
      .then(setApplicant)
      .catch((error: unknown) => setFailure(asProblem(error).message))
  }
  const kind = APPLICANT_TYPES.find(({ id }) => id === request.applicantKind)?.label ?? ''
  return (
    <section className="panel case-applicant" aria-labelledby="case-applicant">
      <h2 id="case-applicant">申请人和申请</h2>
      <Facts
        facts={[
          ['申请人', applicant?.name ?? request.applicantName],
          ['类别', kind],
          ...(applicant ? detailsOf(applicant) : []),
        ]}
      />
      {request.may.readApplicant && (
        <p className="case-reveal not-printed">
          {applicant ? (
            <Button onClick={() => setApplicant(null)}>收起</Button>
          ) : (
            <Button onClick={read}>显示完整信息</Button>
          )}
          <span className="request-hint">每次显示都会记入审计。</span>
        </p>
      )}
      {failure !== '' && <p className="field-error">{failure}</p>}
      <Facts
        facts={[
          ['渠道', CHANNELS[request.channel]],
          ['提交日期', dayText(request.submittedOn)],
          ['收到日期', request.receivedOn ? dayText(request.receivedOn) : '尚未确认'],
          ['文号', request.documentNumber],
          ['用途', request.purpose],
          ['提供方式', `${FORMS[request.form]}，${DELIVERIES[request.delivery]}`],
        ]}
      />
    </section>
  )
}

const PAPERS: Readonly<Record<Applicant['idType'], string>> = {
  ...{ ...IDENTITY_KINDS, other: '其他证件' },
}

function detailsOf(applicant: Applicant): Fact[] {
  return [
    [PAPERS[applicant.idType], applicant.idNumber],
    ['电话', applicant.phone],
    ['邮箱', applicant.email],
    ['地址', [applicant.address, applicant.postcode].filter(Boolean).join(' ')],
    ['联系人', applicant.contactName],
    ['代理人', applicant.agent],
  ]
}
