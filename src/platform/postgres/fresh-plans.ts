import { sql } from 'kysely'
import type { Transaction } from './database.ts'

/**
 * Runs a statement that writes thousands of rows which refer to a table that has just grown. PostgreSQL keeps the plan of a foreign key's check for the life of a
 * connection; one made while the table was a page long reads the whole table for every row until its statistics are made anew: 6,000 cases of a ledger
 * took 15 s instead of one.
 */
export async function withFreshPlans<T>(tx: Transaction, run: () => Promise<T>): Promise<T> {
  await sql`select set_config('plan_cache_mode', 'force_custom_plan', true)`.execute(tx)
  const result = await run()
  await sql`select set_config('plan_cache_mode', 'auto', true)`.execute(tx)
  return result
}
