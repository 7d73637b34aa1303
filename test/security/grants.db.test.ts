import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestApp, type TestApp } from '../../src/platform/testing/test-database.ts'
import { expectedGrants, withoutRowSecurity } from './model/grants.ts'

let app: TestApp
beforeAll(async () => {
  app = await openTestApp()
})
afterAll(() => app.close())

const ask = async <Row extends object>(query: string) =>
  app.asOwner(async client => (await client.query<Row>(query)).rows)

describe('tables', () => {
  test('every one has row-level security, or a written reason why it needs none', async () => {
    const rows = await ask<{ name: string; guarded: boolean; policies: number }>(`
      select c.relname as name, c.relrowsecurity as guarded,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid) as policies
      from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'm', 'v', 'f')`)
    expect(
      rows
        .filter(({ guarded }) => !guarded)
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(withoutRowSecurity).sort())
    for (const { name, guarded, policies } of rows) expect(policies > 0, name).toBe(guarded)
  })

  test('the program’s role may do with each what is written down, and nothing more', async () => {
    const rows = await ask<{ table: string; right: string; columns: string[] | null }>(`
      select table_name as table, lower(privilege_type) as right, null as columns from information_schema.table_privileges
        where table_schema = 'public' and grantee in ('sogoc_app', 'PUBLIC')
      union all
      select p.table_name, lower(p.privilege_type), array_agg(p.column_name::text order by p.column_name)
        from information_schema.column_privileges p
        where p.table_schema = 'public' and p.grantee in ('sogoc_app', 'PUBLIC')
          and not exists (select from information_schema.table_privileges t where t.table_schema = 'public'
            and t.table_name = p.table_name and t.privilege_type = p.privilege_type and t.grantee = p.grantee)
        group by 1, 2`)
    const found: Record<string, Record<string, true | string[]>> = {}
    for (const { table, right, columns } of rows) found[table] = { ...found[table], [right]: columns ?? true }
    const expected = Object.entries(expectedGrants).map(([table, { insert, update, delete: remove }]) => {
      const all = { select: true, insert, update, delete: remove }
      return [table, Object.fromEntries(Object.entries(all).filter(([, held]) => held !== false))] as const
    })
    expect(found).toEqual(Object.fromEntries(expected))
  })

  test('policies hold for the program’s role and for no special circumstances', async () => {
    const rows = await ask<{ policy: string }>(`
      select format('%s on %s', polname, polrelid::regclass) as policy from pg_policy
      where polroles <> array['sogoc_app'::regrole::oid]`)
    expect(rows).toEqual([])
  })
})

describe('the program’s role', () => {
  test('owns nothing, is nobody’s member, and has no power over the server', async () => {
    const [role] = await ask(`
      select rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication,
        (select count(*)::int from pg_auth_members where member = r.oid) as memberships,
        (select count(*)::int from pg_shdepend where refobjid = r.oid and deptype = 'o') as owned
      from pg_roles r where rolname = 'sogoc_app'`)
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
      memberships: 0,
      owned: 0,
    })
  })

  test('runs with its owner’s rights only what counts and answers nothing, and makes no function', async () => {
    const definers = await ask<{ name: string; answers: string; path: string[] | null; anybody: boolean }>(`
      select p.proname as name, p.prorettype::regtype::text as answers, p.proconfig as path,
        has_function_privilege('sogoc_app', p.oid, 'execute') as anybody
      from pg_proc p where p.prosecdef and p.pronamespace <> 'pg_catalog'::regnamespace order by 1`)
    expect(definers.map(({ name, answers }) => `${name}: ${answers}`)).toEqual([
      ...['compact_book_sums: void', 'count_book: void', 'note_book_sum: void', 'note_book_sums: trigger'],
      ...['rebuild_book_sums: void', 'recount_books: void', 'roll_up_weeks: void'],
    ])
    for (const { name, path, anybody } of definers) {
      expect(path?.[0], name).toBe('search_path=public, pg_temp')
      // What is noted would be whatever the caller says a book is.
      expect(anybody, name).toBe(name !== 'note_book_sum')
    }
    const [create] = await ask(`
      select has_schema_privilege('sogoc_app', 'public', 'create') as here,
        has_database_privilege('sogoc_app', current_database(), 'create') as anywhere`)
    expect(create).toEqual({ here: false, anywhere: false })
  })

  test('cannot come to any other role, nor switch row-level security off', async () => {
    const attempts = [
      'set role sogoc',
      'set role postgres',
      'set session authorization sogoc',
      'alter table record disable row level security',
      'drop policy jurisdiction on record',
      'select * from schema_migration',
      'select rolpassword from pg_authid',
      'truncate record',
      `copy record to '/tmp/x'`,
      `select pg_read_file('/etc/passwd')`,
      `select lo_import('/etc/passwd')`,
    ]
    for (const attempt of attempts) {
      const trying = app.database.transaction({ scope: 'all' }, tx => sql.raw(attempt).execute(tx))
      await expect(trying, attempt).rejects.toThrow(/permission denied|must be owner|does not exist/)
    }
  })
})

describe('what a jurisdiction over books does not bring with it', () => {
  const everyAgency = async () => {
    const rows = await ask<{ id: string }>('select id from agency')
    return { agencies: rows.map(({ id }) => id), confidential: true }
  }

  test('accounts, agencies, settings, seals: read, never written', async () => {
    await app.asOwner(client =>
      client.query(`
        insert into agency (id, code, level, name, valid_from) values
          ('00000001-0000-7000-8000-000000000001', '46', 'province', 'Tỉnh', '1990-01-01'),
          ('00000001-0000-7000-8000-000000000002', '47', 'province', 'Tỉnh khác', '1990-01-01');
        insert into agency_succession (predecessor_id, successor_id, on_date, extent) values
          ('00000001-0000-7000-8000-000000000001', '00000001-0000-7000-8000-000000000002', '1999-01-01', 'full');
        insert into account (id, agency_id, username, display_name, role) values
          ('00000002-0000-7000-8000-000000000001', '00000001-0000-7000-8000-000000000001', 'an', 'An', 'registrar');
        insert into setting (name, value) values ('x', '1');
        insert into credential (account_id, password_hash) values ('00000002-0000-7000-8000-000000000001', 'x');
        insert into sign_in_failure (subject) values ('x')`),
    )
    const jurisdiction = await everyAgency()
    const changed = (table: string, set: string) =>
      app.database.transaction(jurisdiction, async tx => {
        const { numAffectedRows } = await sql.raw(`update ${table} set ${set}`).execute(tx)
        return Number(numAffectedRows)
      })
    expect(await changed('account', `role = 'administrator'`)).toBe(0)
    expect(await changed('agency', `parent_id = null`)).toBe(0)
    expect(await changed('agency_succession', `extent = 'partial'`)).toBe(0)
    expect(await changed('setting', `value = '2'`)).toBe(0)
    expect(await changed('credential', `password_hash = 'y'`)).toBe(0)
    const added = app.database.transaction(jurisdiction, tx =>
      sql`insert into account (id, agency_id, username, display_name, role) values
        ('00000002-0000-7000-8000-000000000002', '00000001-0000-7000-8000-000000000001', 'bo', 'Bơ', 'administrator')`.execute(
        tx,
      ),
    )
    await expect(added).rejects.toMatchObject({ code: 'right.missing' })
  })

  test('credentials, codes, sessions and failed sign-ins: not even read', async () => {
    const jurisdiction = await everyAgency()
    for (const table of ['credential', 'recovery_code', 'pending_totp', 'session', 'sign_in_failure']) {
      const { rows } = await app.database.transaction(jurisdiction, tx =>
        sql.raw(`select * from ${table}`).execute(tx),
      )
      expect(rows, table).toEqual([])
    }
  })

  test('a transaction without a jurisdiction sees nothing that belongs to an agency', async () => {
    const { rows } = await app.database.transaction({ agencies: [] }, tx =>
      sql`select (select count(*)::int from book) + (select count(*)::int from record) + (select count(*)::int from journal) as seen`.execute(
        tx,
      ),
    )
    expect(rows).toEqual([{ seen: 0 }])
  })
})
