import { sql } from 'kysely'
import type { Database } from '../platform/postgres/database.ts'
import { today } from '../platform/vietnam-day.ts'

const all = { scope: 'all' } as const

/** Puts the rows of `book_sum` together that say the same: without it the sums stay right and grow slow. */
export function keepBookSums(database: Database): Promise<void> {
  return database.transaction(all, async tx => {
    await sql`select compact_book_sums()`.execute(tx)
  })
}

/** Adds the days of books up by week: without it the days are read one by one. */
export function rollUpWeeks(database: Database): Promise<void> {
  return database.transaction(all, async tx => {
    await sql`select roll_up_weeks()`.execute(tx)
  })
}

/** Counts every book anew and puts right what does not agree: for who has filled the tables by other ways than the program's. */
export function recountBooks(database: Database): Promise<void> {
  return database.transaction(all, async tx => {
    await sql`select recount_books(${today()}::date)`.execute(tx)
  })
}
