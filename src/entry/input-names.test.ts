import { globSync } from 'node:fs'
import { join } from 'node:path'
import type { TSchema } from 'typebox'
import { expect, it } from 'vitest'
import { Id } from '#platform/action/shapes.ts'

/** Every action and query of every room, as its file exports it. */
async function everyAction(): Promise<readonly { name: string; input: TSchema }[]> {
  const folder = join(import.meta.dirname, '../modules')
  const files = globSync('*/actions/**/*.ts', { cwd: folder })
    .filter((file) => !/(?:\.test|-worker)\.ts$/.test(file))
    .map((file) => join(folder, file))
  const loaded = await Promise.all(
    files.map((file) => import(file) as Promise<Record<string, unknown>>),
  )
  return loaded
    .flatMap((exported) => Object.values(exported))
    .flatMap((value) => (isAction(value) ? [value] : Object.values(value ?? {}).filter(isAction)))
}

function isAction(value: unknown): value is { name: string; input: TSchema } {
  return typeof value === 'object' && value !== null && 'input' in value && 'audience' in value
}

type Node = {
  readonly title?: string
  readonly sentence?: string
  readonly properties?: Readonly<Record<string, Node>>
  readonly items?: Node
  readonly anyOf?: readonly Node[]
}

/** What the program puts into an input itself: nobody types it, and nobody is told of it. */
const NOT_TYPED = /\/(?:agent|session|expected|subject|sha256|media_type|scan)$/

/** Paths of the fields for which there is no Chinese word, neither their own nor one around them. */
function nameless(node: Node, path: string): string[] {
  const isNamed = [node, ...(node.anyOf ?? [])].some(({ title, sentence }) => title || sentence)
  if (path !== '' && isNamed) return []
  const parts = Object.entries(node.properties ?? {})
  const inner = [
    ...parts.map(([name, part]) => [part, `${path}/${name}`] as const),
    ...(node.anyOf ?? []).map((part) => [part, path] as const),
    ...(node.items ? [[node.items, `${path}/0`] as const] : []),
  ]
  const own = path === '' || parts.length > 0 ? [] : [path]
  return [...own, ...inner.flatMap(([part, at]) => nameless(part, at))]
}

it('every field of every input has a name that people know', async () => {
  const actions = await everyAction()
  expect(actions.length).toBeGreaterThan(80)
  const found = actions.flatMap(({ name, input }) =>
    [...new Set(nameless(input as Node, ''))].map((path) => name + path),
  )
  expect(found.filter((path) => !NOT_TYPED.test(path))).toEqual([])
})

/** Paths of the ids that are called no more than that. */
function plainIds(node: Node, path: string): string[] {
  const own = node.title === (Id as Node).title ? [path] : []
  const inner = [
    ...Object.entries(node.properties ?? {}).map(
      ([name, part]) => [part, `${path}/${name}`] as const,
    ),
    ...(node.anyOf ?? []).map((part) => [part, path] as const),
  ]
  return [...own, ...inner.flatMap(([part, at]) => plainIds(part, at))]
}

/** Stands in the address of what is done to it, or is made by the form: nobody chooses it. */
const NOT_CHOSEN =
  /\/(?:(?:request|letter|file|task|correction|dispute|promotion|round|report|comment)Id|token)$/

it('what is chosen among things is called what it is, not a number', async () => {
  const found = (await everyAction()).flatMap(({ name, input }) =>
    plainIds(input as Node, '').map((path) => name + path),
  )
  expect(found.filter((path) => !NOT_CHOSEN.test(path))).toEqual([])
})
