import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { AuditLine } from '#platform/action/execute.ts'
import { keyRing } from '#platform/crypto/key-ring.ts'
import { type World, world } from '#testing/world.ts'
import { auditRecorder } from './record.ts'
import { verifyAudit } from './verify.ts'

let town: World

const line = (name: string, extra: object = {}): AuditLine => ({
  ...{
    actor: town.as('clerk'),
    action: 'test.write',
    title: '填写',
    at: '2026-01-15T01:30:00.000Z',
  },
  ...{
    subject: { kind: 'report', id: '1', name },
    before: null,
    after: { name, figures: [1, 2.5] },
  },
  ...extra,
})
const write = (...names: string[]) =>
  town.db.transaction().execute((tx) =>
    town.record(
      tx,
      names.map((name) => line(name)),
    ),
  )
const verdict = () => verifyAudit(town.db, town.ring, town.regionId)
const faults = async () =>
  (await verdict()).faults.map(({ kind, lane, number }) => `${kind} ${lane}-${number}`)

/** As the owner of the whole database, but without the key. */
const tamper = (sql: string) =>
  town.query(`do $$ begin
    alter table audit_entry disable trigger user;
    ${sql};
    alter table audit_entry enable trigger user;
  end $$`)

/** Six entries in the first lane, on a database of their own. */
beforeEach(async () => {
  town = await world()
  for (const name of ['甲', '乙', '丙', '丁', '戊', '己']) await write(name)
})
afterEach(() => town.close())

describe('a trail as it was written', () => {
  it('is whole', async () => {
    expect(await verdict()).toMatchObject({ entries: 6, faults: [], isCut: false })
  })

  it('is whole with texts, numbers and names of every kind', async () => {
    const values = [
      { b: 1, a: { 10: 'x', 9: 'y' }, é: -0, nothing: undefined, list: [null, true, 1e21, 0.1] },
      { 'nul\0': 'a\0b', half: '\ud800', plane: '𠮷', quote: '"\\/' },
      [],
      '文字',
      0,
      false,
    ]
    await town.db.transaction().execute((tx) =>
      town.record(
        tx,
        values.map((after) => line('怪\0', { after, before: after })),
      ),
    )
    expect(await faults()).toEqual([])
  })

  it('is whole after many wrote at once, in several lanes, and nothing is lost', async () => {
    await Promise.all(Array.from({ length: 60 }, (_, index) => write(`第${index}个`)))
    const { entries, anchors, ...rest } = await verdict()
    expect({ entries, faults: rest.faults }).toEqual({ entries: 66, faults: [] })
    expect(anchors.filter(({ number }) => number > 0).length).toBeGreaterThan(1)
  })

  it('is whole under a new key, as long as the old one is kept', async () => {
    const [old, fresh] = ['a test secret that is no secret at all', 'n'.repeat(40)]
    const rotated = keyRing([fresh, old], 'sm4')
    await town.db.transaction().execute((tx) => auditRecorder(rotated)(tx, [line('庚')]))
    const read = (ring = rotated) => verifyAudit(town.db, ring, town.regionId)
    expect((await read()).faults).toEqual([])
    expect((await read(keyRing([fresh], 'sm4'))).faults.length).toBeGreaterThan(0)
  })

  it('cannot be changed by an ordinary statement', async () => {
    for (const sql of ['update audit_entry set title = $$x$$', 'delete from audit_entry']) {
      await expect(town.query(sql)).rejects.toThrow('append-only')
    }
  })
})

describe('what is found', () => {
  const COLUMNS = [
    ...["at = at + interval '1 ms'", "actor_kind = 'program'", 'actor_id = region_id'],
    ...["actor_name = '别人'", "action = 'x'", "title = 'x'", "subject_kind = 'x'"],
    ...["subject_id = '2'", "subject_name = 'x'", "scope = ''", `before_value = '{}'`],
    ...[`after_value = '{"name": "丙", "figures": [1, 2.6]}'`, "channel = 'job'"],
    ...["request_id = 'x'", "address = '198.51.100.1'", "previous_hash = 'x'", "hash = 'x'"],
  ]
  it('a change of any column', async () => {
    await town.query('create table kept as select * from audit_entry where number = 3')
    for (const change of COLUMNS) {
      await tamper(`update audit_entry set ${change} where lane = 0 and number = 3`)
      expect(await faults(), change).toContain('altered 0-3')
      await tamper(`delete from audit_entry where lane = 0 and number = 3;
        insert into audit_entry select * from kept`)
      expect(await faults(), change).toEqual([])
    }
  })

  it('one altered entry and no other', async () => {
    await tamper(`update audit_entry set title = 'x' where lane = 0 and number = 3`)
    const { faults: found } = await verdict()
    expect(found.map(({ message }) => message)).toEqual(['第 0-3 条被改动，或不是由本程序写入。'])
  })

  it.each([
    ['the middle', 'number in (3, 4)', ['removed 0-3']],
    ['the beginning', 'number = 1', ['removed 0-1']],
    ['the end', 'number >= 5', ['removed 0-5']],
    ['everywhere', 'true', ['removed 0-1']],
  ])('rows removed from %s', async (_, which, found) => {
    await tamper(`delete from audit_entry where lane = 0 and ${which}`)
    expect(await faults()).toEqual(found)
  })

  it('a row removed from the end, with others written after it', async () => {
    await tamper('delete from audit_entry where lane = 0 and number = 6')
    await write('庚')
    expect(await faults()).toEqual(['removed 0-6'])
  })

  it('a row removed and the others moved up', async () => {
    await tamper(`delete from audit_entry where lane = 0 and number = 3;
      update audit_entry set number = number - 1 where lane = 0 and number > 3`)
    expect(await faults()).toEqual(expect.arrayContaining(['altered 0-3', 'altered 0-4']))
  })

  const COPY = `region_id, at, actor_kind, actor_id, actor_name, action, title, subject_kind,
    subject_id, subject_name, channel, request_id, previous_hash, hash`
  it.each([
    ['at the end', 7, 0, 'altered 0-7'],
    ['in front', -1, 0, 'inserted 0--1'],
    ['in a lane of its own', 1, 9, 'altered 9-1'],
  ])('a row inserted %s', async (_, number, lane, found) => {
    await tamper(`alter table audit_entry drop constraint if exists audit_entry_number_check;
      insert into audit_entry (lane, number, ${COPY})
      select ${lane}, ${number}, ${COPY} from audit_entry where lane = 0 and number = 6`)
    expect(await faults()).toContain(found)
  })

  it('two rows swapped', async () => {
    await tamper(`update audit_entry set number = 100 where lane = 0 and number = 2;
      update audit_entry set number = 2 where lane = 0 and number = 4;
      update audit_entry set number = 4 where lane = 0 and number = 100`)
    expect(await faults()).toEqual(expect.arrayContaining(['altered 0-2', 'altered 0-4']))
  })

  it('an entry taken from another region', async () => {
    await tamper(`insert into region (id, code, name, level, created_at)
        select gen_random_uuid(), '629902', '别县', 'county', now();
      insert into audit_entry (lane, number, ${COPY})
        select 1, 1, ${COPY} from audit_entry where lane = 0 and number = 1`)
    expect(await faults()).toContain('altered 1-1')
  })

  it.each([
    [
      'set back to an earlier entry, the later removed',
      `number = 4, hash = (select hash from
      audit_entry e where e.region_id = audit_head.region_id and e.lane = 0 and e.number = 4)`,
    ],
    ['altered', `hash = 'x'`],
  ])('a head %s', async (_, change) => {
    await tamper(`update audit_head set ${change} where lane = 0;
      delete from audit_entry where lane = 0 and number > 4`)
    expect((await faults()).some((fault) => fault.startsWith('head 0-'))).toBe(true)
  })

  it('a head removed; nothing is written any more once all are', async () => {
    await tamper('delete from audit_head where lane = 0')
    expect(await faults()).toEqual(['head 0-6'])
    await tamper('delete from audit_head; delete from audit_entry')
    expect(await faults()).toHaveLength(8)
    await expect(write('庚')).rejects.toThrow('no audit trail')
  })

  it('a trail set back whole to an old copy, by an anchor kept elsewhere', async () => {
    const { anchors } = await verdict()
    const [copy] = await town.query('select * from audit_head where lane = 0')
    await write('庚')
    const later = (await verdict()).anchors
    const { number, hash, seal } = copy as { number: number; hash: string; seal: string }
    await tamper(`delete from audit_entry where lane = 0 and number > 6;
      update audit_head set number = ${number}, hash = '${hash}', seal = '${seal}' where lane = 0`)
    const against = async (kept: typeof anchors) =>
      (await verifyAudit(town.db, town.ring, town.regionId, { anchors: kept })).faults
    expect(await against(anchors)).toEqual([])
    expect(await against(later)).toMatchObject([{ kind: 'removed', number: 7 }])
  })
})
