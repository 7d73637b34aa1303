import fc from 'fast-check'
import type { Client } from 'pg'
import { v7 as newId } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startOf } from '../platform/vietnam-day.ts'
import { systemAgencyId } from './append.ts'
import { firstPrevious, hashRow } from './canonical.ts'
import { compareAnchors } from './compare-anchors.ts'
import { sealFinishedDays } from './seal-days.ts'
import {
  openSealedJournal,
  rewriteChain,
  type SealedJournal,
  threeDaysAgo,
  twoDaysAgo,
  yesterday,
} from './testing/sealed-journal.ts'
import { verifyJournal } from './verify.ts'

let journal: SealedJournal

beforeAll(async () => {
  journal = await openSealedJournal()
})
afterAll(() => journal.close())

const verify = () => verifyJournal(journal.app.database)

test('untouched, everything fits: chains, seals, and the anchors that were kept', async () => {
  expect(await verify()).toMatchObject({ broken: [], brokenAnchors: [], anchors: 3, sealedTo: yesterday })
  expect(journal.kept.map(anchor => [anchor.day, anchor.rows, anchor.chains.length])).toEqual([
    [threeDaysAgo, 7, 3],
    [twoDaysAgo, 0, 3],
    [yesterday, 4, 3],
  ])
  expect(await compareAnchors(journal.app.database, journal.kept)).toEqual([])
})

test('a chain written anew with right hashes is told by the anchors alone; what is not yet sealed is not', async () => {
  const rows = await journal.listRows()
  const sealed = new Map(journal.kept.at(-1)?.chains.map(({ agencyId, sequence }) => [agencyId, sequence]))
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...rows), async row => {
      const check = await journal.tampered(client => rewriteChain(client, row), verify)
      expect(check.broken).toEqual([])
      const named = check.brokenAnchors.filter(({ fault }) => fault === 'chain')
      if (row.sequence > (sealed.get(row.agency_id) ?? 0)) expect(named).toEqual([])
      else {
        expect(named).toMatchObject([{ agencyId: row.agency_id, sequence: expect.any(Number) }])
        expect(named[0]?.sequence).toBeGreaterThanOrEqual(row.sequence)
      }
    }),
    { numRuns: 25 },
  )
})

test('a forged row below a seal, and a forged chain, are told by the seal', async () => {
  const at = startOf(yesterday).getTime() + 23 * 3_600_000
  const forge = (agencyId: string, sequence: number, previous: Buffer) => async (client: Client) => {
    const row = { agencyId, sequence, at: new Date(at).toISOString(), accountId: null, address: null }
    const event = { action: 'record.read', subject: 'record:1', detail: {}, before: null, after: null }
    const hash = hashRow(previous, { ...row, ...event })
    await client.query('delete from journal where agency_id = $1 and sequence >= $2', [agencyId, sequence])
    await client.query(
      `insert into journal (agency_id, sequence, at, action, subject, detail, previous, hash) values ($1, $2, $3, $4, $5, '{}', $6, $7)`,
      [agencyId, sequence, row.at, event.action, event.subject, previous, hash],
    )
    await client.query(
      `insert into journal_head (agency_id, sequence, hash, at) values ($1, $2, $3, $4)
       on conflict (agency_id) do update set sequence = $2, hash = $3`,
      [agencyId, sequence, hash, row.at],
    )
  }
  const last = journal.kept.at(-1)?.chains.find(({ agencyId }) => agencyId === journal.one)
  const below = await journal.tampered(
    forge(journal.one, (last?.sequence ?? 0) + 1, Buffer.from(last?.hash ?? '', 'hex')),
    verify,
  )
  expect(below).toMatchObject({ broken: [], brokenAnchors: [{ fault: 'chain', agencyId: journal.one }] })
  const stranger = newId()
  const foreign = await journal.tampered(forge(stranger, 1, firstPrevious), verify)
  expect(foreign).toMatchObject({ broken: [], brokenAnchors: [{ fault: 'chain', agencyId: stranger }] })
})

test('an anchor altered or removed is named', async () => {
  const brokenAfter = async (statement: string) =>
    (await journal.tampered(client => client.query(statement), verify)).brokenAnchors
  for (const change of [
    'row_count = row_count + 1',
    `made_at = made_at + interval '1 second'`,
    `chains = chains - 0`,
    'hash = sha256(hash)',
    'previous = sha256(previous)',
  ])
    expect(
      await brokenAfter(`update journal_anchor set ${change} where day = '${twoDaysAgo}'`),
      change,
    ).toContainEqual({ day: twoDaysAgo, fault: 'altered', agencyId: null, sequence: null })
  for (const day of [threeDaysAgo, twoDaysAgo, yesterday])
    expect(await brokenAfter(`delete from journal_anchor where day = '${day}'`), day).toMatchObject([
      { day, fault: 'missing' },
    ])
})

test('whoever writes chains, anchors and all anew is told by the files that were kept outside', async () => {
  const forged = async (client: Client) => {
    await rewriteChain(client, { agency_id: journal.one, sequence: 2 })
    // The system's chain goes back to where it told of no seal; the seals are then made again by the program itself.
    await client.query('delete from journal_anchor')
    await client.query(`delete from journal where agency_id = $1 and action = 'journal.seal'`, [
      systemAgencyId,
    ])
    await client.query(
      `update journal_head h set (sequence, hash) = (
        select sequence, hash from journal j where j.agency_id = h.agency_id order by sequence desc limit 1)`,
    )
    await sealFinishedDays(journal.app.database)
  }
  const [check, differences] = await journal.tampered(forged, async () => [
    await verify(),
    await compareAnchors(journal.app.database, journal.kept),
  ])
  expect(check).toMatchObject({ broken: [], brokenAnchors: [], anchors: 3 })
  expect(differences).toMatchObject(
    journal.kept.map(({ day }) => ({ day, fault: 'differs', agencyId: journal.one })),
  )
})

test('a kept file that was itself altered says so, and so does a day the database never sealed', async () => {
  const [first, ...rest] = journal.kept
  if (first === undefined) throw new Error('nothing was sealed')
  expect(await compareAnchors(journal.app.database, [{ ...first, rows: 1 }])).toMatchObject([
    { day: threeDaysAgo, fault: 'file' },
  ])
  const missing = await journal.tampered(
    client => client.query('delete from journal_anchor'),
    () => compareAnchors(journal.app.database, rest),
  )
  expect(missing).toMatchObject(rest.map(({ day }) => ({ day, fault: 'missing', agencyId: null })))
})
