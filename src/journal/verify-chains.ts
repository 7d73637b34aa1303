import { hash } from 'node:crypto'
import { sql } from 'kysely'
import { copyOut } from '../platform/postgres/copy-out.ts'
import type { CopiedRow } from '../platform/postgres/copy-text.ts'
import type { Transaction } from '../platform/postgres/database.ts'
import type { JournalAction } from './action.ts'
import { systemAgencyId } from './append.ts'
import { formatCanonicalJson, formatSealed } from './canonical.ts'
import { hasExactNumbers } from './exact-numbers.ts'

/** Why a row does not fit: altered, or its neighbours removed; `tail`: rows at the end are gone, too many, or the head was changed. */
export type JournalFault = 'altered' | 'gap' | 'unlinked' | 'tail'

/** The first row of a chain that does not fit. */
export interface BrokenChain {
  readonly agencyId: string
  readonly sequence: number
  readonly fault: JournalFault
}

/** The last link of a chain; `hash` in hexadecimal. */
export interface ChainLink {
  readonly agencyId: string
  readonly sequence: number
  readonly hash: string
}

/** What a walk over all chains found. */
export interface ChainCheck {
  /** Rows that fit. */
  readonly rows: number
  /** By agency. */
  readonly broken: readonly BrokenChain[]
  readonly heads: readonly ChainLink[]
  /** What the system's chain says about the seals that were made: day → hash. */
  readonly seals: ReadonlyMap<string, string>
}

const noLink = '0'.repeat(64)
const sealAction: JournalAction = 'journal.seal'

/** One statement in the order of the primary key, every column as the text it is hashed from. */
export const rowsInOrder = `select agency_id, sequence, at, account_id, address, action, subject, detail,
  encode(before, 'hex'), encode(after, 'hex'), encode(previous, 'hex'), encode(hash, 'hex')
  from journal order by agency_id, sequence`

/** Walks every chain from its first row to its head. The transaction must be a snapshot: chains grow meanwhile. */
export async function verifyChains(tx: Transaction): Promise<ChainCheck> {
  await sql`select set_config('timezone', 'UTC', true), set_config('datestyle', 'ISO', true)`.execute(tx)
  const heads = await tx
    .selectFrom('journal_head')
    .select(['agency_id as agencyId', 'sequence', sql<string>`encode(hash, 'hex')`.as('hash')])
    .orderBy('agency_id')
    .execute()
  const walk = createWalk(new Map(heads.map(head => [head.agencyId, head])))
  await copyOut(tx, rowsInOrder, walk.take)
  return { ...walk.finish(), heads }
}

/** The walk itself, row by row. */
function createWalk(heads: ReadonlyMap<string, ChainLink>) {
  const broken: BrokenChain[] = []
  const seals = new Map<string, string>()
  const withoutRows = new Set(heads.keys())
  let rows = 0
  let agencyId = ''
  let sequence = 0
  let previous = noLink
  let isBroken = true
  const report = (at: number, fault: JournalFault) => {
    broken.push({ agencyId, sequence: at, fault })
    isBroken = true
  }
  const close = () => {
    if (isBroken) return
    const head = heads.get(agencyId)
    // Rows without a head: the head was removed, and what stood at the end is not known.
    if (head === undefined) report(sequence, 'tail')
    else if (head.sequence !== sequence || head.hash !== previous)
      report(Math.min(sequence, head.sequence) + 1, 'tail')
  }
  return {
    take(row: CopiedRow): void {
      if (row[0] !== agencyId) {
        close()
        agencyId = row[0] ?? ''
        withoutRows.delete(agencyId)
        sequence = 0
        previous = noLink
        isBroken = false
      }
      if (isBroken) return
      const at = Number(row[1])
      const fault = findFault(row, sequence, previous)
      if (fault !== undefined) {
        report(fault === 'gap' ? sequence + 1 : at, fault)
        return
      }
      sequence = at
      previous = row[11] ?? noLink
      rows += 1
      if (agencyId === systemAgencyId && row[5] === sealAction) noteSeal(row[7], seals)
    },
    finish() {
      close()
      for (const id of withoutRows)
        if ((heads.get(id)?.sequence ?? 0) > 0) broken.push({ agencyId: id, sequence: 1, fault: 'tail' })
      return { rows, seals, broken: broken.sort((a, b) => (a.agencyId < b.agencyId ? -1 : 1)) }
    },
  }
}

function findFault(row: CopiedRow, sequence: number, previous: string): JournalFault | undefined {
  if (Number(row[1]) !== sequence + 1) return 'gap'
  if (row[11] !== hashCopied(row)) return 'altered'
  return row[10] === previous ? undefined : 'unlinked'
}

function noteSeal(detail: string | null | undefined, seals: Map<string, string>): void {
  const { day, hash } = JSON.parse(detail ?? '{}') as { day?: unknown; hash?: unknown }
  seals.set(String(day), String(hash))
}

/** Longer rows than this are hashed the slower way. */
const scratch = Buffer.alloc(64 * 1024)

/** The hash that a row should have, in hexadecimal; undefined when no row of ours could look like this. */
function hashCopied(row: CopiedRow): string | undefined {
  const [agencyId, sequence, time, accountId, address, action, subject, detail, before, after, previous] = row
  const at = formatTime(time ?? '')
  const content = formatDetail(detail ?? '')
  if (at === undefined || content === undefined) return undefined
  const text = formatSealed({
    agencyId: agencyId ?? '',
    sequence: Number(sequence),
    at,
    accountId: accountId ?? null,
    address: address ?? null,
    action: action ?? '',
    subject: subject ?? '',
    detail: content,
    before: before ?? null,
    after: after ?? null,
  })
  // One buffer and one call: an object per row would cost three times as much.
  scratch.write(previous ?? '', 0, 'hex')
  if (text.length * 3 > scratch.length - 32)
    return hash('sha256', Buffer.concat([scratch.subarray(0, 32), Buffer.from(text)]), 'hex')
  return hash('sha256', scratch.subarray(0, 32 + scratch.write(text, 32)), 'hex')
}

/** jsonb as canonical JSON; undefined when it holds what JavaScript could not have written. */
function formatDetail(jsonb: string): string | undefined {
  if (jsonb === '{}') return jsonb
  return hasExactNumbers(jsonb) ? formatCanonicalJson(JSON.parse(jsonb)) : undefined
}

/** `2026-11-22 04:48:12.12+00` as `2026-11-22T04:48:12.120Z`; undefined for a time finer than the milliseconds that are written. */
function formatTime(time: string): string | undefined {
  const part = time.slice(20, -3)
  if (part.length > 3) return undefined
  return `${time.slice(0, 10)}T${time.slice(11, 19)}.${part.padEnd(3, '0')}Z`
}
