import type { Intake } from '../../../../src/scanning/schema.ts'

/** Where one file of an upload stands; `share` is between 0 and 1. */
export interface UploadItem {
  readonly key: string
  readonly name: string
  readonly state: 'queued' | 'sending' | 'accepted' | 'duplicate' | 'refused' | 'cancelled'
  readonly share: number
  readonly sequence: number | null
  readonly message: string | null
}

const byName = new Intl.Collator('vi', { numeric: true })

/** Files in the order of their names, `trang 2` before `trang 10`: the order in which they become pages. */
export function sortFiles<F extends { readonly name: string }>(files: readonly F[]): readonly F[] {
  return [...files].sort((a, b) => byName.compare(a.name, b.name))
}

/** What the server's answer to one file says about it. */
export function readIntake(intake: Intake): Pick<UploadItem, 'state' | 'sequence' | 'message'> {
  const [refused] = intake.refused
  const [accepted] = intake.accepted
  const [duplicate] = intake.duplicates
  if (accepted) return { state: 'accepted', sequence: accepted.sequence, message: null }
  if (duplicate) return { state: 'duplicate', sequence: duplicate.sequence, message: null }
  return { state: 'refused', sequence: null, message: refused?.message ?? null }
}

/** How many files ended how. */
export function countItems(items: readonly UploadItem[]): Readonly<Record<UploadItem['state'], number>> {
  const counts = { queued: 0, sending: 0, accepted: 0, duplicate: 0, refused: 0, cancelled: 0 }
  for (const item of items) counts[item.state] += 1
  return counts
}
