import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Keying, Pack } from '../../../../src/keying/schema.ts'
import { mergeKeying, mergePack, sameContent } from './merge.ts'

const keyed = (revision: number, name: string, more: Partial<Keying> = {}): Keying => ({
  ...{ task: 't', revision, values: { nksHoTen: name }, doubts: {}, sources: {}, state: 'open', note: null },
  ...more,
})

describe('a task on this machine and on the server', () => {
  test('nothing keyed here: the server’s', () => {
    const server = keyed(3, 'Lan')
    expect(mergeKeying(undefined, server)).toMatchObject({ keying: server, sent: 3, loser: null })
    expect(mergeKeying({ keying: keyed(0, ''), sent: 0, posted: null }, server)).toMatchObject({
      keying: server,
      loser: null,
    })
  })
  test('keyed without a line: what is here stays and waits to be sent', () => {
    const here = { keying: keyed(9, 'Lan Anh'), sent: 4, posted: null }
    expect(mergeKeying(here, keyed(4, 'Lan'))).toEqual({
      ...{ keying: here.keying, sent: 4 },
      loser: null,
      winner: 'here',
    })
  })
  test('keyed on another machine, nothing unsent here: the server’s, and nothing is told', () => {
    const merged = mergeKeying({ keying: keyed(4, 'Lan'), sent: 4, posted: null }, keyed(9, 'Hoa'))
    expect(merged).toEqual({ keying: keyed(9, 'Hoa'), sent: 9, loser: null, winner: 'server' })
  })
  test('keyed on both: the higher revision, and the other one is kept', () => {
    const here = { keying: keyed(7, 'Lan'), sent: 4, posted: null }
    expect(mergeKeying(here, keyed(9, 'Hoa'))).toMatchObject({ winner: 'server', loser: here.keying })
    expect(mergeKeying(here, keyed(7, 'Hoa'))).toMatchObject({ winner: 'server', loser: here.keying })
    const server = keyed(6, 'Hoa')
    expect(mergeKeying(here, server)).toMatchObject({ winner: 'here', keying: here.keying, loser: server })
  })
  test('the same on both sides is no conflict, whatever their revisions and the order of their fields', () => {
    const here = {
      keying: keyed(7, '', { values: { meHoTen: 'Hoa', nksHoTen: 'Lan' } }),
      sent: 2,
      posted: null,
    }
    const server = keyed(9, '', { values: { nksHoTen: 'Lan', meHoTen: 'Hoa' } })
    expect(mergeKeying(here, server)).toMatchObject({ loser: null, sent: 9 })
  })
  test('a server set back to a backup gets everything again', () => {
    const here = { keying: keyed(9, 'Lan Anh'), sent: 9, posted: null }
    expect(mergeKeying(here, keyed(4, 'Lan'))).toMatchObject({ keying: here.keying, sent: 4, loser: null })
  })
  test('typed on after a save whose answer got lost: its own work, and nobody is told of another machine', () => {
    const here = { keying: keyed(7, 'Lan Anh'), sent: 4, posted: keyed(6, 'Lan') }
    expect(mergeKeying(here, keyed(6, 'Lan'))).toMatchObject({ keying: here.keying, loser: null })
    expect(mergeKeying(here, keyed(6, 'Hoa'))).toMatchObject({ keying: here.keying, loser: keyed(6, 'Hoa') })
  })
  test('nothing keyed is ever lost: each side’s last version holds, or is kept, or was confirmed before', () => {
    const side = fc.record({ revision: fc.nat(6), name: fc.constantFrom('Lan', 'Hoa', 'Mai') })
    fc.assert(
      fc.property(side, side, fc.nat(6), (mine, theirs, confirmed) => {
        const here = {
          keying: keyed(mine.revision, mine.name),
          sent: Math.min(confirmed, mine.revision),
          posted: null,
        }
        const server = keyed(theirs.revision, theirs.name)
        const { keying, loser } = mergeKeying(here, server)
        const kept = [keying, ...(loser === null ? [] : [loser])]
        const has = (wanted: Keying) => kept.some(it => sameContent(it, wanted))
        if (here.keying.revision > here.sent) expect(has(here.keying)).toBe(true)
        if (server.revision > here.sent) expect(has(server)).toBe(true)
      }),
    )
  })
})

describe('a batch', () => {
  const task = (id: string): Pack['tasks'][number] => ({
    ...{ id, entry: id, number: id, pages: [], reading: {} },
    keying: keyed(0, '', { task: id, values: {} }),
  })
  const pack = (...ids: string[]): Pack => ({
    batch: { id: 'b', pass: 1, handedAt: '', offlineAt: null, finishedAt: null, revokedAt: null },
    ...{ agency: { id: 'a', name: '' }, book: { id: 's', kind: 'KS', year: 1998, volume: '01' } },
    ...{ fields: [], shape: 'form', carried: {}, help: true, reader: null, places: [], sees: 'page' },
    tasks: ids.map(task),
  })
  test('entries that were taken back stay in their places, to be read', () => {
    const rows = new Map([['2', { keying: keyed(3, 'Lan', { task: '2' }), sent: 1, posted: null }]])
    const { pack: merged, tasks } = mergePack(pack('1', '2', '3'), rows, pack('1', '3', '4'))
    expect(merged.tasks.map(it => it.id)).toEqual(['1', '2', '3', '4'])
    expect(tasks.map(it => it.isMissing)).toEqual([false, true, false, false])
    expect(tasks[1]).toMatchObject({ keying: { revision: 3 }, sent: 1 })
  })
  test('that is not this person’s any more keeps all that was keyed', () => {
    const rows = new Map([['1', { keying: keyed(3, 'Lan', { task: '1' }), sent: 1, posted: null }]])
    const { tasks } = mergePack(pack('1', '2'), rows, null)
    expect(tasks.map(it => [it.isMissing, it.keying.revision])).toEqual([
      [true, 3],
      [true, 0],
    ])
  })
})
