import { expect, it } from 'vitest'
import { UnderWay } from './under-way.ts'

/** A piece of work that ends when it is told to, and how often it was begun. */
function work() {
  const { promise, resolve, reject } = Promise.withResolvers<string>()
  const begun: true[] = []
  const begin = () => {
    begun.push(true)
    return promise
  }
  return { begin, begun, resolve, reject }
}

it('lets the same through once until it has ended, and another meanwhile', async () => {
  const underWay = new UnderWay()
  const [first, other] = [work(), work()]
  const told = underWay.share({ text: '甲' }, first.begin)
  const again = underWay.share({ text: '甲' }, first.begin)
  void underWay.share({ text: '乙' }, other.begin)
  expect([first.begun.length, other.begun.length]).toEqual([1, 1])
  first.resolve('已办理')
  expect([await told, await again]).toEqual(['已办理', '已办理'])
  await underWay.share({ text: '甲' }, first.begin)
  expect(first.begun.length).toBe(2)
})

it('lets through again what was refused, also without input', async () => {
  const underWay = new UnderWay()
  const refused = work()
  const told = underWay.share(undefined, refused.begin)
  refused.reject(new Error('不能办理'))
  await expect(told).rejects.toThrow('不能办理')
  await expect(underWay.share(undefined, refused.begin)).rejects.toThrow()
  expect(refused.begun.length).toBe(2)
})
