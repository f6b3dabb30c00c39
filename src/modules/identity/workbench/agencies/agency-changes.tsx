import { Button } from 'antd'
import { useState } from 'react'
import { today } from '#ui/dates.ts'
import type { AgencyView } from '../../identity.contract.ts'
import { AGENCIES } from '../identity-api.ts'
import { ChangeDialog, type ChangeField } from './change-dialog.tsx'

type Change = {
  readonly key: 'rename' | 'move' | 'close'
  readonly verb: string
  readonly words: string
  readonly fields: readonly ChangeField[]
  readonly initial: (agency: AgencyView) => Readonly<Record<string, string | null>>
}

const CHANGES: readonly Change[] = [
  {
    ...{ key: 'rename', verb: '更名', words: '以前的报告仍用旧名称。' },
    fields: [
      { name: 'name', label: '新名称', kind: 'text' },
      { name: 'from', label: '从哪一天起', kind: 'day' },
    ],
    initial: ({ name }) => ({ name, from: today() }),
  },
  {
    ...{ key: 'move', verb: '调整上级', words: '下属单位和人员一同调整；管“及下属”的人随之变化。' },
    fields: [{ name: 'parentId', label: '上级单位', kind: 'agency', none: '没有上级单位' }],
    initial: ({ parentId }) => ({ parentId }),
  },
  {
    ...{ key: 'close', verb: '撤销' },
    words: '撤销后不再编报，历史报告仍然保留和公开。下属单位和在岗人员须先调整到别的单位。',
    fields: [
      { name: 'on', label: '从哪一天起', kind: 'day' },
      { name: 'successorId', label: '由哪个单位承继', kind: 'agency', none: '没有承继单位' },
    ],
    initial: () => ({ on: today(), successorId: null }),
  },
]

type Props = { readonly agency: AgencyView; readonly agencies: readonly AgencyView[] }

/** What happens to an agency in its life: another name, another parent, its end. */
export function AgencyChanges({ agency, agencies }: Props) {
  const [open, setOpen] = useState<Change | null>(null)
  const others = agencies.filter(({ id, validTo }) => id !== agency.id && validTo === null)
  return (
    <>
      {CHANGES.map((change) => (
        <Button key={change.key} danger={change.key === 'close'} onClick={() => setOpen(change)}>
          {change.verb}
        </Button>
      ))}
      {open && (
        <ChangeDialog
          title={`${open.verb}：${agency.name}`}
          verb={open.verb}
          isGrave={open.key === 'close'}
          path={`${AGENCIES}/${agency.id}/${open.key}`}
          version={agency.version}
          fields={open.fields}
          initial={open.initial(agency)}
          agencies={others}
          close={() => setOpen(null)}
        >
          <p>{open.words}</p>
        </ChangeDialog>
      )}
    </>
  )
}
