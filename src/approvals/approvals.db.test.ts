import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { addAccount, addAgency, type Browser, createTestServer, signInAs } from '../access/testing.ts'
import { approvalEffects } from '../approval-effects.ts'
import { ensureBook } from '../inventory/ensure-book.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { openTestApp, type TestApp } from '../platform/testing/test-database.ts'
import { registerApprovalRoutes } from './routes.ts'
import type { Approval } from './schema.ts'
import { verifyApprovals } from './verify-approvals.ts'

let app: TestApp
let server: HttpServer
let province: string
let commune: string
let book: string
let account: string
const people: Record<string, Browser> = {}
const who = (name: string): Browser => {
  const browser = people[name]
  if (browser === undefined) throw new Error(`nobody is called ${name}`)
  return browser
}

beforeAll(async () => {
  app = await openTestApp()
  server = await createTestServer(app, to => registerApprovalRoutes(to, app, approvalEffects))
  province = await addAgency(app, 'T49', 'province')
  commune = await addAgency(app, '10015', 'commune', province)
  const elsewhere = await addAgency(app, 'T50', 'province')
  const accounts = [
    ['xa', 'registrar', commune],
    ['so', 'province-lead', province],
    ['so2', 'province-lead', province],
    ['quan-tri', 'administrator', province],
    ['quan-tri-2', 'administrator', province],
    ['tinh-khac', 'province-lead', elsewhere],
    ['thanh-tra', 'auditor', province],
  ] as const
  for (const [name, role, agency] of accounts) {
    await addAccount(app, name, role, agency)
    people[name] = await signInAs(server, name)
  }
  account = await addAccount(app, 'hoa', 'registrar', commune)
  book = await app.database.transaction({ scope: 'all' }, tx =>
    ensureBook(tx, { agencyId: commune, kind: 'KS', year: 1997, volume: '01' }),
  )
})
afterAll(async () => {
  await server.close()
  await app.close()
})
beforeEach(() =>
  app.asOwner(async client => {
    await client.query('truncate approval cascade')
    await client.query(`delete from journal where action like 'approval.%'`)
    await client.query('update book set closed_at = now()')
    await client.query(
      `update account set disabled_at = null, role = 'registrar', agency_id = $1 where username = 'hoa'`,
      [commune],
    )
  }),
)

const reason = 'Sót một trường hợp ở trang 12'
const unlock = (name = 'xa') => who(name).post(`/api/books/${commune}/${book}/unlock`, { reason })
const decide = (name: string, id: string, approve = true, agency = commune) =>
  who(name).post(`/api/approvals/${agency}/${id}/decision`, { approve, reason: 'Đã xem hồ sơ kèm theo' })
const list = async (
  name: string,
  query = '',
): Promise<{ total: number; waiting: number; approvals: Approval[] }> =>
  (await who(name).get(`/api/approvals${query}`)).json()
const isClosed = async (): Promise<boolean> => {
  const { rows } = await app.asOwner(client =>
    client.query('select closed_at from book where id = $1', [book]),
  )
  return rows[0].closed_at !== null
}
const codeOf = (answer: { statusCode: number; json(): { code: string } }) => [
  answer.statusCode,
  answer.json().code,
]

describe('a closed book', () => {
  test('is asked for by one, seen by who may decide, opened by another; both acts are in the journal with their reasons', async () => {
    const asked = await unlock()
    expect(asked.statusCode).toBe(201)
    const { id } = asked.json()
    expect(await list('xa')).toMatchObject({
      total: 1,
      waiting: 0,
      approvals: [{ id, state: 'asked', mayDecide: false, mayWithdraw: true, askedBy: { name: 'Người xa' } }],
    })
    expect(await list('so')).toMatchObject({
      waiting: 1,
      approvals: [
        {
          title: 'Mở lại sổ đăng ký khai sinh năm 1997, quyển 01',
          mayDecide: true,
          mayWithdraw: false,
          decidedBy: null,
          reason,
        },
      ],
    })
    expect(await isClosed()).toBe(true)
    expect((await decide('so', id)).statusCode).toBe(204)
    expect(await isClosed()).toBe(false)
    expect(await list('xa', `?subject=book:${book}&state=approved`)).toMatchObject({
      total: 1,
      approvals: [
        { decidedBy: { name: 'Người so' }, decisionReason: 'Đã xem hồ sơ kèm theo', mayWithdraw: false },
      ],
    })
    const { rows } = await app.asOwner(client =>
      client.query(
        `select j.action, a.username, j.detail ->> 'reason' as reason, j.before is not null as before, j.after is not null as after
         from journal j left join account a on a.id = j.account_id
         where j.action like 'approval.%' or j.action = 'book.reopen' order by j.sequence`,
      ),
    )
    expect(rows).toEqual([
      { action: 'approval.ask', username: 'xa', reason, before: false, after: true },
      { action: 'book.reopen', username: 'so', reason: null, before: true, after: true },
      {
        action: 'approval.decide',
        username: 'so',
        reason: 'Đã xem hồ sơ kèm theo',
        before: true,
        after: true,
      },
    ])
  })

  test('stays closed when refused; the request is answered once', async () => {
    const { id } = (await unlock()).json()
    expect((await decide('so', id, false)).statusCode).toBe(204)
    expect(await isClosed()).toBe(true)
    expect(codeOf(await decide('so2', id))).toEqual([409, 'approval.answered'])
    expect((await unlock()).statusCode).toBe(201)
  })

  test('is asked for once at a time; one may withdraw what one asked, nobody else', async () => {
    const { id } = (await unlock()).json()
    expect(codeOf(await unlock('so'))).toEqual([409, 'approval.open'])
    const path = `/api/approvals/${commune}/${id}`
    expect(codeOf(await who('so').delete(path))).toEqual([403, 'approval.not-own'])
    expect((await who('xa').delete(path)).statusCode).toBe(204)
    expect(codeOf(await who('xa').delete(path))).toEqual([409, 'approval.answered'])
    expect(codeOf(await decide('so', id))).toEqual([409, 'approval.answered'])
    expect(await list('so', '?state=withdrawn')).toMatchObject({ total: 1, waiting: 0 })
  })

  test('that is open needs no approval, and one opened in the meantime can not be approved', async () => {
    const { id } = (await unlock()).json()
    await app.asOwner(client => client.query(`update book set closed_at = closed_at + interval '1 hour'`))
    expect(codeOf(await decide('so', id))).toEqual([409, 'approval.changed'])
    expect((await decide('so', id, false)).statusCode).toBe(204)
    await app.asOwner(client => client.query('update book set closed_at = null'))
    expect(codeOf(await unlock())).toEqual([409, 'book.open'])
  })
})

describe('the second person', () => {
  test('is another one, by the program and by the database', async () => {
    const { id } = (await unlock('so')).json()
    expect(codeOf(await decide('so', id))).toEqual([403, 'approval.own'])
    expect((await list('so')).approvals[0]).toMatchObject({ mayDecide: false, mayWithdraw: true })
    await expect(
      app.database.transaction({ scope: 'all' }, tx =>
        tx
          .updateTable('approval')
          .set(eb => ({ state: 'approved', decided_by: eb.ref('asked_by'), decided_at: new Date() }))
          .execute(),
      ),
    ).rejects.toThrow(/two_persons/)
    expect((await decide('so2', id)).statusCode).toBe(204)
  })

  test('holds the deciding right, over this agency', async () => {
    const { id } = (await unlock()).json()
    expect(codeOf(await decide('xa', id))).toEqual([403, 'right.missing'])
    expect(codeOf(await decide('thanh-tra', id))).toEqual([403, 'right.missing'])
    // May decide, but not about books.
    expect(codeOf(await decide('quan-tri', id))).toEqual([403, 'right.missing'])
    expect(await list('quan-tri')).toMatchObject({ total: 1, waiting: 0 })
    expect(codeOf(await decide('tinh-khac', id))).toEqual([404, 'not-found'])
    expect(await list('tinh-khac')).toMatchObject({ total: 0, waiting: 0 })
    expect(await isClosed()).toBe(true)
  })

  test('does not carry out what a disabled account asked for', async () => {
    const { id } = (await unlock()).json()
    await app.asOwner(client => client.query(`update account set disabled_at = now() where username = 'xa'`))
    expect(codeOf(await decide('so', id))).toEqual([409, 'approval.asker-gone'])
    expect((await decide('so', id, false)).statusCode).toBe(204)
    await app.asOwner(client => client.query(`update account set disabled_at = null where username = 'xa'`))
  })
})

describe('the rights of an account', () => {
  const ask = (name: string, wanted: object) =>
    who(name).post(`/api/accounts/${account}/rights`, { ...wanted, reason })
  const rightsOf = async () => {
    const { rows } = await app.asOwner(client =>
      client.query('select role, agency_id from account where id = $1', [account]),
    )
    return rows[0]
  }

  test('are changed by two administrators; the title says from what to what', async () => {
    const asked = await ask('quan-tri', { role: 'province-lead', agencyId: province })
    expect(asked.statusCode).toBe(201)
    const [approval] = (await list('quan-tri-2')).approvals
    expect(approval?.title).toBe(
      'Đổi quyền tài khoản hoa từ Công chức tư pháp – hộ tịch (Cơ quan 10015) thành Lãnh đạo Sở Tư pháp (Cơ quan T49)',
    )
    expect(await rightsOf()).toEqual({ role: 'registrar', agency_id: commune })
    expect((await decide('quan-tri-2', asked.json().id)).statusCode).toBe(204)
    expect(await rightsOf()).toEqual({ role: 'province-lead', agency_id: province })
  })

  test('are nobody’s own business, nor that of another province', async () => {
    expect(codeOf(await ask('tinh-khac', { role: 'auditor', agencyId: commune }))).toEqual([
      403,
      'right.missing',
    ])
    const { rows } = await app.asOwner(client =>
      client.query(`select id, username from account where username in ('quan-tri-2', 'tinh-khac')`),
    )
    const idOf = (name: string): string => rows.find(row => row.username === name).id
    const foreign = await who('quan-tri').post(`/api/accounts/${idOf('tinh-khac')}/rights`, {
      role: 'registrar',
      agencyId: commune,
      reason,
    })
    expect(foreign.statusCode).toBe(404)
    const asked = await who('quan-tri').post(`/api/accounts/${idOf('quan-tri-2')}/rights`, {
      role: 'auditor',
      agencyId: province,
      reason,
    })
    expect(asked.statusCode).toBe(201)
    expect(codeOf(await decide('quan-tri-2', asked.json().id, true, province))).toEqual([
      403,
      'approval.own-rights',
    ])
    expect(await list('quan-tri-2')).toMatchObject({ waiting: 0 })
    // Sở Tư pháp approves changes of rights, too.
    expect(await list('so')).toMatchObject({ waiting: 1 })
  })
})

describe('a request of a book of adoptions', () => {
  test('is hidden from who may not see adoptions', async () => {
    const adoptions = await app.database.transaction({ scope: 'all' }, tx =>
      ensureBook(tx, { agencyId: commune, kind: 'CN', year: 2001, volume: '01' }),
    )
    await app.asOwner(client => client.query('update book set closed_at = now()'))
    const asked = await who('xa').post(`/api/books/${commune}/${adoptions}/unlock`, { reason })
    expect(asked.statusCode).toBe(201)
    expect(await list('thanh-tra')).toMatchObject({ total: 0, approvals: [] })
    expect(await list('so')).toMatchObject({ total: 1, waiting: 1 })
    expect((await decide('so', asked.json().id)).statusCode).toBe(204)
  })
})

describe('sogoc verify', () => {
  const verify = () => app.database.transaction({ scope: 'all' }, verifyApprovals)

  test('finds what was asked and decided as the journal has it, and names what was altered, added or taken away', async () => {
    const { id } = (await unlock()).json()
    expect(await verify()).toEqual([])
    await decide('so', id)
    expect(await verify()).toEqual([])
    await app.asOwner(client =>
      client.query(`update approval set reason = 'một lý do khác' where id = $1`, [id]),
    )
    expect(await verify()).toEqual([id])
    await app.asOwner(client => client.query('delete from approval where id = $1', [id]))
    expect(await verify()).toEqual([id])
  })

  test('what was asked can not be rewritten by the program’s role', async () => {
    await unlock()
    await expect(
      app.database.transaction({ scope: 'all' }, tx =>
        tx.updateTable('approval').set({ reason: 'khác' }).execute(),
      ),
    ).rejects.toThrow(/permission denied/)
  })
})
