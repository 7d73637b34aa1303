import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addAccount, addAgency } from './access/testing.ts'
import { openTestApp, type TestApp } from './platform/testing/test-database.ts'
import { applyRetention } from './retention.ts'

let app: TestApp
let agencyId: string
let accountId: string

beforeAll(async () => {
  app = await openTestApp()
  agencyId = await addAgency(app, '20509')
  accountId = await addAccount(app, 'lan', 'registrar', agencyId)
})
afterAll(() => app.close())

const query = async (text: string, values: unknown[] = []) =>
  (await app.asOwner(client => client.query(text, values))).rows

test('what ended long ago is removed and counted; what is younger, of use or an original stays', async () => {
  for (const [days, revoked] of [
    [200, false],
    [200, true],
    [10, true],
    [-1, false],
  ] as const)
    await query(
      `insert into session (id, token_hash, account_id, csrf_token, expires_at, revoked_at)
       values (gen_random_uuid(), sha256(gen_random_uuid()::text::bytea), $1, 'x', now() - $2::int * interval '1 day',
         case when $3 then now() - $2::int * interval '1 day' end)`,
      [accountId, days, revoked],
    )
  await query(
    `insert into sign_in_failure (subject, at) values ('account:lan', now() - interval '100 days'), ('account:lan', now())`,
  )
  for (const [state, days] of [
    ['done', 40],
    ['failed', 40],
    ['done', 1],
    ['waiting', null],
  ] as const)
    await query(
      `insert into job (id, kind, agency_id, lane, payload, state, finished_at) values ($1, 'test', $2, $2, '{}', $3, now() - $4::int * interval '1 day')`,
      [newId(), agencyId, state, days],
    )
  await query(
    `insert into file (agency_id, sha256, size_bytes, media_type) values ($1, sha256('a'), 1, 'x')`,
    [agencyId],
  )
  const old = newId()
  for (const [id, state, days] of [
    [old, 'unusable', 100],
    [newId(), 'unusable', 5],
    [newId(), 'checked', 100],
    [newId(), 'received', 100],
  ] as const)
    await query(
      `insert into package (agency_id, id, xlsx, xlsx_name, state, created_at) values ($1, $2, sha256('a'), 'x.xlsx', $3, now() - $4::int * interval '1 day')`,
      [agencyId, id, state, days],
    )
  await query(
    `insert into finding (agency_id, id, package_id, code, severity) values ($1, gen_random_uuid(), $2, 'x', 'error')`,
    [agencyId, old],
  )

  const removed = { sessions: 2, signInFailures: 1, jobs: 2, packages: 1 }
  expect(await applyRetention(app.database)).toEqual(removed)
  const [left] =
    await query(`select (select count(*)::int from session) as sessions, (select count(*)::int from job) as jobs,
    (select count(*)::int from package) as packages, (select count(*)::int from finding) as findings, (select count(*)::int from file) as files`)
  expect(left).toEqual({ sessions: 2, jobs: 2, packages: 3, findings: 0, files: 1 })
  expect(
    await query(
      `select action, subject, detail from journal where action in ('package.remove', 'retention.apply') order by action`,
    ),
  ).toEqual([
    {
      action: 'package.remove',
      subject: `package:${old}`,
      detail: { xlsx: expect.stringMatching(/^[0-9a-f]{64}$/), zip: null },
    },
    { action: 'retention.apply', subject: 'retention', detail: removed },
  ])
})

test('a round with nothing to remove is no event', async () => {
  expect(await applyRetention(app.database)).toEqual({ sessions: 0, signInFailures: 0, jobs: 0, packages: 0 })
  expect(await query(`select from journal where action = 'retention.apply'`)).toHaveLength(1)
})
