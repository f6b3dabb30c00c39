import type { AgencyView } from '../../identity.contract.ts'

export type Branch = { readonly key: string; readonly title: string; readonly children: Branch[] }

/** Agencies as a tree in their own order; with a text, those that bear it and those above them. */
export function branchesOf(agencies: readonly AgencyView[], text = ''): Branch[] {
  const known = new Set(agencies.map(({ id }) => id))
  const under = Map.groupBy(agencies, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : null,
  )
  const wanted = text.trim()
  const grow = (parent: string | null): Branch[] =>
    [...(under.get(parent) ?? [])]
      .sort((one, other) => one.position - other.position)
      .flatMap((agency) => {
        const children = grow(agency.id)
        const isFound = agency.name.includes(wanted) || agency.shortName.includes(wanted)
        return isFound || children.length > 0
          ? [{ key: agency.id, title: titleOf(agency), children }]
          : []
      })
  return grow(null)
}

function titleOf({ name, validTo }: AgencyView): string {
  return validTo ? `${name}（已撤销）` : name
}
