import { App, Button } from 'antd'
import { useState } from 'react'
import type { Static } from 'typebox'
import { INTERNAL_RULES, type InternalRule } from '#core/clock/internal.ts'
import { asProblem } from '#ui/api/problem.ts'
import { useAsk, useTell } from '#ui/api/use-api.ts'
import { Dialog } from '#ui/dialog/dialog.tsx'
import type { AgencyList } from '../../../identity/identity.contract.ts'
import type {
  InternalPeriodPreview,
  InternalPeriodSet,
  InternalPeriodsView,
} from '../../requests.contract.ts'
import { INTERNAL_PERIODS, REQUESTS } from '../api/paths.ts'
import { ChoiceField, TextField } from '../shared/fields.tsx'
import { ProblemLine } from '../shared/problem-line.tsx'
import { PeriodChanges } from './period-changes.tsx'
import { gapsOf, NO_PERIOD, type PeriodDraft, periodOf } from './period-draft.ts'

type Props = {
  readonly view: InternalPeriodsView
  readonly seesRequests: boolean
  readonly close: () => void
}

/** A rule: typed, then what it changes, then saved. */
export function PeriodDialog({ view, seesRequests, close }: Props) {
  const { preview, saving, ...form } = usePeriod(view, close)
  const seen = preview.data
  return (
    <Dialog
      open
      width={seen ? 860 : 560}
      title="设定内部时限"
      okText={seen ? '保存' : '预览影响'}
      cancelText="取消"
      confirmLoading={preview.isPending || saving.isPending}
      onOk={() => (seen ? form.save() : form.look())}
      onCancel={close}
    >
      <div className="stack">
        {seen ? (
          <>
            <PeriodChanges preview={seen} linksRequests={seesRequests} />
            <p>
              <Button onClick={() => form.goBack()}>返回修改</Button>
            </p>
          </>
        ) : (
          <PeriodFields {...form} longest={view.longest} />
        )}
        <ProblemLine error={preview.error ?? saving.error} />
      </div>
    </Dialog>
  )
}

function usePeriod({ latest, longest }: InternalPeriodsView, close: () => void) {
  const { message } = App.useApp()
  const [seen] = useState(latest)
  const [draft, setDraft] = useState(NO_PERIOD)
  const [isTried, setTried] = useState(false)
  const preview = useTell<InternalPeriodPreview, object>(`${INTERNAL_PERIODS}/preview`)
  const saving = useTell<InternalPeriodSet, object>(INTERNAL_PERIODS, {
    stale: [INTERNAL_PERIODS, REQUESTS],
    done: ({ changed }) => {
      void message.success(`已保存，${changed} 件在办申请的内部时限已更新`)
      close()
    },
  })
  const gaps = gapsOf(draft, longest)
  const refused = preview.error === null ? {} : asProblem(preview.error).fields
  return {
    ...{ preview, saving, draft },
    faults: { ...refused, ...(isTried && gaps) } as Readonly<Record<string, string>>,
    change: (part: Partial<PeriodDraft>) => {
      if (preview.error !== null) preview.reset()
      setDraft({ ...draft, ...part })
    },
    look: () => {
      setTried(true)
      if (Object.keys(gaps).length === 0) preview.mutate(periodOf(draft))
    },
    save: () => saving.mutate({ ...periodOf(draft), seen }),
    goBack: () => {
      preview.reset()
      saving.reset()
    },
  }
}

type FieldsProps = Pick<ReturnType<typeof usePeriod>, 'draft' | 'change' | 'faults'> & {
  readonly longest: number
}

const LONGEST_REASON = 200

function PeriodFields({ draft, change, faults, longest }: FieldsProps) {
  const { data } = useAsk<Static<typeof AgencyList>>('/agencies')
  const agencies = (data?.agencies ?? []).map(({ id, name }) => ({ value: id, label: name }))
  const rules = (Object.keys(INTERNAL_RULES) as InternalRule[])
    .filter((rule) => draft.agencyId !== '' || rule !== 'as-region')
    .map((rule) => ({ value: rule, label: INTERNAL_RULES[rule] }))
  return (
    <>
      <ChoiceField
        label="适用单位"
        options={[{ value: '', label: '全行政区（没有另定的单位）' }, ...agencies]}
        value={draft.agencyId}
        set={(agencyId) =>
          change({
            agencyId,
            ...(agencyId === '' && draft.rule === 'as-region' && { rule: 'days' }),
          })
        }
      />
      <ChoiceField
        label="规定"
        options={rules}
        value={draft.rule}
        set={(rule) => change({ rule: rule as InternalRule })}
        error={faults.rule}
      />
      {draft.rule === 'days' && (
        <TextField
          label="工作日数"
          hint={`收到申请后多少个工作日内拟出答复，最多 ${longest} 个。与法定期限同时起算、暂停和重新计算，延期时顺延。`}
          maxLength={3}
          value={draft.workingDays}
          set={(workingDays) => change({ workingDays })}
          error={faults.workingDays}
        />
      )}
      <TextField
        label="依据或说明（可不填）"
        maxLength={LONGEST_REASON}
        value={draft.reason}
        set={(reason) => change({ reason })}
        error={faults.reason}
      />
    </>
  )
}
