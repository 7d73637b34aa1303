import { type RawBuilder, sql } from 'kysely'
import type { z } from 'zod'
import { AppError } from '../../errors.ts'
import { requireOpenBook } from '../../inventory/close-book.ts'
import { appendJournal } from '../../journal/append.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { findRule } from '../check-rules.ts'
import type { CorrectionPlace } from './apply-corrections.ts'
import type { alikeListSchema, answerAlikeSchema, takeBackAlikeSchema } from './schema.ts'

/**
 * Says of all open findings that are alike that the paper has it so; answers how many. Throws `not-found`, `finding.not-overridable`,
 * `package.deposited`, `book.closed`.
 */
export async function answerAlike(
  tx: Transaction,
  place: CorrectionPlace,
  { reason, ...alike }: z.infer<typeof answerAlikeSchema>,
): Promise<number> {
  const answer = sql`resolution = 'as-in-book', reason = ${reason}, resolved_by = ${place.accountId}, resolved_at = now()`
  return answerAll(tx, place, alike, { answer, where: sql`resolution is null`, reason })
}

/** Takes back what was said of findings that are alike, if a reason is given only what was said with it; answers how many. Throws as `answerAlike` does. */
export async function takeBackAlike(
  tx: Transaction,
  place: CorrectionPlace,
  { reason, ...alike }: z.infer<typeof takeBackAlikeSchema>,
): Promise<number> {
  const answer = sql`resolution = null, reason = null, resolved_by = null, resolved_at = null`
  const where = sql`resolution is not null ${reason === undefined ? sql`` : sql`and reason = ${reason}`}`
  return answerAll(tx, place, alike, { answer, where, reason: null })
}

type Alike = Omit<z.infer<typeof answerAlikeSchema>, 'reason'>

async function answerAll(
  tx: Transaction,
  { agencyId, packageId, accountId }: CorrectionPlace,
  { code, column, value, suggestion }: Alike,
  {
    answer,
    where,
    reason,
  }: { answer: RawBuilder<unknown>; where: RawBuilder<unknown>; reason: string | null },
): Promise<number> {
  const { rows: packages } = await sql<{ state: string; book_id: string | null }>`
    select state, book_id from package where agency_id = ${agencyId} and id = ${packageId}`.execute(tx)
  const pack = packages[0]
  if (pack === undefined) throw new AppError('not-found')
  if (pack.book_id !== null) await requireOpenBook(tx, agencyId, pack.book_id)
  if (pack.state === 'deposited') throw new AppError('package.deposited')
  if (reason !== null && findRule(code)?.overridable !== true) throw new AppError('finding.not-overridable')
  const { rows } = await sql`
    update finding set ${answer}
    where agency_id = ${agencyId} and package_id = ${packageId} and code = ${code} and ${where}
      ${column === undefined ? sql`` : sql`and "column" = ${column}`}
      ${value === undefined ? sql`` : sql`and value = ${value}`}
      ${suggestion === undefined ? sql`` : sql`and suggestion = ${suggestion}`}
    returning id`.execute(tx)
  if (rows.length === 0) return 0
  await appendJournal(tx, {
    agencyId,
    accountId,
    action: 'finding.resolve',
    subject: `package:${packageId}`,
    detail: { code, column, count: rows.length, answer: reason === null ? 'taken-back' : 'as-in-book' },
    after: { value, suggestion, reason },
  })
  return rows.length
}

/** The open findings of a rule by column, value and suggestion, the most frequent first. */
export async function listAlikeGroups(
  tx: Transaction,
  agencyId: string,
  packageId: string,
  code: string,
): Promise<z.infer<typeof alikeListSchema>> {
  const { rows } = await sql<z.infer<typeof alikeListSchema>['groups'][number] & { total: number }>`
    select "column", value, suggestion, count(*)::int as count, (count(*) over ())::int as total from finding
    where agency_id = ${agencyId} and package_id = ${packageId} and code = ${code} and resolution is null
    group by "column", value, suggestion order by 4 desc, "column", value, suggestion limit 200`.execute(tx)
  return { total: rows[0]?.total ?? 0, groups: rows.map(({ total: _, ...group }) => group) }
}
