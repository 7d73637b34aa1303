import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { AppError } from '../../errors.ts'
import { formatCanonicalJson } from '../../journal/canonical.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { dayOf, today } from '../../platform/vietnam-day.ts'
import { readChain } from '../counts/read-chain.ts'
import type { LotRef } from '../lots/lot-ref.ts'
import { type SampleError, sampleErrorSchema } from '../lots/schema.ts'
import { getLot } from '../lots/select-lots.ts'
import type { Said } from './schema.ts'

interface BookRow {
  readonly agency_id: string
  readonly id: string
  readonly agency: string
  readonly kind: string
  readonly year: number
  readonly volume: string
  readonly files: NonNullable<Said['books'][number]['files']> | null
  readonly records: string
}

interface ItemRow {
  readonly book_id: string
  readonly record_id: string
  readonly record_version: number
  readonly number: string
  readonly position: number
  readonly state: string
  readonly errors: unknown
  readonly inspector: string | null
}

/** Everything the minutes of a signed lot say, as it stands at the end of its signing. Needs scope 'all'. Throws `not-found`, `acceptance.unfinished`. */
export async function gatherSaid(tx: Transaction, ref: LotRef): Promise<Said> {
  const lot = await getLot(tx, ref)
  const { state: verdict } = lot
  if (verdict !== 'accepted' && verdict !== 'rejected') throw new AppError('acceptance.unfinished')
  const items = await readItems(tx, ref)
  const { seed, contract } = await readFurther(tx, ref)
  const { contractor, plan, number, name, reason } = lot
  return {
    format: 'sogoc-minutes-1',
    ...{ number, on: today(), verdict, remark: reason, signer: lot.signedBy ?? '' },
    contractor: contractor === null ? null : { name: contractor.name, contract },
    lot: { id: ref.lotId, name, madeBy: lot.by ?? '', madeOn: dayOf(new Date(lot.at)) },
    plan,
    sample: {
      ...{ lotSize: lot.size, size: items.length, seed, digest: digestSample(items) },
      inspected: items.filter(({ state }) => state !== 'waiting').length,
      nonconforming: items.filter(({ state }) => state === 'nonconforming').length,
      inspectors: countInspectors(items),
    },
    books: await readBooks(tx, ref),
    errors: items.flatMap(({ book_id: book, number: of, state, errors }) => {
      const fields = parseErrors(errors).map(({ field, weight }) => ({ field, weight }))
      return fields.length === 0
        ? []
        : [{ book, number: of, nonconforming: state === 'nonconforming', fields }]
    }),
    journal: await readJournal(tx, ref.agencyId),
  }
}

const parseErrors = (errors: unknown): readonly SampleError[] => sampleErrorSchema.array().parse(errors)

async function readItems(tx: Transaction, { agencyId, lotId }: LotRef): Promise<readonly ItemRow[]> {
  const { rows } = await sql<ItemRow>`
    select item.book_id, item.record_id, item.record_version, record.number, item.position, item.state, item.errors,
      account.display_name as inspector
    from sample_item item
      join record on record.agency_id = item.agency_id and record.id = item.record_id
      left join account on account.id = item.checked_by
    where item.lot_agency_id = ${agencyId} and item.lot_id = ${lotId} order by item.position`.execute(tx)
  return rows
}

/** SHA-256 of what was found of every record of the sample, in its order: record, version, state, wrong fields and what the image says there. */
function digestSample(items: readonly ItemRow[]): string {
  const inspected = items.map(({ record_id: record, record_version: version, state, errors }) => ({
    ...{ record, version, state },
    errors: parseErrors(errors),
  }))
  return createHash('sha256').update(formatCanonicalJson(inspected)).digest('hex')
}

function countInspectors(items: readonly ItemRow[]): Said['sample']['inspectors'] {
  const counts = new Map<string, number>()
  for (const { inspector } of items) {
    if (inspector !== null) counts.set(inspector, (counts.get(inspector) ?? 0) + 1)
  }
  return [...counts].map(([name, records]) => ({ name, records })).sort((a, b) => b.records - a.records)
}

async function readFurther(
  tx: Transaction,
  { agencyId, lotId }: LotRef,
): Promise<{ readonly seed: string; readonly contract: string }> {
  const { rows } = await sql<{ seed: string; contract: string }>`
    select l.seed, coalesce(c.contract, '') as contract from lot l left join contractor c on c.id = l.contractor_id
    where l.agency_id = ${agencyId} and l.id = ${lotId}`.execute(tx)
  return rows[0] ?? { seed: '', contract: '' }
}

async function readBooks(tx: Transaction, { agencyId, lotId }: LotRef): Promise<Said['books']> {
  const { rows } = await sql<BookRow>`
    select b.agency_id, b.id, a.name as agency, b.kind, b.year, b.volume,
      (select jsonb_build_object('xlsx', encode(d.xlsx, 'hex'), 'zip', encode(d.zip, 'hex'), 'deposit', encode(d.digest, 'hex'))
        from deposit d where d.agency_id = b.agency_id and d.book_id = b.id order by d.at desc, d.id desc limit 1) as files,
      (select encode(sha256(coalesce(string_agg(r.content, ''::bytea order by r.id), ''::bytea)), 'hex')
        from record r where r.agency_id = b.agency_id and r.book_id = b.id and r.removed_at is null) as records
    from lot_book held
      join book b on b.agency_id = held.agency_id and b.id = held.book_id
      join agency a on a.id = b.agency_id
    where held.lot_agency_id = ${agencyId} and held.lot_id = ${lotId}
    order by a.name, b.kind, b.year, b.volume`.execute(tx)
  const chains = await readChain(
    tx,
    rows.map(row => ({ agencyId: row.agency_id, bookId: row.id })),
  )
  return rows.flatMap(({ agency_id: _, ...book }) => {
    const chain = chains.get(book.id)
    return chain === undefined ? [] : [{ ...book, chain }]
  })
}

async function readJournal(tx: Transaction, agencyId: string): Promise<Said['journal']> {
  const { rows } = await sql<Said['journal']>`
    select head.sequence::int as sequence, encode(head.hash, 'hex') as hash,
      (select jsonb_build_object('day', day, 'hash', encode(anchor.hash, 'hex')) from journal_anchor anchor order by day desc limit 1) as anchor
    from journal_head head where head.agency_id = ${agencyId}`.execute(tx)
  return rows[0] ?? { sequence: 0, hash: '0'.repeat(64), anchor: null }
}
