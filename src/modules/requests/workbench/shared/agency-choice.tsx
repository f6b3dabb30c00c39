import { Select } from 'antd'
import type { Static } from 'typebox'
import { useAsk } from '#ui/api/use-api.ts'
import type { AgencyList, MeView } from '../../../identity/identity.contract.ts'
import { seenAgencies } from './me.ts'

type Props = {
  readonly me: MeView
  readonly value: string | undefined
  readonly set: (agencyId: string | undefined) => void
}

/** For those who see more agencies than one. */
export function AgencyChoice({ me, value, set }: Props) {
  const seen = seenAgencies(me)
  const isMany = seen === null || seen.size > 1
  const agencies = useAsk<Static<typeof AgencyList>>('/agencies', undefined, isMany)
  if (!isMany) return null
  const options = (agencies.data?.agencies ?? [])
    .filter(({ id }) => seen === null || seen.has(id))
    .map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Select
      aria-label="单位"
      className="register-agency"
      placeholder="全部单位"
      allowClear
      showSearch
      optionFilterProp="label"
      value={value ?? null}
      options={options}
      onChange={(agencyId) => set(agencyId ?? undefined)}
    />
  )
}
