import type { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { vi } from 'vitest'
import { openTestApp, type TestApp } from '../../platform/testing/test-database.ts'
import { dayBefore, startOf } from '../../platform/vietnam-day.ts'
import { appendJournal, systemAgencyId } from '../append.ts'
import { firstPrevious, hashRow } from '../canonical.ts'
import { getAnchorFile, listSealedDays } from '../list-anchors.ts'
import type { AnchorFile } from '../schema.ts'
import { sealFinishedDays } from '../seal-days.ts'

/** For tests: the clock stands still, long before the database's own, so that neither midnight nor the year of the run matters. */
export const today = '2025-03-10'
export const yesterday: string = dayBefore(today)
export const twoDaysAgo: string = dayBefore(yesterday)
export const threeDaysAgo: string = dayBefore(twoDaysAgo)

/** For tests: sets the clock to nine in the morning of a day. */
export function setClock(day: string): void {
  vi.setSystemTime(startOf(day).getTime() + 9 * 3_600_000)
}

/** For tests: a row, as it is named. */
export interface RowName {
  readonly agency_id: string
  readonly sequence: number
}

/** For tests: a journal of two agencies and the system over four days; three are sealed, and their anchors kept. */
export interface SealedJournal {
  readonly app: TestApp
  readonly one: string
  readonly other: string
  readonly kept: readonly AnchorFile[]
  listRows(): Promise<readonly RowName[]>
  /** Alters the journal as only the owner of the server could, looks, and puts it back. */
  tampered<T>(alter: (client: Client) => Promise<unknown>, look: () => Promise<T>): Promise<T>
  close(): Promise<void>
}

const everything = { scope: 'all' } as const

/** For tests: opens an app with such a journal. The clock is a false one until `close`. */
export async function openSealedJournal(): Promise<SealedJournal> {
  const app = await openTestApp()
  const one = newId()
  const other = newId()
  vi.useFakeTimers({ toFake: ['Date'] })
  await append(app, threeDaysAgo, one, one, other, one, other, systemAgencyId, one)
  await append(app, yesterday, other, one, other, one)
  setClock(today)
  await sealFinishedDays(app.database)
  await append(app, today, one, other, one)
  const days = await app.database.transaction(everything, listSealedDays)
  return {
    app,
    one,
    other,
    kept: await Promise.all(
      days.map(day => app.database.transaction(everything, tx => getAnchorFile(tx, day))),
    ),
    listRows: () =>
      app.asOwner(async client => {
        const { rows } = await client.query<RowName>(
          'select agency_id, sequence::int from journal order by agency_id, sequence',
        )
        return rows
      }),
    tampered: (alter, look) => app.asOwner(client => tamper(client, alter, look)),
    async close() {
      vi.useRealTimers()
      await app.close()
    },
  }
}

/** Appends a row to each of these chains on a day. */
async function append(app: TestApp, day: string, ...agencies: readonly string[]): Promise<void> {
  setClock(day)
  const by = { scope: 'all', origin: { accountId: newId(), address: '10.0.0.7' } } as const
  for (const [n, agencyId] of agencies.entries())
    await app.database.transaction(by, tx =>
      appendJournal(tx, {
        agencyId,
        action: 'book.update',
        subject: `book:${n}`,
        detail: { n, ghi: ['Sổ khai sinh', 1.5, null] },
        before: { n },
        after: { n: n + 1 },
      }),
    )
}

const saved = ['journal', 'journal_head', 'journal_anchor']

async function tamper<T>(
  client: Client,
  alter: (client: Client) => Promise<unknown>,
  look: () => Promise<T>,
): Promise<T> {
  for (const table of saved) await client.query(`create table saved_${table} as select * from ${table}`)
  try {
    await alter(client)
    return await look()
  } finally {
    for (const table of saved)
      await client.query(
        `delete from ${table}; insert into ${table} select * from saved_${table}; drop table saved_${table}`,
      )
  }
}

/** For tests: changes one row and computes every link after it again, as a forger would. */
export async function rewriteChain(
  client: Client,
  { agency_id: agencyId, sequence: from }: RowName,
): Promise<void> {
  const { rows } = await client.query('select * from journal where agency_id = $1 order by sequence', [
    agencyId,
  ])
  let previous: Buffer = firstPrevious
  for (const row of rows) {
    const subject = Number(row.sequence) === from ? 'book:forged' : row.subject
    const hash = hashRow(previous, {
      agencyId,
      sequence: Number(row.sequence),
      at: row.at.toISOString(),
      accountId: row.account_id,
      address: row.address,
      action: row.action,
      subject,
      detail: row.detail,
      before: row.before,
      after: row.after,
    })
    await client.query(
      'update journal set subject = $3, previous = $4, hash = $5 where agency_id = $1 and sequence = $2',
      [agencyId, row.sequence, subject, previous, hash],
    )
    previous = hash
  }
  await client.query('update journal_head set hash = $2 where agency_id = $1', [agencyId, previous])
}
