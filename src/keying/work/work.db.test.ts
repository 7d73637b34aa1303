import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import { addAccount, type Browser } from '../../access/testing.ts'
import { handOut } from '../batches/hand-out.ts'
import type { HandedBatches } from '../batches/schema.ts'
import type { OwnBatches } from '../schema.ts'
import { addCases, keyed } from '../testing.ts'
import {
  accounts,
  agencyId,
  an,
  app,
  asProgram,
  binh,
  bookId,
  entries,
  manager,
  next,
  pack,
  revoke,
  save,
  settle,
  setUp,
  useDesk,
} from '../testing-desk.ts'

useDesk()

describe('handing out', () => {
  test('batches go to their takers in the order of the book until nothing is left', async () => {
    await addCases(app, { agencyId, bookId }, 5)
    await setUp({ size: 2 })
    const numbers = async (by: Browser, batch: string | null) =>
      (await pack(by, batch)).tasks.map(({ number }) => number)
    const first = await next(an)
    expect(await numbers(an, first)).toEqual(['1', '2'])
    expect(await numbers(binh, await next(binh))).toEqual(['3', '4'])
    // Asked again before anything is keyed: the same.
    expect(await next(an)).toBe(first)
    const task = (await pack(an, first)).tasks[0]?.id ?? ''
    await save(an, first, keyed(task, {}, { state: 'open' }))
    expect(await numbers(an, await next(an))).toEqual(['5'])
    const list: OwnBatches = (await an.get('/api/keying/batches')).json()
    expect(list.batches.filter(({ book }) => book.id === bookId)).toHaveLength(2)
    expect(list.books.filter(({ book }) => book.id === bookId)).toEqual([])
  })

  test('ten who ask at the same moment never get the same case', async () => {
    await addCases(app, { agencyId, bookId }, 17)
    await setUp({ size: 2 })
    const asked = Array.from({ length: 10 }, async (_, index) => {
      const id = await addAccount(app, `cung-luc-${index}`, 'keyer', agencyId)
      return asProgram(tx =>
        handOut(tx, { agencyId, bookId, accountId: id, handedBy: null, size: null, pass: null }),
      )
    })
    await Promise.all(asked)
    const { rows } = await asProgram(tx =>
      sql<{ count: number; entries: number }>`
        select count(*) as count, count(distinct entry_id) as entries from keying_task where book_id = ${bookId}`.execute(
        tx,
      ),
    )
    expect(rows[0]).toEqual({ count: 17, entries: 17 })
  })

  test('numbers that were never used and cases without a picture are left out', async () => {
    const [first, second, third] = await addCases(app, { agencyId, bookId }, 4)
    await asProgram(tx => sql`update entry set standing = 'skipped' where id = ${first}`.execute(tx))
    await asProgram(tx => sql`delete from entry_page where entry_id = ${second}`.execute(tx))
    await asProgram(tx =>
      sql`update page set rendered = null where id = (select page_id from entry_page where entry_id = ${third})`.execute(
        tx,
      ),
    )
    expect((await pack(an, await next(an))).tasks.map(({ number }) => number)).toEqual(['4'])
  })

  test('a manager hands a batch to who may key the book, and to nobody else', async () => {
    await addCases(app, { agencyId, bookId }, 5)
    const hand = (account: string | undefined, more = {}) =>
      manager.post(`/api/books/${agencyId}/${bookId}/keying/batches`, { account, ...more })
    const stranger = await addAccount(app, `la-${bookId.slice(-4)}`, 'keyer', agencyId)
    expect((await hand(stranger)).json().code).toBe('keying.account')
    const { batch } = (await hand(accounts.an, { size: 3 })).json()
    expect((await pack(an, batch)).tasks).toHaveLength(3)
    expect((await an.get(`/api/keying/batches/${agencyId}/${batch}`)).statusCode).toBe(200)
    expect((await binh.get(`/api/keying/batches/${agencyId}/${batch}`)).statusCode).toBe(404)
    expect((await hand(accounts.xa)).statusCode).toBe(200)
    expect((await hand(accounts.binh)).json().code).toBe('keying.nothing-left')
    const listed: HandedBatches = (
      await manager.get(`/api/books/${agencyId}/${bookId}/keying/batches`)
    ).json()
    expect(listed.batches.map(({ account, total, open }) => [account.username, total, open])).toEqual([
      ['xa', 2, 2],
      ['an', 3, 3],
    ])
    expect(listed.keyers.map(({ username }) => username).sort()).toEqual(['an', 'binh', 'chi', 'xa'])
    expect(listed.waiting).toEqual({ first: 0, second: 0 })
  })
})

describe('saving', () => {
  test('is the same any number of times; what is older never replaces what is newer', async () => {
    await addCases(app, { agencyId, bookId }, 2)
    const batch = await next(an)
    const [one, two] = (await pack(an, batch)).tasks.map(({ id }) => id)
    const typing = keyed(one ?? '', { nksHoTen: 'Lê Văn' }, { revision: 4, state: 'open' })
    const answer = { saved: [{ task: one, revision: 4 }], refused: [] }
    expect(await save(an, batch, typing)).toEqual(answer)
    expect(await save(an, batch, typing)).toEqual(answer)
    expect(await save(an, batch, { ...typing, revision: 2, values: {} })).toEqual(answer)
    const both = await save(
      an,
      batch,
      { ...typing, revision: 5, state: 'done' },
      keyed(two ?? '', {}, { state: 'parked', note: 'mực nhòe' }),
    )
    expect(both.saved).toHaveLength(2)
    const { tasks, batch: now } = await pack(an, batch)
    expect(tasks.map(({ keying }) => [keying.revision, keying.state, keying.values, keying.note])).toEqual([
      [5, 'done', { nksHoTen: 'Lê Văn' }, null],
      [1, 'parked', {}, 'mực nhòe'],
    ])
    expect(now.finishedAt).not.toBeNull()
  })

  test('another’s batch, a field of another kind of book, a task of another batch', async () => {
    await addCases(app, { agencyId, bookId }, 2)
    await setUp({ size: 1 })
    const [mine, other] = [await next(an), await next(binh)]
    const task = async (by: Browser, batch: string | null) => (await pack(by, batch)).tasks[0]?.id ?? ''
    const [own, foreign] = [await task(an, mine), await task(binh, other)]
    expect(await save(an, other, keyed(foreign, {}))).toMatchObject({ code: 'not-found' })
    const { saved, refused } = await save(an, mine, keyed(foreign, {}), keyed(own, { tenChong: 'x' }))
    expect(saved).toEqual([])
    expect(refused.map(({ code }) => code)).toEqual(['not-found', 'keying.field'])
  })

  test('a finished entry is opened again until its batch is settled', async () => {
    await addCases(app, { agencyId, bookId }, 2)
    const batch = await next(an)
    const [one, two] = (await pack(an, batch)).tasks.map(({ id }) => id)
    await save(an, batch, keyed(one ?? '', { nksHoTen: 'Lê Vân' }))
    await settle()
    await save(an, batch, keyed(one ?? '', { nksHoTen: 'Lê Vân' }, { revision: 2, state: 'open' }))
    await save(an, batch, keyed(one ?? '', { nksHoTen: 'Lê Văn' }, { revision: 3 }), keyed(two ?? '', {}))
    await settle()
    expect((await entries())[0]).toMatchObject({ status: 'keyed', fields: { nksHoTen: 'Lê Văn' } })
    const late = await save(an, batch, keyed(one ?? '', {}, { revision: 4 }))
    expect(late).toMatchObject({ saved: [], refused: [{ code: 'keying.settled' }] })
    // The answer to what was saved was lost: asked again, it was saved.
    const again = keyed(one ?? '', { nksHoTen: 'Lê Văn' }, { revision: 3 })
    expect((await save(an, batch, again)).saved).toHaveLength(1)
    // Typed on another machine that had come as far.
    const elsewhere = await save(an, batch, { ...again, values: { nksHoTen: 'Lê Vân' } })
    expect(elsewhere).toMatchObject({ saved: [], refused: [{ code: 'keying.elsewhere' }] })
  })
})

describe('taking back', () => {
  test('what is open goes to others; late saving is refused and nothing of it is lost or mixed up', async () => {
    await addCases(app, { agencyId, bookId }, 3)
    const batch = await next(an)
    const [one, two, three] = (await pack(an, batch)).tasks.map(({ id }) => id)
    await save(
      an,
      batch,
      keyed(one ?? '', { nksHoTen: 'Lê Văn A' }),
      keyed(two ?? '', { nksHoTen: 'Ng' }, { state: 'open' }),
    )
    expect((await revoke(batch)).json()).toEqual({ withdrawn: 2 })
    expect((await revoke(batch)).json().code).toBe('keying.batch-ended')
    const late = await save(
      an,
      batch,
      keyed(two ?? '', { nksHoTen: 'Nguyễn' }, { revision: 2 }),
      keyed(three ?? '', {}),
    )
    expect(late.refused.map(({ code }) => code)).toEqual(['keying.withdrawn', 'keying.withdrawn'])
    const again = await next(binh)
    const { tasks } = await pack(binh, again)
    expect(tasks.map(({ number, keying }) => [number, keying.revision])).toEqual([
      ['2', 0],
      ['3', 0],
    ])
    await settle()
    expect((await entries()).map(({ status }) => status)).toEqual(['keyed', 'assigned', 'assigned'])
  })

  test('who gets the entries again goes on where they were', async () => {
    await addCases(app, { agencyId, bookId }, 1)
    const batch = await next(an)
    const task = (await pack(an, batch)).tasks[0]?.id ?? ''
    await save(an, batch, keyed(task, { nksHoTen: 'Lê' }, { revision: 7, state: 'open' }))
    await revoke(batch)
    const [again] = (await pack(an, await next(an))).tasks
    expect(again?.id).not.toBe(task)
    expect(again?.keying).toMatchObject({ revision: 7, values: { nksHoTen: 'Lê' }, state: 'open' })
  })
})
