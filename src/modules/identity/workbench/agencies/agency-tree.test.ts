import { expect, it } from 'vitest'
import type { AgencyView } from '../../identity.contract.ts'
import { branchesOf } from './agency-tree.ts'

const agency = (
  id: string,
  name: string,
  parentId: string | null,
  position: number,
): AgencyView => ({
  ...{ id, name, parentId, position, shortName: name, kind: 'department', creditCode: null },
  ...{ reports: true, contact: {}, validFrom: '2020-01-01', validTo: null, succeededBy: null },
  version: 1,
})
const agencies = [
  agency('w', '水务局', 'g', 2),
  agency('g', '县人民政府', null, 1),
  agency('e', '教育局', 'g', 1),
  agency('s', '第一小学', 'e', 1),
]

it('is a tree in the order of the agencies', () => {
  const [root] = branchesOf(agencies)
  expect(root?.key).toBe('g')
  expect(root?.children.map(({ key }) => key)).toEqual(['e', 'w'])
})

it('keeps who is above what was found', () => {
  const [root] = branchesOf(agencies, '小学')
  expect(root?.children.map(({ key }) => key)).toEqual(['e'])
  expect(branchesOf(agencies, '没有')).toEqual([])
})

it('shows an agency whose parent is not in the list', () => {
  expect(branchesOf([agency('x', '某局', 'gone', 1)]).map(({ key }) => key)).toEqual(['x'])
})
