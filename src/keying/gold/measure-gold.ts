import { sql } from 'kysely'
import { v7 as newId } from 'uuid'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import { sameValue } from '../kernel/same-value.ts'
import type { Doubt } from '../schema.ts'

/** A known entry as somebody keyed it. */
interface GoldAnswer {
  readonly task: string
  readonly entry: string
  /** The book of whoever keyed it: their figures belong there. */
  readonly book: string
  /** The task that keyed the entry itself, when there is one: so that a difference looks like any other. */
  readonly own: string | null
  readonly kind: string
  readonly state: string
  readonly fields: readonly string[]
  readonly keyed: Readonly<Record<string, string>>
  readonly doubts: Readonly<Record<string, Doubt>>
  readonly known: Readonly<Record<string, string>>
}

/** One field of it, compared. */
interface Measurement {
  readonly answer: GoldAnswer
  readonly field: string
  readonly keyed: string
  readonly known: string
  readonly wrong: boolean
}

/**
 * Compares what was keyed of known entries with the known answer, field by field; of the tasks named, those that are finished and are gold. A wrong answer goes
 * beside the right one to the arbiters as a difference like any other, which measures them and changes no entry. What the keyer said to be unreadable, or parked, is
 * an honest answer and measures nothing. Needs a transaction that sees gold entries (scope 'all'). Measuring again changes nothing.
 */
export async function measureGold(
  tx: Transaction,
  agencyId: string,
  taskIds: readonly string[],
): Promise<void> {
  if (taskIds.length === 0) return
  const answers = await readAnswers(tx, agencyId, taskIds)
  if (answers.length === 0) return
  const measured = answers.flatMap(compareAnswer)
  await writeResults(tx, agencyId, measured)
  await writeDifferences(
    tx,
    agencyId,
    measured.filter(({ wrong }) => wrong),
  )
  await sql`
    update keying_task set settled_at = now()
    where agency_id = ${agencyId} and id = any(${answers.map(({ task }) => task)}::uuid[]) and settled_at is null`.execute(
    tx,
  )
}

async function readAnswers(
  tx: Transaction,
  agencyId: string,
  taskIds: readonly string[],
): Promise<readonly GoldAnswer[]> {
  const { rows } = await sql<GoldAnswer>`
    select task.id as task, task.entry_id as entry, batch.book_id as book, book.kind, task.state, task.fields,
      keying."values" as keyed, keying.doubts, gold."values" as known,
      (select own.id from keying_task own
        where own.agency_id = task.agency_id and own.entry_id = task.entry_id and own.pass = 1 and not own.gold and own.state = 'done') as own
    from keying_task task
      join keying_batch batch on batch.agency_id = task.agency_id and batch.id = task.batch_id
      join book on book.agency_id = batch.agency_id and book.id = batch.book_id
      join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
      join gold_entry gold on gold.agency_id = task.agency_id and gold.entry_id = task.entry_id
    where task.agency_id = ${agencyId} and task.id = any(${taskIds}::uuid[]) and task.gold
      and task.state in ('done', 'parked') and task.settled_at is null`.execute(tx)
  return rows
}

function compareAnswer(answer: GoldAnswer): readonly Measurement[] {
  const kind = findKind(answer.kind)
  if (answer.state === 'parked' || kind === undefined) return []
  return answer.fields.flatMap(field => {
    const known = answer.known[field]
    if (known === undefined || answer.doubts[field]?.kind === 'unreadable') return []
    const keyed = answer.keyed[field] ?? ''
    return [{ answer, field, keyed, known, wrong: !sameValue(kind, field, keyed, known) }]
  })
}

async function writeResults(
  tx: Transaction,
  agencyId: string,
  measured: readonly Measurement[],
): Promise<void> {
  const rows = measured.map(({ answer, field, keyed, wrong }) => ({
    ...{ task: answer.task, book: answer.book, field, keyed, wrong },
  }))
  await sql`
    insert into gold_result (agency_id, task_id, field, book_id, keyed, wrong)
    select ${agencyId}, task, field, book, keyed, wrong
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as result (task uuid, book uuid, field text, keyed text, wrong boolean)
    on conflict do nothing`.execute(tx)
}

/** The difference stands in the book of the entry, whose pages the arbiter needs. */
async function writeDifferences(
  tx: Transaction,
  agencyId: string,
  wrong: readonly Measurement[],
): Promise<void> {
  if (wrong.length === 0) return
  const rows = wrong.map(({ answer, field, keyed, known }) => ({
    ...{ id: newId(), entry: answer.entry, task: answer.task, own: answer.own ?? answer.task },
    ...{ field, keyed, known, doubt: answer.doubts[field] ?? null },
  }))
  await sql`
    insert into keying_difference (agency_id, id, book_id, entry_id, first_task, second_task, field, first, second, first_doubt, gold)
    select ${agencyId}, wrong.id, entry.book_id, entry.id, task, own, field, keyed, known, nullif(doubt, 'null'::jsonb), true
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
        as wrong (id uuid, entry uuid, task uuid, own uuid, field text, keyed text, known text, doubt jsonb)
      join entry on entry.agency_id = ${agencyId} and entry.id = wrong.entry
    on conflict do nothing`.execute(tx)
}
