import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { foldName } from '../../register/names.ts'

/**
 * The ids of names in the dictionary, which takes in those it lacks. New names go in sorted and in one statement, so that deposits
 * that run at the same time wait for each other in the same order and never in a circle.
 */
export async function ensureNames(tx: Transaction, names: Iterable<string>): Promise<Map<string, string>> {
  const wanted = [...new Set(names)].sort()
  const ids = await findNameIds(tx, wanted)
  const missing = wanted.filter(name => !ids.has(name))
  if (missing.length === 0) return ids
  const folded = missing.map(foldName)
  await sql`
    insert into name (text, folded)
    select text, folded from unnest(${missing}::text[], ${folded}::text[]) as missing (text, folded)
    on conflict (text) do nothing`.execute(tx)
  for (const [text, id] of await findNameIds(tx, missing)) ids.set(text, id)
  return ids
}

async function findNameIds(tx: Transaction, names: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; text: string }>`
    select id::text, text from name where text = any(${names}::text[])`.execute(tx)
  return new Map(rows.map(row => [row.text, row.id]))
}
