import { sql } from 'kysely'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findKind } from '../../register/kind.ts'
import type { AgencyEvidence } from '../kernel/residual/evidence.ts'
import { sameValue } from '../kernel/same-value.ts'

interface AnswersRow {
  readonly kind: string
  readonly known: Readonly<Record<string, string>>
  readonly answers: readonly {
    readonly fields: readonly string[]
    readonly values: Readonly<Record<string, string>>
    readonly doubts: Readonly<Record<string, unknown>>
  }[]
}

/** The latest known entries of an agency that are looked at: more than a commune sets in years. */
const mostEntries = 2000

/**
 * What the known entries of an agency tell of two who read the same, and of its arbiters. Counts only; the same for everybody who may see the book, so it
 * is read with scope 'all'.
 */
export async function readAgencyEvidence(tx: Transaction, agencyId: string): Promise<AgencyEvidence> {
  const { rows } = await sql<AnswersRow>`
    select book.kind, gold."values" as known, (
      select coalesce(jsonb_agg(jsonb_build_object('fields', task.fields, 'values', keying."values", 'doubts', keying.doubts) order by task.gold, task.pass, task.id), '[]')
      from keying_task task join keying on keying.agency_id = task.agency_id and keying.task_id = task.id
      where task.agency_id = gold.agency_id and task.entry_id = gold.entry_id and task.state = 'done') as answers
    from gold_entry gold join book on book.agency_id = gold.agency_id and book.id = gold.book_id
    where gold.agency_id = ${agencyId}
    order by gold.at desc limit ${mostEntries}`.execute(tx)
  const arbiter = await sql<{ measured: number; wrong: number }>`
    select count(*)::int as measured, count(*) filter (where fault <> 'first')::int as wrong
    from keying_difference where agency_id = ${agencyId} and gold and settled_at is not null`.execute(tx)
  return { pairs: countPairs(rows), arbiter: arbiter.rows[0] ?? { measured: 0, wrong: 0 } }
}

/** Answers to a known field two by two: the first and the second, the third and the fourth, so that none is counted twice. */
function countPairs(rows: readonly AnswersRow[]): AgencyEvidence['pairs'] {
  let [measured, wrong, alike] = [0, 0, 0]
  for (const { kind: code, known, answers } of rows) {
    const kind = findKind(code)
    if (kind === undefined) continue
    for (const [field, right] of Object.entries(known)) {
      const keyed = answers.flatMap(({ fields, values, doubts }) =>
        fields.includes(field) && doubts[field] === undefined ? [values[field] ?? ''] : [],
      )
      for (let at = 0; at + 1 < keyed.length; at += 2) {
        const [one = '', other = ''] = [keyed[at], keyed[at + 1]]
        const right1 = sameValue(kind, field, one, right)
        const right2 = sameValue(kind, field, other, right)
        measured++
        if (!(right1 && right2)) wrong++
        if (!right1 && !right2 && sameValue(kind, field, one, other)) alike++
      }
    }
  }
  return { measured, wrong, alike }
}
