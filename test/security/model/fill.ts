import type { Client } from 'pg'
import { digestLiteral, idOf } from './ids.ts'
import { listRows, type WorldRow } from './rows.ts'
import type { World } from './world.ts'

/** The statement that adds a row. */
export function insertOf(table: string, values: Readonly<Record<string, string>>): string {
  return `insert into ${table} (${Object.keys(values).join(', ')}) values (${Object.values(values).join(', ')})`
}

/** Empties the database and puts a world into it, as the owner of the schema; gives the rows that belong to agencies. */
export async function fillWorld(client: Client, world: World): Promise<readonly WorldRow[]> {
  const rows = listRows(world)
  const statements = [
    'truncate agency, account, name, mention, setting, journal, journal_head, journal_anchor, sign_in_failure cascade',
    ...world.agencies.map(({ level, parent, from, to }, index) =>
      insertOf('agency', {
        id: `'${idOf('agency', index)}'`,
        code: `'c${index}'`,
        level: `'${level}'`,
        name: `'Cơ quan ${index}'`,
        parent_id: parent === null ? 'null' : `'${idOf('agency', parent)}'`,
        valid_from: `'${from}'`,
        valid_to: to === null ? 'null' : `'${to}'`,
      }),
    ),
    ...world.successions.map(({ predecessor, successor, extent, onDate }) =>
      insertOf('agency_succession', {
        predecessor_id: `'${idOf('agency', predecessor)}'`,
        successor_id: `'${idOf('agency', successor)}'`,
        on_date: `'${onDate}'`,
        extent: `'${extent}'`,
      }),
    ),
    ...world.accounts.map(({ agency, role }, index) =>
      insertOf('account', {
        id: `'${idOf('account', index)}'`,
        agency_id: `'${idOf('agency', agency)}'`,
        username: `'u${index}'`,
        display_name: `'Người ${index}'`,
        role: `'${role}'`,
      }),
    ),
    ...world.agencies.map((_, index) =>
      insertOf('contractor', {
        id: `'${idOf('contractor', index)}'`,
        agency_id: `'${idOf('agency', index)}'`,
        name: `'Đơn vị ${index}'`,
      }),
    ),
    ...closedRows(),
    `insert into name (id, text, folded) values (1, 'An', 'an')`,
    ...rows.map(({ table, values }) => insertOf(table, values)),
  ]
  await client.query(`begin; ${statements.join('; ')}; commit`)
  return rows
}

/** One row in each table that only the program itself may touch. */
function closedRows(): readonly string[] {
  const account_id = `'${idOf('account', 0)}'`
  return [
    insertOf('credential', { account_id, password_hash: `'x'` }),
    insertOf('recovery_code', { account_id, hash: digestLiteral('code') }),
    insertOf('pending_totp', { account_id, secret: digestLiteral('secret') }),
    insertOf('session', {
      id: `'${idOf('session', 0)}'`,
      token_hash: digestLiteral('token'),
      account_id,
      csrf_token: `'x'`,
      expires_at: `'2999-01-01'`,
    }),
    insertOf('access_token', {
      id: `'${idOf('token', 0)}'`,
      account_id,
      token_hash: digestLiteral('token'),
      hint: `'aaaa'`,
      expires_at: 'now()',
    }),
    insertOf('webhook', {
      id: `'${idOf('webhook', 0)}'`,
      account_id,
      url: `'https://x'`,
      types: `'{created}'`,
      secret: digestLiteral('key'),
    }),
    insertOf('webhook_cursor', {
      webhook_id: `'${idOf('webhook', 0)}'`,
      agency_id: `'${idOf('agency', 0)}'`,
      sequence: '1',
    }),
    insertOf('webhook_delivery', {
      id: `'${idOf('webhook', 0, 1)}'`,
      webhook_id: `'${idOf('webhook', 0)}'`,
      agency_id: `'${idOf('agency', 0)}'`,
      to_sequence: '1',
      changes: '1',
    }),
    insertOf('sign_in_failure', { subject: `'x'` }),
    insertOf('setting', { name: `'x'`, value: `'1'` }),
    insertOf('journal_anchor', {
      day: `'2001-01-01'`,
      row_count: '0',
      chains: `'[]'`,
      previous: digestLiteral('previous'),
      hash: digestLiteral('hash'),
    }),
  ]
}
