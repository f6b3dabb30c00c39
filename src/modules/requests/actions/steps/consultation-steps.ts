import { Type } from 'typebox'
import { absent, conflict, invalid } from '#core/kit/refusal.ts'
import { fail, ok } from '#core/kit/result.ts'
import { opinionDue } from '#core/requests/opinion-due.ts'
import { choice, Day, text } from '#platform/action/shapes.ts'
import { newId } from '#platform/db/uuid.ts'
import { ConsultationId } from '../../contract/shapes.ts'
import { enterOpinion, insertConsultation } from '../../store/consultations.ts'
import { sealedParty } from '../means/parties.ts'
import { stepAction } from './step-action.ts'

const Party = Type.Object({
  name: text('名称', 200, 1),
  address: text('地址', 300),
  contact: text('联系方式', 100),
})

/** 征求意见 (条例§17, §32, §34): the letter goes out, the opinion comes in or its day passes. */
export const consultationSteps = {
  consult: stepAction(
    'consult',
    {
      consulted: choice(['third-party', 'agency', 'secrecy'], { title: '征求对象' }),
      party: Party,
      dueOn: Type.Optional(Day),
    },
    async ({ tx, deps }, { request, calendar }, input, on) => {
      const id = newId()
      const due = opinionDue({ consulted: input.consulted, on, dueOn: input.dueOn }, calendar)
      if (!due.ok) return due
      const dueOn = due.value
      await insertConsultation(tx, {
        ...{ region_id: request.region_id, id, request_id: request.id },
        ...{ consulted: input.consulted, sent_on: on, due_on: dueOn },
        party: sealedParty(deps, id, input.party),
        ...{ answered_on: null, opinion: null, reasons: '' },
      })
      const facts = { consultationId: id, with: input.consulted, ...(dueOn && { dueOn }) }
      return ok({ facts })
    },
  ),
  'record-opinion': stepAction(
    'record-opinion',
    {
      consultationId: ConsultationId,
      opinion: choice(['agrees', 'agrees-in-part', 'refuses', 'none'], { title: '意见' }),
      reasons: Type.Optional(text('理由', 3000)),
    },
    async ({ tx }, { consultations }, { consultationId, opinion, reasons = '' }, on) => {
      const found = consultations.find(({ id }) => id === consultationId)
      if (!found) return fail(absent('no-consultation', '没有这次征求意见。'))
      if (found.answered_on !== null) {
        return fail(conflict('answered', `这份意见已于${found.answered_on}登记。`))
      }
      if (on < found.sent_on) {
        const sentence = `意见不能早于征求意见发出的${found.sent_on}。`
        return fail(invalid('before-sent', sentence, { on: sentence }))
      }
      await enterOpinion(tx, found, { answered_on: on, opinion, reasons })
      return ok({ facts: { consultationId } })
    },
  ),
} as const
