/** The tree of agencies, as far as its shape goes. */
export type Node = { readonly id: string; readonly parentId: string | null }

/** The node itself and everything below it. */
export function subtreeOf(nodes: readonly Node[], rootId: string): ReadonlySet<string> {
  const children = Map.groupBy(nodes, ({ parentId }) => parentId)
  const found = new Set([rootId])
  // A set goes on with what is added while it is gone through.
  for (const id of found) for (const child of children.get(id) ?? []) found.add(child.id)
  return found
}

/** The ids in their order, with one taken out and put before another; null puts it last. */
export function reordered(
  ids: readonly string[],
  id: string,
  beforeId: string | null,
): readonly string[] {
  const others = ids.filter((each) => each !== id)
  const at = beforeId === null ? -1 : others.indexOf(beforeId)
  return at < 0 ? [...others, id] : [...others.slice(0, at), id, ...others.slice(at)]
}
