import { createHash, type Hash } from 'node:crypto'
import { inflateRawSync } from 'node:zlib'
import { sql } from 'kysely'
import type { Database, Transaction } from '../../platform/postgres/database.ts'
import type { Stored, Vault } from '../../platform/vault/vault.ts'
import type { Mismatch } from './mismatch.ts'

/** What the reading of the whole vault found. */
export interface VaultReport {
  readonly files: number
  readonly missing: number
  readonly damaged: number
  /** Files that no row names: left over from something that was broken off; harmless. */
  readonly unreferenced: number
  /** PDFs of cases within .zip files, read in the same pass. */
  readonly filesWithin: number
  readonly mismatches: readonly Mismatch[]
}

/** How many files are read at the same time. */
const readers = 2

interface Range {
  readonly sha256: string
  readonly offset: number
  readonly storedBytes: number
  readonly method: number
}

/**
 * Reads every file of the vault again, and every PDF within a .zip in the same pass over it; then looks for files that the
 * database names and the vault has not.
 */
export async function verifyVault(
  database: Database,
  vault: Vault,
  onFile: (done: number) => void = () => undefined,
): Promise<VaultReport> {
  const all = { scope: 'all' } as const
  const named = await database.transaction(all, listNamedFiles)
  const containers = await database.transaction(all, listContainers)
  const mismatches: Mismatch[] = []
  const present = new Set<string>()
  let files = 0
  let damaged = 0
  let filesWithin = 0
  const doubtful: string[] = []
  const check = async ({ sha256 }: Stored): Promise<void> => {
    present.add(sha256)
    const ranges = containers.has(sha256) ? await database.transaction(all, tx => listRanges(tx, sha256)) : []
    const broken = await readAgain(vault, sha256, ranges)
    files += 1
    filesWithin += ranges.length
    damaged += broken.length
    mismatches.push(...broken)
    if (!named.has(sha256) && !containers.has(sha256)) doubtful.push(sha256)
    onFile(files)
  }
  await eachOf(vault.list(), readers, check)
  const lost = [...new Set([...named, ...containers])].filter(sha256 => !present.has(sha256)).sort()
  for (const sha256 of lost) mismatches.push({ code: 'file.missing', params: { file: sha256 } })
  const unreferenced = await countUnreferenced(database, vault, doubtful)
  return { files, missing: lost.length, damaged, unreferenced, filesWithin, mismatches }
}

/** Of the files that no row named at the beginning, those that are neither expected by somebody at work nor named meanwhile. */
async function countUnreferenced(
  database: Database,
  vault: Vault,
  doubtful: readonly string[],
): Promise<number> {
  if (doubtful.length === 0) return 0
  // In this order: a list goes only after the commit, so a file is on one or named.
  const expected = await vault.listExpected()
  const named = await database.transaction({ scope: 'all' }, listNamedFiles)
  const containers = await database.transaction({ scope: 'all' }, listContainers)
  return doubtful.filter(sha256 => ![expected, named, containers].some(known => known.has(sha256))).length
}

async function listNamedFiles(tx: Transaction): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct encode(sha256, 'hex') as sha256 from file where container is null`.execute(tx)
  return new Set(rows.map(row => row.sha256))
}

async function listContainers(tx: Transaction): Promise<Set<string>> {
  const { rows } = await sql<{ sha256: string }>`
    select distinct encode(container, 'hex') as sha256 from file where container is not null`.execute(tx)
  return new Set(rows.map(row => row.sha256))
}

async function listRanges(tx: Transaction, container: string): Promise<Range[]> {
  const { rows } = await sql<{ sha256: string; offset: string; stored: string; method: number }>`
    select distinct encode(sha256, 'hex') as sha256, container_offset::text as offset, container_size::text as stored,
      container_method as method
    from file where container = decode(${container}, 'hex')`.execute(tx)
  return rows
    .map(row => ({
      sha256: row.sha256,
      offset: Number(row.offset),
      storedBytes: Number(row.stored),
      method: row.method,
    }))
    .sort((a, b) => a.offset - b.offset)
}

/** One pass over a file: its own hash, and those of the PDFs that lie in it. */
async function readAgain(vault: Vault, sha256: string, ranges: readonly Range[]): Promise<Mismatch[]> {
  const whole = createHash('sha256')
  const waiting = ranges.map(range => ({ range, check: startRange(range) }))
  const broken: Mismatch[] = []
  let at = 0
  let first = 0
  for await (const chunk of await vault.openRead(sha256)) {
    const bytes: Buffer = chunk
    whole.update(bytes)
    for (let i = first; i < waiting.length; i++) {
      const item = waiting[i]
      if (item === undefined || item.range.offset >= at + bytes.length) break
      const { offset, storedBytes } = item.range
      item.check.add(bytes.subarray(Math.max(0, offset - at), Math.max(0, offset + storedBytes - at)))
    }
    at += bytes.length
    while (first < waiting.length) {
      const item = waiting[first]
      if (item === undefined || item.range.offset + item.range.storedBytes > at) break
      if (!item.check.fits())
        broken.push({ code: 'pdf.damaged', params: { file: item.range.sha256, container: sha256 } })
      first += 1
    }
  }
  for (const { range } of waiting.slice(first)) {
    broken.push({ code: 'pdf.damaged', params: { file: range.sha256, container: sha256 } })
  }
  if (whole.digest('hex') !== sha256) broken.push({ code: 'file.damaged', params: { file: sha256 } })
  return broken
}

/** Takes a range's bytes as they come by; a deflated one is kept until it is whole. */
function startRange({ sha256, method }: Range): { add(bytes: Buffer): void; fits(): boolean } {
  let hash: Hash | undefined
  const parts: Buffer[] = []
  return {
    add(bytes) {
      if (method !== 0) parts.push(Buffer.from(bytes))
      else {
        hash ??= createHash('sha256')
        hash.update(bytes)
      }
    },
    fits() {
      if (method === 0) return (hash ?? createHash('sha256')).digest('hex') === sha256
      const packed = Buffer.concat(parts.splice(0))
      try {
        return createHash('sha256').update(inflateRawSync(packed)).digest('hex') === sha256
      } catch {
        // What can't be inflated is damaged; that is the answer.
        return false
      }
    },
  }
}

/** Runs over an async list with a few workers at the same time; the first failure ends it. */
async function eachOf<T>(
  items: AsyncIterable<T>,
  workers: number,
  run: (item: T) => Promise<void>,
): Promise<void> {
  const iterator = items[Symbol.asyncIterator]()
  let next = Promise.resolve()
  const take = (): Promise<IteratorResult<T>> => {
    const taken = next.then(() => iterator.next())
    next = taken.then(() => undefined)
    return taken
  }
  const work = async (): Promise<void> => {
    for (;;) {
      const result = await take()
      if (result.done === true) return
      await run(result.value)
    }
  }
  await Promise.all(Array.from({ length: workers }, work))
}
