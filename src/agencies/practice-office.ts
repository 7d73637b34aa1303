import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'
import { practiceOfficeId } from './schema.ts'

/** Declares the practice office unless it is there; in a transaction of scope 'all'. */
export async function ensurePracticeOffice(tx: Transaction): Promise<void> {
  await sql`
    insert into agency (id, code, level, name, valid_from, practice)
    values (${practiceOfficeId}, 'TAP-HUAN', 'commune', 'Sổ tập huấn (dữ liệu không có thật)', '1950-01-01', true)
    on conflict (id) do nothing`.execute(tx)
}
