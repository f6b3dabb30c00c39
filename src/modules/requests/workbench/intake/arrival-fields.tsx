import type { Static } from 'typebox'
import { type Channel, RECEIPT_RULES, receivedOn } from '#core/requests/receipt.ts'
import { CHANNELS } from '#core/requests/words.ts'
import { useAsk } from '#ui/api/use-api.ts'
import { dayText, today } from '#ui/dates.ts'
import type { AgencyList, MeView } from '../../../identity/identity.contract.ts'
import { ChoiceField, TextField } from '../shared/fields.tsx'
import { registeringAgencies } from '../shared/me.ts'
import { asksReceipt, type Faults, type Intake } from './intake.ts'

type Props = {
  readonly me: MeView
  readonly intake: Intake
  readonly change: (part: Partial<Intake>) => void
  readonly faults: Faults
}

/** What is entered here; applications online come in by themselves. */
const OPTIONS = Object.entries(CHANNELS)
  .filter(([channel]) => channel !== 'online')
  .map(([value, label]) => ({ value, label }))

const SUBMITTED: Partial<Record<Channel, string>> = {
  'registered-mail': '寄出日期（邮戳）',
  'ordinary-mail': '寄达日期',
  fax: '传真日期',
  email: '邮件日期',
  oral: '提出日期',
}

/** How and when it came: from this follows the day of receipt (条例§31). */
export function ArrivalFields({ me, intake, change, faults }: Props) {
  const { channel, submittedOn, receivedOn: agreedOn } = intake
  const isAsked = asksReceipt(channel)
  const day = receivedOn(channel, submittedOn, agreedOn || null)
  return (
    <section className="panel stack">
      <h2>怎样收到</h2>
      <AgencyField {...{ me, intake, change, faults }} />
      <div className="request-fields">
        <ChoiceField
          label="渠道"
          value={channel}
          set={(value) => change({ channel: value as Channel })}
          options={OPTIONS}
          error={faults.channel}
        />
        <TextField
          label={SUBMITTED[channel] ?? '提交日期'}
          type="date"
          max={today()}
          value={submittedOn}
          set={(text) => change({ submittedOn: text })}
          error={faults.submittedOn}
        />
        {isAsked && (
          <TextField
            label={channel === 'registered-mail' ? '签收日期' : '与申请人确认的日期'}
            type="date"
            max={today()}
            value={agreedOn}
            set={(text) => change({ receivedOn: text })}
            hint={
              channel === 'registered-mail'
                ? '收发室签收即为机关签收。'
                : '尚未确认的先不填；请在收到当日与申请人确认，确认后在办理页登记。'
            }
            error={faults.receivedOn}
          />
        )}
      </div>
      <p className="note" role="status">
        {day
          ? `收到之日：${dayText(day)}，次日起计算期限。`
          : '尚无收到之日，登记后为“待确认”，期限尚未起算。'}
        <span className="soft">{RECEIPT_RULES[channel]}。</span>
      </p>
    </section>
  )
}

/** Which agency it was made to; most clerks have one. */
function AgencyField({ me, intake, change, faults }: Props) {
  const registering = registeringAgencies(me)
  const isMany = registering === null || registering.size > 1
  const query = useAsk<Static<typeof AgencyList>>('/agencies', undefined, isMany)
  if (!isMany) return null
  const options = (query.data?.agencies ?? [])
    .filter(({ id }) => registering === null || registering.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <ChoiceField
      label="收到申请的单位"
      value={intake.agencyId || null}
      set={(agencyId) => change({ agencyId })}
      options={options}
      error={faults.agencyId}
    />
  )
}
