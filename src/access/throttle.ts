import { isIPv6 } from 'node:net'
import { sql } from 'kysely'
import type { Transaction } from '../platform/postgres/database.ts'

/** How many failures in the window hold further attempts back. */
const windowMinutes = 15
const limits = { pair: 10, account: 50, address: 100 } as const

/** An attempt to sign in: the name that was typed and where it came from. */
export interface Attempt {
  readonly username: string
  readonly address: string
}

/** A whole IPv6 /64 is one household: it counts as one address. */
export function formatSource(address: string): string {
  if (!isIPv6(address) || address.startsWith('::ffff:')) return address.replace(/^::ffff:/, '')
  const [head = '', tail] = address.split('::')
  const left = head === '' ? [] : head.split(':')
  const right = tail === undefined || tail === '' ? [] : tail.split(':')
  const zeros =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0')
  return `${[...left, ...zeros, ...right].slice(0, 4).join(':')}::/64`
}

function subjectsOf({ username, address }: Attempt): Readonly<Record<keyof typeof limits, string>> {
  const source = formatSource(address)
  return { pair: `pair:${username}@${source}`, account: `account:${username}`, address: `address:${source}` }
}

/**
 * Counts an attempt as failed before it is tried, so that many at once can't slip through; `clearAttempts` takes it back after
 * a success. Returns false, and counts nothing, when there have been too many.
 */
export async function countAttempt(tx: Transaction, attempt: Attempt): Promise<boolean> {
  const subjects = subjectsOf(attempt)
  // In one order, so that two attempts can't wait for each other.
  for (const subject of Object.values(subjects).sort()) {
    await sql`select pg_advisory_xact_lock(hashtextextended(${subject}, 0))`.execute(tx)
  }
  const { rows } = await sql<{ subject: string; failures: number }>`
    select subject, count(*) as failures from sign_in_failure
    where subject = any(${Object.values(subjects)}::text[]) and at > now() - make_interval(mins => ${windowMinutes})
    group by subject`.execute(tx)
  const counts = new Map(rows.map(row => [row.subject, row.failures]))
  const over = (kind: keyof typeof limits) => (counts.get(subjects[kind]) ?? 0) >= limits[kind]
  if (over('pair') || over('account') || over('address')) return false
  await tx
    .insertInto('sign_in_failure')
    .values(Object.values(subjects).map(subject => ({ subject })))
    .execute()
  return true
}

/** After a success: the account's failures are forgotten, those of the address only for this account. Old rows go too. */
export async function clearAttempts(tx: Transaction, attempt: Attempt): Promise<void> {
  const { pair, account, address } = subjectsOf(attempt)
  await sql`delete from sign_in_failure where subject in (${pair}, ${account}) or at < now() - interval '1 day'`.execute(
    tx,
  )
  await sql`delete from sign_in_failure where ctid in (
    select ctid from sign_in_failure where subject = ${address} order by at desc limit 1)`.execute(tx)
}

/** How long to tell a person to wait, in minutes. */
export const waitMinutes: number = windowMinutes
