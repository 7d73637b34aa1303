import { type RawBuilder, sql } from 'kysely'
import { findActingAgencies } from '../agencies/acting-agencies.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { isLikelyTwice } from './duplicates/likely-pairs.ts'
import type { BookFilter } from './schema.ts'
import { seenNumber } from './seen-number.ts'
import { listUnkeptHolders } from './unkept-holders.ts'

type Condition = RawBuilder<boolean>

/**
 * What a filter of books asks, as one condition on the book `b`: the list of books and every number that opens it use this one. Second copies that were listed as
 * books of their own, and books for practising, are left out always.
 */
export async function bookConditions(tx: Transaction, filter: BookFilter): Promise<Condition> {
  const under = filter.under === undefined ? [] : [await isKeptBy(tx, filter.under, true)]
  const keeper = filter.keeper === undefined ? [] : [await isKeeper(tx, filter.keeper)]
  return sql<boolean>`(${sql.join([isListed, ...listConditions(filter), ...under, ...keeper], sql` and `)})`
}

/** Whether the book `b` counts: not the second copy of another one, and not for practising. */
export const isListed = sql<boolean>`(b.second_of_book_id is null and b.agency_id not in (select id from agency where practice))`

function listConditions(filter: BookFilter): readonly Condition[] {
  const { kind, kinds, state, agency, level, levels, year, yearFrom, yearTo, step, waits } = filter
  const { condition, duplicates } = filter
  const { period, contractor, standing, second, reviewed, holder } = filter
  return [
    when(kind, it => sql`b.kind = ${it}`),
    when(kinds, it => sql`b.kind = any(${it.split(',')}::text[])`),
    when(state, it => sql`b.state = ${it}`),
    when(agency, it => sql`b.agency_id = ${it}`),
    when(level, it => sql`b.agency_id in (select id from agency where level = ${it})`),
    when(
      levels,
      it => sql`b.agency_id in (select id from agency where level = any(${it.split(',')}::text[]))`,
    ),
    when(
      levels,
      it => sql`b.agency_id in (select id from agency where level = any(${it.split(',')}::text[]))`,
    ),
    when(year, it => sql`b.year = ${it}`),
    when(yearFrom, it => sql`b.year >= ${it}`),
    when(yearTo, it => sql`b.year <= ${it}`),
    when(period, it => (it === 'none' ? sql`b.period is null` : sql`b.period = ${it}`)),
    when(contractor, it =>
      it === 'none' ? sql`b.contractor_id is null` : sql`b.contractor_id = ${it}::uuid`,
    ),
    when(step, stepCondition),
    when(waits, it => waitCondition[it]),
    when(standing, it => hasCopy(sql`c.copy = 'registering' and c.standing = ${it}`)),
    when(second, it =>
      it === 'none'
        ? sql`not ${hasCopy(sql`c.copy = 'superior'`)}`
        : hasCopy(sql`c.copy = 'superior' and c.standing = ${it}`),
    ),
    when(condition, it => hasCopy(sql`c.copy = 'registering' and c.condition = ${it}`)),
    when(reviewed, it => (it === 'yes' ? sql`b.reviewed_at is not null` : sql`b.reviewed_at is null`)),
    when(holder, it =>
      hasCopy(
        it === 'out'
          ? sql`num_nonnulls(c.holder_agency_id, c.holder_contractor_id) > 0`
          : sql`${it}::uuid in (c.holder_agency_id, c.holder_contractor_id)`,
      ),
    ),
    when(duplicates, () => isLikelyTwice),
  ].flat()
}

const when = <Value>(value: Value | undefined, condition: (value: Value) => Condition): Condition[] =>
  value === undefined ? [] : [condition(value)]

const hasCopy = (condition: RawBuilder<unknown>): Condition =>
  sql`exists (select from book_copy c where c.agency_id = b.agency_id and c.book_id = b.id and ${condition})`

const pages = seenNumber('pages')
const [keyed, cases] = [seenNumber('keyed'), seenNumber('cases')]

/** A book of which a package came without pages is past scanning; keyed is a book with a row for each of its cases. */
const done = {
  scanned: sql<boolean>`(${pages} > 0 or b.state <> 'listed')`,
  keyed: sql<boolean>`(${keyed} > 0 and ${keyed} >= ${cases})`,
  checked: sql<boolean>`b.state in ('checked', 'deposited', 'accepted')`,
  deposited: sql<boolean>`b.state in ('deposited', 'accepted')`,
  accepted: sql<boolean>`b.state = 'accepted'`,
}

/** Whether the book `b` is stopped by something. */
export const waitCondition: Readonly<Record<NonNullable<BookFilter['waits']>, Condition>> = {
  arbitration: sql`exists (select from keying_difference d where d.agency_id = b.agency_id and d.book_id = b.id and d.settled_at is null and not d.gold)`,
  findings: sql`(${seenNumber('pdfs')} > 0 and ${keyed} > ${seenNumber('checked')})`,
}

/** Whether the book `b` has, or has not, a step behind it. */
export function stepCondition(step: NonNullable<BookFilter['step']>): Condition {
  switch (step) {
    case 'unscanned':
      return sql`not ${done.scanned}`
    case 'unkeyed':
      return sql`not ${done.keyed}`
    case 'unchecked':
      return sql`not ${done.checked}`
    case 'undeposited':
      return sql`not ${done.deposited}`
    case 'unaccepted':
      return sql`not ${done.accepted}`
    default:
      return done[step]
  }
}

/** Each book has one keeper or, of a divided agency, none yet: so the books of several agencies add up. */
async function isKeptBy(tx: Transaction, agencyId: string, below: boolean): Promise<Condition> {
  const { whole } = await findActingAgencies(tx, agencyId, { below })
  return sql`((b.keeper_id is null and b.agency_id = any(${whole}::uuid[])) or b.keeper_id = any(${whole}::uuid[]))`
}

async function isKeeper(tx: Transaction, keeper: string): Promise<Condition> {
  if (keeper !== 'none') return isKeptBy(tx, keeper, false)
  const unknown = await listUnkeptHolders(tx)
  return sql`coalesce(b.keeper_id, b.agency_id) = any(${unknown}::uuid[])`
}
