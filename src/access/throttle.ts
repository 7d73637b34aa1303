import { sql } from 'kysely'
import { AppError } from '../errors.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import { formatSource } from './source-address.ts'

/**
 * How many failures hold further attempts back, and for how long they count. pair: one name from one address. account: one name from
 * anywhere, but not from an address where it has signed in before: somebody who guesses from many addresses can't lock the
 * owner out. address: any names. code: wrong codes after the right password; a code has only a million values, so a day.
 */
export const limits = {
  pair: { failures: 10, minutes: 15 },
  account: { failures: 50, minutes: 15 },
  address: { failures: 100, minutes: 15 },
  code: { failures: 20, minutes: 24 * 60 },
} as const
type Limit = keyof typeof limits

/** An attempt to sign in: the name that was typed and where it came from. */
export interface Attempt {
  readonly username: string
  readonly address: string
}

/** The name that is looked up and counted, for every way of typing it: wide letters, capitals, blanks and control characters make no difference. */
export function normalizeUsername(typed: string): string {
  return typed
    .normalize('NFKC')
    .replace(/[\p{Cc}\p{Cf}\s]/gu, '')
    .toLowerCase()
}

type Subjects = Readonly<Partial<Record<Limit, string>>>

function subjectsOf({ username, address }: Attempt) {
  const name = normalizeUsername(username)
  const source = formatSource(address)
  return { pair: `pair:${name}@${source}`, account: `account:${name}`, address: `address:${source}` }
}

/**
 * Counts an attempt as failed before it is tried, so that many at once can't slip through; `clearAttempts` takes it back after
 * a success. Throws `sign-in.throttled`, and counts nothing, when there have been too many: one query, no lock, no hashing.
 */
export async function countAttempt(tx: Transaction, attempt: Attempt): Promise<void> {
  const subjects = subjectsOf(attempt)
  await refuseTooMany(tx, subjects, attempt)
  await lock(tx, subjects)
  await refuseTooMany(tx, subjects, attempt)
  await note(tx, subjects)
}

/** The same for a code that is about to be compared, the password being right. */
export async function countCode(tx: Transaction, accountId: string): Promise<void> {
  const subjects = { code: `code:${accountId}` }
  await lock(tx, subjects)
  await refuseTooMany(tx, subjects)
  await note(tx, subjects)
}

async function refuseTooMany(tx: Transaction, subjects: Subjects, attempt?: Attempt): Promise<void> {
  const kinds = Object.keys(subjects) as Limit[]
  const { rows } = await sql<{ subject: string; failures: number; oldest: Date }>`
    select subject, count(*) as failures, min(at) as oldest
    from unnest(${kinds.map(kind => subjects[kind])}::text[], ${kinds.map(kind => limits[kind].minutes)}::integer[]) as asked (subject, minutes)
    join sign_in_failure using (subject) where at > now() - make_interval(mins => minutes) group by subject`.execute(
    tx,
  )
  for (const kind of kinds) {
    const { failures, minutes } = limits[kind]
    const found = rows.find(({ subject }) => subject === subjects[kind])
    if (found === undefined || found.failures < failures) continue
    if (kind === 'account' && attempt !== undefined && (await isKnownSource(tx, attempt))) continue
    throw new AppError('sign-in.throttled', { minutes: minutesLeft(found.oldest, minutes) })
  }
}

/** Whether somebody has signed in as this account from this source, for as long as ended sessions are kept. */
async function isKnownSource(tx: Transaction, { username, address }: Attempt): Promise<boolean> {
  const rows = await tx
    .selectFrom('session')
    .innerJoin('account', 'account.id', 'session.account_id')
    .select('session.address')
    .distinct()
    .where('account.username', '=', normalizeUsername(username))
    .execute()
  const source = formatSource(address)
  return rows.some(row => row.address !== null && formatSource(row.address) === source)
}

/** The oldest failure leaves the window first. */
function minutesLeft(oldest: Date, windowMinutes: number): number {
  const passedMinutes = (Date.now() - oldest.getTime()) / 60_000
  return Math.min(windowMinutes, Math.max(1, Math.ceil(windowMinutes - passedMinutes)))
}

/** In one order, so that two attempts can't wait for each other. */
async function lock(tx: Transaction, subjects: Subjects): Promise<void> {
  await sql`select pg_advisory_xact_lock(key) from (
    select hashtextextended(subject, 0) as key from unnest(${Object.values(subjects)}::text[]) subject order by key) locks`.execute(
    tx,
  )
}

/** All rows of one attempt bear one time: `clearAttempts` finds them by it. */
async function note(tx: Transaction, subjects: Subjects): Promise<void> {
  await tx
    .insertInto('sign_in_failure')
    .values(Object.values(subjects).map(subject => ({ subject })))
    .execute()
}

/**
 * After a success: what this name has failed from this address is forgotten, in all counts. What others failed stays: else a guesser
 * could wait for the owner to sign in, or sign in to an account of their own, and begin again. Old rows go, too.
 */
export async function clearAttempts(tx: Transaction, attempt: Attempt): Promise<void> {
  const { pair, account, address } = subjectsOf(attempt)
  await sql`with forgiven as (delete from sign_in_failure where subject = ${pair} returning at)
    delete from sign_in_failure where subject in (${account}, ${address}) and at in (select at from forgiven)`.execute(
    tx,
  )
  await sql`delete from sign_in_failure where at < now() - interval '1 day'`.execute(tx)
}

/** After a code that fits: takes its own count back and no other, for the same reason. */
export async function clearCode(tx: Transaction, accountId: string): Promise<void> {
  await sql`delete from sign_in_failure where ctid in (
    select ctid from sign_in_failure where subject = ${`code:${accountId}`} order by at desc limit 1)`.execute(
    tx,
  )
}

/** After an administrator has given a new password or taken the second factor away: the person may try at once. */
export async function forgetFailures(
  tx: Transaction,
  account: { readonly id: string; readonly username: string },
): Promise<void> {
  await sql`delete from sign_in_failure where subject in (${`account:${account.username}`}, ${`code:${account.id}`})
    or starts_with(subject, ${`pair:${account.username}@`})`.execute(tx)
}
