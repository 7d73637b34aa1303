import type { Database } from '../postgres/database.ts'

/** How many jobs are in each state. */
export async function countJobs(
  database: Database,
): Promise<Readonly<Record<'waiting' | 'held' | 'running' | 'done' | 'failed', number>>> {
  const rows = await database.transaction({ scope: 'all' }, tx =>
    tx
      .selectFrom('job')
      .select(eb => ['state', eb.fn.countAll<number>().as('count')])
      .groupBy('state')
      .execute(),
  )
  const count = (state: string) => rows.find(row => row.state === state)?.count ?? 0
  return {
    waiting: count('waiting'),
    held: count('held'),
    running: count('running'),
    done: count('done'),
    failed: count('failed'),
  }
}
