import { Type } from 'typebox'
import { ok } from '#core/kit/result.ts'
import { defineQuery } from '#platform/action/define-action.ts'
import { VerdictView } from '../audit.contract.ts'
import { mayReadTrail, READERS } from '../audit.policy.ts'
import type { AuditDeps } from '../audit.ports.ts'
import type { AuditTables } from '../audit.tables.ts'
import { trailNote } from './search-audit.ts'

const Input = Type.Object({})

/** Re-computes the whole trail of the region and names what is not as it was written. */
export const verifyTrail = defineQuery<
  typeof Input,
  typeof VerdictView,
  null,
  AuditTables,
  AuditDeps
>({
  name: 'audit.verify',
  title: '校验操作记录',
  input: Input,
  output: VerdictView,
  audience: READERS,
  load: async () => ok(null),
  may: mayReadTrail,
  answer: async ({ actor, deps }) => {
    const { entries, faults, isCut, anchors } = await deps.audit.verify(actor.regionId)
    return ok({
      entries,
      isWhole: faults.length === 0,
      isCut,
      faults: [...faults],
      anchors: [...anchors],
    })
  },
  audit: () => trailNote({ verify: true }),
})
