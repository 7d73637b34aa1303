import type { AnchorDifference } from '../../journal/compare-anchors.ts'
import type { JournalCheck } from '../../journal/verify.ts'
import type { Mismatch } from './mismatch.ts'

/** What the check of the journal found, as `sogoc verify` says it. */
export function listJournalMismatches({ broken, brokenAnchors }: JournalCheck): Mismatch[] {
  return [
    ...broken.map(
      ({ agencyId, sequence, fault }): Mismatch => ({
        code: 'journal.broken',
        params: { agency: agencyId, sequence, detail: fault },
      }),
    ),
    ...brokenAnchors.map(
      ({ day, fault, agencyId, sequence }): Mismatch => ({
        code: `anchor.${fault}`,
        params: { day, ...(agencyId === null ? {} : { agency: agencyId, sequence: sequence ?? 0 }) },
      }),
    ),
  ]
}

/** What the comparison with anchors kept outside found. */
export function toAnchorMismatch({ day, fault, agencyId, sequence }: AnchorDifference): Mismatch {
  if (fault === 'file') return { code: 'anchor.file', params: { day } }
  if (agencyId !== null)
    return { code: 'anchor.chain-differs', params: { day, agency: agencyId, sequence: sequence ?? 0 } }
  return { code: fault === 'missing' ? 'anchor.not-here' : 'anchor.differs', params: { day } }
}
