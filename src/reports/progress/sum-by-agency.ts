import { sql } from 'kysely'
import { type AgencyName, findCustody } from '../../agencies/custody.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import type { Question } from './question.ts'
import type { BookSums } from './schema.ts'
import { addSums, noSums, sumBooks } from './sum-books.ts'

/** What an agency of today keeps. */
export interface KeeperSums {
  /** Null: books of divided agencies of which nobody has said who keeps them. */
  readonly keeper: AgencyName | null
  /** The district it belongs to; after the districts ended, the one that registered most of its books or stood above who did. */
  readonly region: string | null
  readonly sums: BookSums
  /** With whom its books are noted: the agency that registered, or the one that was said to keep them. */
  readonly holders: readonly string[]
}

interface Growing {
  readonly keeper: AgencyName | null
  sums: BookSums
  readonly regions: Map<string, number>
  readonly holders: Set<string>
}

/** The sums of the books that fit, by the agency that keeps them today, by name. */
export async function sumByAgency(tx: Transaction, question: Question): Promise<readonly KeeperSums[]> {
  const parts = await sumBooks(tx, question, {
    keys: { registrar: sql`b.agency_id`, keeper: sql`b.keeper_id` },
  })
  const holderOf = ({ keys }: (typeof parts)[number]) => keys.keeper ?? keys.registrar ?? ''
  const custody = await findCustody(tx, parts.map(holderOf))
  const regions = await listRegions(tx, [
    ...parts.map(({ keys }) => keys.registrar ?? ''),
    ...[...custody.values()].flatMap(({ keeper }) => keeper?.id ?? []),
  ])
  const keepers = new Map<string | null, Growing>()
  for (const part of parts) {
    const keeper = custody.get(holderOf(part))?.keeper ?? null
    const id = keeper?.id ?? null
    const growing = keepers.get(id) ?? {
      keeper,
      sums: noSums,
      regions: new Map<string, number>(),
      holders: new Set<string>(),
    }
    growing.sums = addSums(growing.sums, part.sums)
    growing.holders.add(holderOf(part))
    const region = regions.get(part.keys.registrar ?? '')
    if (region != null) growing.regions.set(region, (growing.regions.get(region) ?? 0) + part.sums.books)
    keepers.set(id, growing)
  }
  return [...keepers.values()]
    .map(({ keeper, sums, regions: of, holders }) => ({
      holders: [...holders],
      ...{ keeper, sums },
      region: keeper === null ? null : (regions.get(keeper.id) ?? mostOf(of)),
    }))
    .sort(
      (a, b) =>
        Number(a.keeper === null) - Number(b.keeper === null) ||
        (a.keeper?.name ?? '').localeCompare(b.keeper?.name ?? '', 'vi', { numeric: true }),
    )
}

function mostOf(regions: ReadonlyMap<string, number>): string | null {
  let most: string | null = null
  for (const [name, books] of regions) if (most === null || books > (regions.get(most) ?? 0)) most = name
  return most
}

/** The district above some agencies, past or present, where one is. */
async function listRegions(tx: Transaction, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; region: string }>`
    select a.id, d.name as region from agency a join agency d on d.id = a.parent_id and d.level = 'district' and a.level = 'commune'
    where a.id = any(${[...new Set(ids)]}::uuid[])`.execute(tx)
  return new Map(rows.map(({ id, region }) => [id, region]))
}
