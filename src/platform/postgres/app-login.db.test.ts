import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asOwner, copyTemplate, startTestCluster, type TestCluster } from '../testing/test-cluster.ts'
import { refuseOwnership } from './app-login.ts'
import { startCluster } from './cluster.ts'
import { appRole, readServerPassword, serverUser } from './data-dir.ts'
import { type Database, openDatabase } from './database.ts'

let server: TestCluster
let database: Database
const everything = { scope: 'all' } as const

beforeAll(async () => {
  server = await startTestCluster()
  database = await openDatabase(async () => ({
    owner: server.connection(),
    app: server.app,
    isLost: () => false,
    release: async () => undefined,
  }))
})
afterAll(async () => {
  await database.close()
  await server.stop()
})

const attempt = (...statements: string[]) =>
  database.transaction(everything, async tx => {
    for (const statement of statements) await sql.raw(statement).execute(tx)
  })

describe('the login that the program works with', () => {
  test('is no owner under any name', async () => {
    const { rows } = await database.transaction(everything, tx =>
      sql`select current_user as acts, session_user as login from pg_roles where rolname = session_user
        and not (rolsuper or rolcreaterole or rolcreatedb or rolbypassrls or rolreplication)`.execute(tx),
    )
    expect(rows).toEqual([{ acts: appRole, login: appRole }])
  })

  test('is refused to change or remove what was written for good', async () => {
    for (const table of ['journal', 'journal_anchor', 'record_version', 'file', 'deposit']) {
      const column = table === 'journal_anchor' ? 'day' : 'agency_id'
      for (const statement of [
        `update ${table} set ${column} = ${column}`,
        `delete from ${table}`,
        `truncate ${table}`,
        `drop table ${table}`,
      ])
        await expect(attempt(statement), statement).rejects.toThrow(/permission denied|must be owner/)
    }
  })

  test('cannot become the owner, whatever is injected', async () => {
    for (const statements of [
      [`set role ${serverUser}`],
      [`set session authorization ${serverUser}`],
      ['set local role postgres'],
      [`grant ${serverUser} to ${appRole}`],
      [`alter role ${appRole} superuser`],
      [`alter role ${appRole} bypassrls`],
      ['create role helper superuser'],
    ])
      await expect(attempt(...statements), statements.join()).rejects.toThrow(
        /permission denied|does not exist|must be|only roles/i,
      )
    // What leads back to the login leads back to the same role.
    for (const statement of ['reset role', 'reset session authorization', 'set role none', 'reset all']) {
      await attempt(statement)
      await expect(attempt(statement, 'delete from journal'), statement).rejects.toMatchObject({
        code: '42501',
      })
    }
  })

  test('cannot switch row-level security off', async () => {
    for (const statement of [
      'alter table journal disable row level security',
      'alter table record no force row level security',
      'drop policy jurisdiction on record',
      'create policy open on record using (true)',
      'alter table record owner to sogoc_app',
      'create or replace function sogoc_ids(setting text) returns uuid[] language sql as $$ select null::uuid[] $$',
      'create function public.helper() returns int language sql as $$ select 1 $$',
      `copy journal to program 'cat'`,
    ])
      await expect(attempt(statement), statement).rejects.toThrow(/permission denied|must be owner|right/i)
    // This setting only turns rows that would be hidden into an error.
    await expect(attempt('set local row_security = off', 'select * from record')).rejects.toMatchObject({
      message: expect.stringMatching(/row-level security|account may not/),
    })
  })
})

test('a data folder made before the program had a login of its own gets one', async () => {
  const dataDir = await mkdtemp(join(tmpdir(), 'sogoc-test-'))
  const settings = { sharedBuffersMb: 16, durable: false }
  try {
    await copyTemplate(dataDir)
    const before = await startCluster(dataDir, { settings })
    const owner = {
      ...before.address,
      user: serverUser,
      password: await readServerPassword(dataDir),
      database: 'postgres',
    }
    await asOwner(owner, client => client.query(`alter role ${appRole} nologin password null`))
    await before.stop()
    await rm(join(dataDir, 'secret', 'postgres-app-password'))
    const cluster = await startCluster(dataDir, { settings })
    const login = {
      ...cluster.address,
      user: appRole,
      password: await readServerPassword(dataDir, 'app'),
      database: 'postgres',
    }
    const { rows } = await asOwner(login, client =>
      client.query(`select current_user as user, current_setting('work_mem') as memory`),
    )
    await cluster.stop()
    expect(rows).toEqual([{ user: appRole, memory: '16MB' }])
  } finally {
    await rm(dataDir, { recursive: true, force: true })
  }
})

describe('the login of DATABASE_APP_URL', () => {
  const login = (user: string) => ({
    ...server.connection(),
    user,
    password: 'password-of-the-test',
    options: `-c role=${appRole}`,
  })

  test('may be any that only holds the role', async () => {
    await asOwner(server.connection(), client =>
      client.query(`create role web login password 'password-of-the-test'; grant ${appRole} to web`),
    )
    await expect(refuseOwnership(login('web'))).resolves.toBeUndefined()
  })

  test('is refused when it could come to own the tables', async () => {
    await asOwner(server.connection(), client =>
      client.query(
        `create role boss login password 'password-of-the-test'; grant ${appRole} to boss; grant ${serverUser} to boss`,
      ),
    )
    await expect(refuseOwnership(login('boss'))).rejects.toMatchObject({
      code: 'database.app-login',
      params: { user: 'boss' },
    })
    await expect(refuseOwnership(server.connection())).rejects.toMatchObject({ code: 'database.app-login' })
  })
})
