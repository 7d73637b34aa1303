import { sql } from 'kysely'
import type { Client } from 'pg'
import type { Database, Jurisdiction, Transaction } from '../../../src/platform/postgres/database.ts'
import { insertOf } from './fill.ts'
import { expectedGrants } from './grants.ts'
import { keys, type WorldRow } from './rows.ts'

/** What can be done to a row, and whether another row like it can be added. */
export interface Reach {
  readonly select: boolean
  readonly update: boolean
  readonly delete: boolean
  readonly insert: boolean
}
export const operations = ['select', 'update', 'delete', 'insert'] as const

/**
 * Adds, as the owner, the function that tries statements one by one as whoever calls it. What refers to an entry no longer holds it: who may
 * remove rows is tried, not what else they would have to remove.
 */
export async function createProbe(client: Client): Promise<void> {
  await client.query(`
    do $$
    declare held record;
    begin
      for held in select conrelid::regclass as holder, conname from pg_constraint where contype = 'f' and confrelid = 'entry'::regclass loop
        execute format('alter table %s drop constraint %I', held.holder, held.conname);
      end loop;
    end $$`)
  await client.query(`
    create schema probe;
    grant usage on schema probe to sogoc_app;
    create function probe.tries(statements text[]) returns boolean[] language plpgsql as $$
    declare results boolean[] := '{}';
    declare statement text;
    begin
      foreach statement in array statements loop
        begin
          execute statement;
          results := results || true;
        exception when insufficient_privilege then
          results := results || false;
        end;
      end loop;
      return results;
    end $$`)
}

const tables = Object.keys(keys)

/** A column that may be set to itself, of each table the whole of which may be updated. */
const settable: Readonly<Record<string, string>> = {
  book: 'note',
  capture: 'original_name',
  page: 'number',
  book_scanning: 'layout',
  upload: 'name',
  entry_page: 'part',
  entry: 'number',
  package: 'xlsx_name',
  finding: 'value',
  correction: 'value',
  sheet_row: 'tidied',
  record: 'number',
  record_draft: 'pdf_name',
  field_place: 'field',
  journal_head: 'sequence',
  record_count: 'counts',
  job: 'kind',
  extract_counter: 'last_number',
  keying_setup: 'mode',
  keying_batch: 'pass',
  keying_task: 'state',
  keying: 'note',
  keying_difference: 'note',
  gold_entry: '"values"',
  keying_reading: 'text',
  keyed_person: 'name',
  campaign: 'name',
  campaign_target: 'books',
  book_copy: 'note',
  practice: 'lesson',
  lot: 'name',
  lot_book: 'size',
  sample_item: 'note',
  obstacle: 'title',
}

function changing(verb: 'update' | 'delete'): string {
  const allowed = tables.filter(table => {
    const { update, delete: remove } = expectedGrants[table] ?? { update: false, delete: false }
    return verb === 'update' ? update !== false : remove
  })
  const parts = allowed.map(table => {
    const { update = false } = expectedGrants[table] ?? {}
    const column = typeof update === 'object' ? update[0] : settable[table]
    if (verb === 'update' && column === undefined) throw new Error(`which column of ${table} may be set?`)
    const act = verb === 'update' ? `update ${table} set ${column} = ${column}` : `delete from ${table}`
    return `done_${table} as (${act} returning ${keys[table]} as key)`
  })
  const done = allowed.map(table => `select '${table} ' || key as row from done_${table}`)
  return `with ${parts.join(', ')} ${done.join(' union all ')}`
}

const selecting = tables
  .map(table => `select '${table} ' || (${keys[table]}) as row from ${table}`)
  .join(' union all ')

class Rewind extends Error {}

/** Tries everything on every row within a jurisdiction, and leaves no trace. */
export async function probeRows(
  database: Database,
  jurisdiction: Jurisdiction,
  rows: readonly WorldRow[],
): Promise<ReadonlyMap<WorldRow, Reach>> {
  const reaches = new Map<WorldRow, Reach>()
  const probing = database.transaction(jurisdiction, async tx => {
    const seen = await listKeys(tx, selecting)
    const updated = await listKeys(tx, changing('update'))
    const added = await tryInserts(tx, rows)
    const deleted = await listKeys(tx, changing('delete'))
    for (const row of rows) {
      const name = `${row.table} ${row.key}`
      reaches.set(row, {
        select: seen.has(name),
        update: updated.has(name),
        delete: deleted.has(name),
        insert: added.has(row),
      })
    }
    throw new Rewind()
  })
  await probing.catch((error: unknown) => {
    if (!(error instanceof Rewind)) throw error
  })
  return reaches
}

async function listKeys(tx: Transaction, query: string): Promise<ReadonlySet<string>> {
  const { rows } = await sql<{ row: string }>`${sql.raw(query)}`.execute(tx)
  return new Set(rows.map(({ row }) => row))
}

async function tryInserts(tx: Transaction, rows: readonly WorldRow[]): Promise<ReadonlySet<WorldRow>> {
  const addable = rows.flatMap(row =>
    row.another === undefined ? [] : [{ row, statement: insertOf(row.table, row.another) }],
  )
  const statements = addable.map(({ statement }) => statement)
  const { rows: answers } = await sql<{
    done: boolean[]
  }>`select probe.tries(${statements}::text[]) as done`.execute(tx)
  const done = answers[0]?.done ?? []
  return new Set(addable.flatMap(({ row }, at) => (done[at] === true ? [row] : [])))
}

/** What the model says of a row: seen or not, and what the grants let anybody do to a row they see. */
export function expectReach(row: WorldRow, sees: boolean, adds: boolean, changes: boolean): Reach {
  const grants = expectedGrants[row.table]
  if (grants === undefined) throw new Error(`no grants are written down for ${row.table}`)
  return {
    select: sees,
    update: changes && grants.update !== false,
    delete: changes && grants.delete,
    insert: adds && grants.insert && row.another !== undefined,
  }
}
