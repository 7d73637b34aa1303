/** A row of the package as the plan sees it. `content` is the hexadecimal content hash; `number` is normalised. */
export interface IncomingRow {
  readonly row: number
  /** The year of registration. */
  readonly year: number
  readonly number: string
  readonly content: string
}

/** A record that stands in the registry under one of the package's numbers; `content` is that of its current version. */
export interface ExistingRecord {
  readonly id: string
  readonly bookId: string
  readonly year: number
  readonly number: string
  readonly occurrence: number
  readonly version: number
  readonly content: string
  /** Versions that a repair or a restoration has replaced since the last deposit or entry. */
  readonly earlier: readonly { readonly version: number; readonly content: string }[]
  readonly removed: boolean
}

export interface PlannedInsert {
  readonly row: number
  readonly occurrence: number
  /** A record of another book that already carries the number: on paper the number runs on across volumes, so one of them is odd. */
  readonly repeats: ExistingRecord | null
}

/** A row that its record says already, or said until it was repaired or restored: the version that says it. */
export interface UnchangedRow {
  readonly row: number
  readonly record: ExistingRecord
  readonly version: number
}

/** A row of a record that two persons removed from this book. */
export interface WithheldRow {
  readonly row: number
  readonly record: ExistingRecord
}

/** What a deposit would do: every incoming row stands in exactly one of the four lists. */
export interface DepositPlan {
  readonly inserts: readonly PlannedInsert[]
  readonly updates: readonly { readonly row: number; readonly record: ExistingRecord }[]
  readonly unchanged: readonly UnchangedRow[]
  readonly withheld: readonly WithheldRow[]
}

/**
 * Compares a package's rows with the records that carry their numbers. Within one number (kind, year of registration, number):
 * a row whose content stands already is unchanged, whichever occurrence it is, and so is one whose content stood until a person repaired or
 * two restored the record (the delivery does not know of that), even under another number (`renumbered`); the rows left over become new versions of the
 * records left over in the same book, in order; what is still left is inserted as the next occurrences. A record of another book
 * is never changed: the book is the location, and a repeated number is a question for a person. A row left over whose number belongs to a
 * removed record of the same book is withheld, whatever it says: what two persons took out comes back by two persons (reinstated),
 * not by the next delivery of the same sheet.
 */
export function planDeposit(
  bookId: string,
  incoming: readonly IncomingRow[],
  existing: readonly ExistingRecord[],
  renumbered: readonly ExistingRecord[] = [],
): DepositPlan {
  const inserts: PlannedInsert[] = []
  const updates: { row: number; record: ExistingRecord }[] = []
  const unchanged: UnchangedRow[] = []
  const withheld: WithheldRow[] = []
  const standing = groupByKey(existing)
  const former = groupByKey(renumbered)

  for (const [key, rows] of groupByKey(incoming)) {
    const records = [...(standing.get(key) ?? [])].sort((a, b) => a.occurrence - b.occurrence)
    const free = new Set(records.filter(record => !record.removed))
    const removed = new Set(records.filter(record => record.removed && record.bookId === bookId))
    const others: IncomingRow[] = []
    for (const row of rows) {
      const record = findFree(free, candidate => candidate.content === row.content)
      if (record === undefined) others.push(row)
      else unchanged.push({ row: row.row, record, version: record.version })
    }
    const changed: IncomingRow[] = []
    const moved = new Set(former.get(key))
    for (const row of others) {
      const saysSo = (candidate: ExistingRecord): boolean => versionOf(candidate, row) !== undefined
      const record = findFree(free, saysSo) ?? findFree(moved, saysSo)
      const version = record && versionOf(record, row)
      if (record !== undefined && version !== undefined) {
        unchanged.push({ row: row.row, record, version })
        continue
      }
      const gone = findFree(removed, candidate => candidate.content === row.content)
      if (gone === undefined) changed.push(row)
      else withheld.push({ row: row.row, record: gone })
    }
    let occurrence = records.at(-1)?.occurrence ?? 0
    for (const row of changed) {
      const record = findFree(free, candidate => candidate.bookId === bookId)
      if (record !== undefined) {
        updates.push({ row: row.row, record })
        continue
      }
      const gone = findFree(removed, () => true)
      if (gone !== undefined) {
        withheld.push({ row: row.row, record: gone })
        continue
      }
      const repeats = records.find(candidate => candidate.bookId !== bookId && !candidate.removed) ?? null
      occurrence += 1
      inserts.push({ row: row.row, occurrence, repeats })
    }
  }
  const byRow = (a: { row: number }, b: { row: number }): number => a.row - b.row
  return {
    inserts: inserts.sort(byRow),
    updates: updates.sort(byRow),
    unchanged: unchanged.sort(byRow),
    withheld: withheld.sort(byRow),
  }
}

/** The replaced version of a record that says what a row says. */
function versionOf({ earlier }: ExistingRecord, { content }: IncomingRow): number | undefined {
  return earlier.find(version => version.content === content)?.version
}

/** Takes the first record that fits out of the free ones. */
function findFree(
  free: Set<ExistingRecord>,
  fits: (record: ExistingRecord) => boolean,
): ExistingRecord | undefined {
  for (const record of free) {
    if (!fits(record)) continue
    free.delete(record)
    return record
  }
  return undefined
}

function groupByKey<T extends { readonly year: number; readonly number: string }>(
  items: readonly T[],
): Map<string, T[]> {
  const groups = new Map<string, T[]>()
  for (const item of items) {
    const key = `${item.year}/${item.number}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, [item])
    else group.push(item)
  }
  return groups
}
