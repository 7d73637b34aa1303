import { sql } from 'kysely'
import { describe, expect, test } from 'vitest'
import type { Browser } from '../../access/testing.ts'
import type { Pack } from '../schema.ts'
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
import { settleSome } from './settle-book.ts'
import { settleEntries } from './settle-entries.ts'
import { verifyKeying } from './verify-keying.ts'

useDesk()

describe('two passes', () => {
  const keyAll = async (by: Browser, values: (number: string) => Record<string, string>) => {
    const batch = await next(by)
    const { tasks, ...of } = await pack(by, batch)
    await save(by, batch, ...tasks.map(({ id, number }) => keyed(id, values(number))))
    return { ...of, tasks }
  }
  const same = (number: string) => ({
    so: number,
    ngayDangKy: '03.02.2001',
    nksHoTen: `Lê Thị Hoà ${number}`,
    nksNgaySinh: '01.01.2001',
  })

  test('the second keyer gets none of the first’s values, the first keyer none of the second pass', async () => {
    await addCases(app, { agencyId, bookId }, 2)
    await setUp({ mode: 'double', modes: { so: 'single' } })
    await keyAll(an, same)
    await settle()
    expect((await entries()).map(({ status }) => status)).toEqual(['assigned', 'assigned'])
    expect(await next(an)).toBeNull()
    const batch = await next(binh)
    const second = await pack(binh, batch)
    expect(second).toMatchObject({
      help: false,
      fields: ['ngayDangKy', 'nksHoTen', 'nksNgaySinh'],
      batch: { pass: 2 },
    })
    expect(JSON.stringify(second)).not.toContain('Hoà')
  })

  test('who gave a batch back untouched may key it the second time; who typed in it may not', async () => {
    await addCases(app, { agencyId, bookId }, 1)
    await setUp({ mode: 'double' })
    await revoke(await next(binh))
    const begun = await next(manager)
    const task = (await pack(manager, begun)).tasks[0]?.id ?? ''
    await save(manager, begun, keyed(task, { so: '1' }, { state: 'open' }))
    await revoke(begun)
    await keyAll(an, same)
    expect(await next(manager)).toBeNull()
    expect(await next(binh)).not.toBeNull()
  })

  test('what a blind transaction shows is one’s own, whatever is asked', async () => {
    await addCases(app, { agencyId, bookId }, 1)
    await setUp({ mode: 'double' })
    await keyAll(an, same)
    await keyAll(binh, number => ({ ...same(number), nksHoTen: 'Lê Thị Hoa' }))
    await settle()
    const seen = (account: string | undefined) =>
      app.database.transaction(
        {
          agencies: [agencyId],
          blind: true,
          confidential: true,
          origin: { accountId: account ?? '', address: '::1' },
        },
        async tx => {
          const { rows } = await sql<{ name: string }>`
            select "values" ->> 'nksHoTen' as name from keying where book_id = ${bookId}
            union all select first from keying_difference where book_id = ${bookId}`.execute(tx)
          return rows.map(({ name }) => name)
        },
      )
    expect(await seen(accounts.an)).toEqual(['Lê Thị Hoà 1'])
    expect(await seen(accounts.binh)).toEqual(['Lê Thị Hoa'])
    expect(await seen(accounts.chi)).toEqual([])
  })

  test('spaces, ways of writing a date and of placing a tone are no difference; any other goes to an arbiter', async () => {
    await addCases(app, { agencyId, bookId }, 2)
    await setUp({ mode: 'double' })
    await keyAll(an, same)
    await keyAll(binh, number => ({
      ...{ so: number, ngayDangKy: '3/2/2001', nksHoTen: ` Lê  Thị Hòa ${number}`.normalize('NFD') },
      ...{ nksNgaySinh: number === '1' ? '01.01.2001' : '01.07.2001' },
    }))
    await settle()
    const [one, two] = await entries()
    expect(one).toMatchObject({
      status: 'keyed',
      fields: { ngayDangKy: '03.02.2001', nksNgaySinhBangChu: expect.stringContaining('Tháng Một') },
    })
    expect(two).toMatchObject({ status: 'assigned', fields: {} })
    const open = await asProgram(tx =>
      sql`select field, first, second from keying_difference where book_id = ${bookId}`.execute(tx),
    )
    expect(open.rows).toEqual([{ field: 'nksNgaySinh', first: '01.01.2001', second: '01.07.2001' }])
    await asProgram(async tx => {
      await sql`update keying_difference set value = '01.07.2001', fault = 'first', settled_at = now() where book_id = ${bookId}`.execute(
        tx,
      )
      const { rows } = await sql<{ id: string }>`select id from entry where book_id = ${bookId}`.execute(tx)
      await settleEntries(
        tx,
        agencyId,
        rows.map(({ id }) => id),
      )
    })
    expect((await entries())[1]).toMatchObject({
      status: 'keyed',
      fields: { nksNgaySinh: '01.07.2001', nksNgaySinhBangChu: expect.stringContaining('Tháng Bảy') },
    })
  })

  test('verify tells of what was keyed differently and not decided, or decided and not finished', async () => {
    const found = async () => (await asProgram(verifyKeying)).map(({ code }) => code)
    await addCases(app, { agencyId, bookId }, 1)
    await setUp({ mode: 'double' })
    await keyAll(an, same)
    await keyAll(binh, number => ({ ...same(number), nksHoTen: 'Lê Thị Hoa' }))
    await settle()
    expect(await found()).toEqual([])
    const change = (statement: string) => app.asOwner(client => client.query(statement, [bookId]))
    await change(`update entry set status = 'keyed' where book_id = $1`)
    expect(await found()).toEqual(['keying.open'])
    await change('delete from keying_difference where book_id = $1')
    expect(await found()).toEqual(['keying.uncompared'])
    await change(`update entry set status = 'assigned' where book_id = $1`)
    expect(await found()).toEqual(['keying.unfinished', 'keying.uncompared'])
  })

  test('of a sample, the entries on which the lot fell are keyed twice, the same ones whoever asks', async () => {
    await addCases(app, { agencyId, bookId }, 40)
    await setUp({ mode: 'sample', size: 100, share: 0.5 })
    await keyAll(an, same)
    await settle()
    const waiting = (await entries())
      .filter(({ status }) => status === 'assigned')
      .map(({ number }) => number)
    expect(waiting.length).toBeGreaterThan(8)
    expect(waiting.length).toBeLessThan(32)
    const { tasks } = await keyAll(binh, same)
    expect(tasks.map(({ number }) => number)).toEqual(waiting)
    await settle()
    expect((await entries()).every(({ status }) => status === 'keyed')).toBe(true)
  })

  test('a single field is keyed twice in a book keyed once', async () => {
    await addCases(app, { agencyId, bookId }, 1)
    await setUp({ modes: { nksHoTen: 'double' } })
    await keyAll(an, same)
    const { fields } = await keyAll(binh, () => ({ nksHoTen: 'Lê Thị Hòa 1' }))
    expect(fields).toEqual(['nksHoTen'])
    await settle()
    expect((await entries())[0]).toMatchObject({ status: 'keyed', fields: { nksNgaySinh: '01.01.2001' } })
  })
})

describe('settling', () => {
  test('the number read on the paper takes the place of the counted one, unless it was doubted', async () => {
    await addCases(app, { agencyId, bookId }, 3)
    const batch = await next(an)
    const [one, two, three] = (await pack(an, batch)).tasks.map(({ id }) => id)
    await save(
      an,
      batch,
      keyed(one ?? '', { so: '53a' }),
      keyed(two ?? '', { so: '99' }, { doubts: { so: { kind: 'unreadable', note: null } } }),
      keyed(three ?? '', {}),
    )
    await settle()
    expect((await entries()).map(({ number }) => number)).toEqual(['53a', '2', '3'])
    const { rows } = await asProgram(tx =>
      sql<{
        detail: object
      }>`select detail from journal where action = 'keying.renumber' and subject = ${`book:${bookId}`}`.execute(
        tx,
      ),
    )
    expect(rows).toMatchObject([{ detail: { cases: [{ from: '1', to: '53a' }] } }])
    expect((await entries())[1]?.doubts).toEqual({ so: { kind: 'unreadable', note: null } })
  })

  test('parked entries wait for a second reader', async () => {
    await addCases(app, { agencyId, bookId }, 1)
    const batch = await next(an)
    const [task] = (await pack(an, batch)).tasks
    await save(an, batch, keyed(task?.id ?? '', {}, { state: 'parked', note: 'rách' }))
    await settle()
    expect((await entries())[0]?.status).toBe('assigned')
  })

  test('killed between its steps it leaves nothing half done, and the next one finishes', async () => {
    const count = 230
    await addCases(app, { agencyId, bookId }, count)
    await setUp({ size: 500 })
    const batch = await next(an)
    const { tasks } = await pack(an, batch)
    for (let at = 0; at < count; at += 200)
      await save(
        an,
        batch,
        ...tasks
          .slice(at, at + 200)
          .map(({ id, number }) => keyed(id, { so: number, nksHoTen: `Lê ${number}` })),
      )
    const book = { agencyId, bookId }
    const killed = asProgram(async tx => {
      await settleSome(tx, book)
      throw new Error('killed')
    })
    await expect(killed).rejects.toThrow('killed')
    expect((await entries()).every(({ status }) => status === 'assigned')).toBe(true)
    expect(await asProgram(tx => settleSome(tx, book))).toMatchObject({ settled: 100, left: true })
    await settle()
    const done = await entries()
    expect(
      done.every(({ status, number, fields }) => status === 'keyed' && fields.nksHoTen === `Lê ${number}`),
    ).toBe(true)
    expect(await asProgram(tx => settleSome(tx, book))).toMatchObject({ settled: 0, left: false })
  })

  test('gold entries look like any other, and stay as they are', async () => {
    const [known] = await addCases(app, { agencyId, bookId }, 6)
    await asProgram(tx =>
      sql`update entry set status = 'keyed', fields = '{"nksHoTen": "Lê Vàng"}' where id = ${known}`.execute(
        tx,
      ),
    )
    await asProgram(tx =>
      sql`insert into gold_entry (agency_id, entry_id, book_id, "values") values (${agencyId}, ${known}, ${bookId}, '{"nksHoTen": "Lê Vàng"}')`.execute(
        tx,
      ),
    )
    await setUp({ size: 4 })
    await asProgram(tx =>
      sql`update keying_setup set gold_share = 0.25 where book_id = ${bookId}`.execute(tx),
    )
    const batch = await next(an)
    const answer = await an.get(`/api/keying/batches/${agencyId}/${batch}`)
    expect(answer.body).not.toMatch(/gold|Vàng/)
    const { tasks }: Pack = answer.json()
    expect(tasks.map(({ number }) => number)).toEqual(['1', '2', '3', '4', '5'])
    expect(new Set(tasks.map(task => Object.keys(task).join())).size).toBe(1)
    expect(tasks.map(({ id }) => id)).toEqual(tasks.map(({ id }) => id).sort())
    const listed = await an.get(`/api/books/${agencyId}/${bookId}/entries`)
    expect(listed.json().entries).toEqual([])
    await save(an, batch, ...tasks.map(({ id }) => keyed(id, { nksHoTen: 'Lê Sai' })))
    await settle()
    expect((await entries()).map(({ status, fields }) => `${status} ${fields.nksHoTen}`)).toEqual([
      'keyed Lê Vàng',
      ...Array.from({ length: 4 }, () => 'keyed Lê Sai'),
      'assigned undefined',
    ])
    const { rows } = await asProgram(tx =>
      sql`select field, wrong from gold_result where book_id = ${bookId}`.execute(tx),
    )
    expect(rows).toEqual([{ field: 'nksHoTen', wrong: true }])
  })
})
