import { Button } from 'antd'
import { useState } from 'react'
import { useAsk } from '#ui/api/use-api.ts'
import { ScreenHead } from '#ui/frame/frame.tsx'
import type { ScreenProps } from '#ui/frame/screen.ts'
import { Link, navigate } from '#ui/router/router.tsx'
import { Answer } from '#ui/state/states.tsx'
import type { MeView } from '../../../identity/identity.contract.ts'
import type { RequestView } from '../../requests.contract.ts'
import { requestPath } from '../api/paths.ts'
import { RedactPanel } from '../redact/redact-panel.tsx'
import { AssignDialog } from '../register/assign-dialog.tsx'
import { DueTag, StateTag } from '../shared/tags.tsx'
import { ApplicantPanel } from './applicant-panel.tsx'
import { ArchivePanel } from './archive-panel.tsx'
import { CaseSections } from './case-sections.tsx'
import { ClockPanel } from './clock-panel.tsx'
import { Consultations } from './consultations.tsx'
import { Matters } from './decision/matters.tsx'
import { Disputes } from './disputes/disputes.tsx'
import { Files } from './files/files.tsx'
import { Letters } from './letters/letters.tsx'
import { PublishingPanel } from './publishing-panel.tsx'
import { StepsPanel } from './steps/steps-panel.tsx'
import { Tasks } from './tasks/tasks.tsx'
import { Timeline } from './timeline.tsx'
import './case.css'

/** A request: where it stands, what is due and why, what was decided, what can be done next. */
export function CaseScreen({ params }: ScreenProps<MeView>) {
  const requestId = params.requestId ?? ''
  const query = useAsk<RequestView>(requestPath(requestId))
  return (
    <Answer query={query} what="申请">
      {(request) => (
        <>
          <CaseHead request={request} />
          <div className="case">
            <div className="case-main">
              <StepsPanel request={request} />
              <Matters request={request} />
              <ApplicantPanel request={request} />
              <Letters request={request} />
              <RedactPanel request={request} />
              {request.consultations.length > 0 && (
                <Consultations consultations={request.consultations} />
              )}
              <Tasks request={request} />
              <Files request={request} />
              <Disputes request={request} />
              <PublishingPanel request={request} />
              <ArchivePanel request={request} />
              <Timeline entries={request.timeline} />
            </div>
            <div className="case-side">
              <ClockPanel request={request} />
              <CaseSections request={request} />
            </div>
          </div>
        </>
      )}
    </Answer>
  )
}

function CaseHead({ request }: { readonly request: RequestView }) {
  const [assigns, setAssigns] = useState(false)
  const { state, dueOn, decidedOn, clock, may, id } = request
  return (
    <>
      <p className="case-back not-printed">
        <Link to="/requests">依申请公开台账</Link>
      </p>
      <ScreenHead
        title={request.number}
        note={`${request.agencyName}，经办人：${request.handlerName ?? '未指派'}`}
      >
        <StateTag state={state} />
        <DueTag {...{ state, dueOn, decidedOn, left: clock?.left ?? null }} />
        {may.assign && <Button onClick={() => setAssigns(true)}>指派经办人</Button>}
        {may.receipt && <Button onClick={() => navigate(`/requests/${id}/receipt`)}>回执</Button>}
      </ScreenHead>
      {assigns && <AssignDialog requests={[request]} close={() => setAssigns(false)} />}
    </>
  )
}
