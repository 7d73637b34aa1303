import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../src/access/password.ts'
import { addAccount, addAgency } from '../../src/access/testing.ts'
import { appendJournal } from '../../src/journal/append.ts'
import { openTestApp, type TestApp } from '../../src/platform/testing/test-database.ts'
import { demoPassword } from '../../src/training/demo/demo-plan.ts'
import type { Finding } from './kit/finding.ts'
import { formatReport } from './kit/format-report.ts'
import { inspectAccounts } from './kit/inspect-accounts.ts'
import { inspectDatabase } from './kit/inspect-database.ts'
import { inspectJournal } from './kit/inspect-journal.ts'
import { proofs, readProofs } from './kit/read-proofs.ts'

let app: TestApp
let agencyId: string

beforeAll(async () => {
  app = await openTestApp()
  agencyId = await addAgency(app, '46', 'province')
  await addAccount(app, 'quantri', 'administrator', agencyId)
  await app.database.transaction({ scope: 'all' }, tx =>
    appendJournal(tx, { agencyId, action: 'book.create', subject: 'book:1' }),
  )
})
afterAll(() => app.close())

const failed = (findings: readonly Finding[]) => findings.filter(({ verdict }) => verdict === 'failed')
const factsOf = (findings: readonly Finding[]) => findings.flatMap(({ facts }) => facts).join('; ')

/** What is found after the owner of the database has done something to it, which is undone afterwards. */
async function weakened(statement: string, undo: string): Promise<readonly Finding[]> {
  return app.asOwner(async client => {
    await client.query(statement)
    const found = failed(await inspectDatabase(client))
    await client.query(undo)
    return found
  })
}

describe('the database', () => {
  test('passes as the program made it', async () => {
    expect(failed(await app.asOwner(inspectDatabase))).toEqual([])
  })

  test.each([
    [
      'alter table record disable row level security',
      'alter table record enable row level security',
      /Bảng record/,
    ],
    [
      'grant update on journal to sogoc_app',
      'revoke update on journal from sogoc_app',
      /Thừa quyền: update journal/,
    ],
    ['grant delete on record to public', 'revoke delete on record from public', /Thừa quyền: delete record/],
    [
      'grant update (hash) on journal to sogoc_app',
      'revoke update (hash) on journal from sogoc_app',
      /update journal/,
    ],
    [
      'revoke insert on journal from sogoc_app',
      'grant insert on journal to sogoc_app',
      /Thiếu quyền: insert journal/,
    ],
    [
      'create policy hole on record to sogoc_app using (true)',
      'drop policy hole on record',
      /chính sách hole trên record/,
    ],
    ['alter role sogoc_app bypassrls', 'alter role sogoc_app nobypassrls', /BYPASSRLS/],
    ['create table extra (id int)', 'drop table extra', /Bảng extra/],
    ['create role r; grant r to sogoc_app', 'drop role r', /thành viên/],
    [
      'alter table approval drop constraint two_persons',
      `alter table approval add constraint two_persons check (state not in ('approved', 'refused') or decided_by <> asked_by)`,
      /two_persons/,
    ],
    [
      `create function leak() returns trigger language plpgsql as 'begin return new; end'; create trigger spy before insert on record for each row execute function leak()`,
      'drop function leak cascade',
      /trigger spy/,
    ],
  ])('fails after: %s', async (statement, undo, sentence) => {
    const found = await weakened(statement, undo)
    expect(factsOf(found)).toMatch(sentence)
  })
})

test('the database passes again once all of that is undone', async () => {
  expect(failed(await app.asOwner(inspectDatabase))).toEqual([])
})

describe('accounts', () => {
  test('pass, with advice, as an installation begins', async () => {
    const found = await app.asOwner(client => inspectAccounts(client))
    expect(failed(found)).toEqual([])
    expect(factsOf(found)).toContain('Nên bắt buộc với: Quản trị hệ thống')
  })

  test('fail with the password of the demonstration, without a demanded second factor, at an agency that ended', async () => {
    const hash = await hashPassword(demoPassword)
    const found = await app.asOwner(async client => {
      await client.query('begin')
      await client.query('update credential set password_hash = $1', [hash])
      await client.query(
        `insert into setting (name, value) values ('secondFactorRoles', '["administrator"]')`,
      )
      await client.query(`update agency set valid_to = '2020-01-01'`)
      const result = await inspectAccounts(client)
      await client.query('rollback')
      return result
    })
    expect(failed(found)).toHaveLength(3)
    expect(factsOf(found)).toMatch(
      /quantri dùng mật khẩu tập huấn.*quantri chưa có mã xác thực.*cơ quan đã chấm dứt/,
    )
  })
})

test('the journal passes whole, and fails with one row altered', async () => {
  expect(failed(await inspectJournal(app.database))).toEqual([])
  await app.asOwner(client =>
    client.query(`update journal set subject = 'book:2' where agency_id = $1`, [agencyId]),
  )
  expect(factsOf(failed(await inspectJournal(app.database)))).toContain('altered')
})

test('proofs that did not run, or failed, are said so', () => {
  const [first = ''] = Object.keys(proofs)
  const result = (status: string) => ({
    testResults: [{ name: `/somewhere/${first}`, assertionResults: [{ fullName: 'a test', status }] }],
  })
  const printed =
    'row-level security: 25 countries, 4 accounts × rights, 3 jurisdictions, 9 rows × operations compared, 0 leaks'
  expect(readProofs(result('passed'), printed)[0]).toMatchObject({
    verdict: 'passed',
    facts: ['1/1 phép thử đạt', expect.stringContaining('lộ 0')],
  })
  expect(readProofs(result('failed'), '')[0]).toMatchObject({ verdict: 'failed' })
  expect(
    readProofs(result('passed'), '')
      .slice(1)
      .every(({ verdict }) => verdict === 'failed'),
  ).toBe(true)
})

test('the report escapes what it quotes and asks for signatures', () => {
  const findings = [{ title: '<script>alert(1)</script>', verdict: 'failed' as const, facts: ['a & b'] }]
  const html = formatReport({
    at: new Date('2026-11-22T01:00:00Z'),
    machine: 'may-chu',
    dataDir: '/du-lieu',
    url: undefined,
    sections: [{ title: 'Phần', about: 'Về', findings }],
    files: [{ path: 'sogoc.js', sha256: 'ab' }],
  })
  expect(html).not.toContain('<script')
  expect(html).toContain('Có 1 mục không đạt')
  expect(html).toContain('ký, ghi rõ họ tên')
  expect(html).not.toMatch(/https?:/)
})
