import { sql } from 'kysely'
import type { Transaction } from '../postgres/database.ts'
import { stride } from './turn.ts'

/** Begins no more jobs of a lane, but for the urgent ones; what is running is finished. */
export async function holdLane(tx: Transaction, lane: string): Promise<void> {
  await sql`update job set state = 'held' where lane = ${lane} and not urgent and state = 'waiting'`.execute(
    tx,
  )
}

/** Goes on with a lane: its held jobs get turns from now on, in their order, as if they came new. */
export async function resumeLane(tx: Transaction, lane: string): Promise<void> {
  await sql`
    update job set state = 'waiting', turn = fresh.turn
    from (
      select id, (select last_value from job_turn) + (row_number() over (order by turn, run_at, id) - 1) * ${stride.bulk}::int as turn
      from job where lane = ${lane} and not urgent and state = 'held') fresh
    where job.id = fresh.id`.execute(tx)
}
