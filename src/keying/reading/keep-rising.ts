import { isCertainlyBefore, type PartialDate } from '../../register/partial-date.ts'

/** The date of registration of an entry, in the order of the book; a keyed one weighs more than one that was read. */
export interface DatedEntry {
  readonly id: string
  readonly date: PartialDate
  readonly weight: number
}

/**
 * Entries of a book are written one after the other: those whose dates do not go back, so many of them as can agree (the heaviest chain that never
 * falls). A date that was misread disagrees with those around it and is not among them.
 */
export function keepRising(entries: readonly DatedEntry[]): ReadonlySet<string> {
  const best: { readonly sum: number; readonly before: number }[] = []
  for (const [at, entry] of entries.entries()) {
    let [sum, before] = [0, -1]
    for (const [earlier, other] of entries.slice(0, at).entries()) {
      const known = best[earlier]
      if (known !== undefined && known.sum > sum && !isCertainlyBefore(entry.date, other.date))
        [sum, before] = [known.sum, earlier]
    }
    best.push({ sum: sum + entry.weight, before })
  }
  const kept = new Set<string>()
  let at = best.reduce((top, { sum }, index) => (sum > (best[top]?.sum ?? 0) ? index : top), 0)
  while (at >= 0 && entries[at] !== undefined) {
    kept.add(entries[at]?.id ?? '')
    at = best[at]?.before ?? -1
  }
  return kept
}
