import type { z } from 'zod'
import type { Agency, newSuccessionSchema, Succession } from '../../../../src/agencies/schema.ts'

/** One that gives: wholly or in part, and whether it goes on existing with what is left. */
export interface Giver {
  readonly agency: Agency
  readonly extent: Succession['extent']
  readonly remains: boolean
}

/** A reorganisation as it is being written down. */
export interface SuccessionDraft {
  readonly kind: Succession['kind']
  /** `2025-07-01`; undefined while none is given. */
  readonly day: string | undefined
  readonly basis: string
  readonly givers: readonly Giver[]
  readonly takers: readonly Agency[]
}

/** What keeps a draft from being recorded. */
export type DraftFault =
  | 'day'
  | 'no-giver'
  | 'no-taker'
  | 'one-giver-only'
  | 'one-taker-only'
  | 'two-takers'
  | 'same-agency'

/** How many may stand on each side: renaming is one to one, merging many to one, splitting one to many. */
const single: Readonly<Record<Succession['kind'], { giver: boolean; taker: boolean }>> = {
  merge: { giver: false, taker: true },
  split: { giver: true, taker: false },
  rename: { giver: true, taker: true },
  abolish: { giver: false, taker: false },
}

/** Whether a kind has only one on a side. */
export function takesOne(kind: Succession['kind'], side: 'giver' | 'taker'): boolean {
  return single[kind][side]
}

/** The faults of a draft, in the order of the form. */
export function listDraftFaults({ kind, day, givers, takers }: SuccessionDraft): readonly DraftFault[] {
  const faults: DraftFault[] = []
  if (day === undefined) faults.push('day')
  if (givers.length === 0) faults.push('no-giver')
  if (takesOne(kind, 'giver') && givers.length > 1) faults.push('one-giver-only')
  if (takers.length === 0) faults.push('no-taker')
  if (takesOne(kind, 'taker') && takers.length > 1) faults.push('one-taker-only')
  // Cutting a piece off needs one taker; dividing all of it needs two.
  if (kind === 'split' && takers.length === 1 && givers.some(giver => !giver.remains))
    faults.push('two-takers')
  if (givers.some(giver => takers.some(taker => taker.id === giver.agency.id))) faults.push('same-agency')
  return faults
}

/** How much of a giver one taker gets: several takers always share. */
export function extentOf(draft: SuccessionDraft, giver: Giver): Succession['extent'] {
  if (draft.kind === 'rename') return 'full'
  if (draft.kind === 'split' || draft.takers.length > 1) return 'partial'
  return draft.kind === 'merge' ? giver.extent : 'full'
}

/** Whether a giver goes on: only one that lost a part can. */
export function remainsAfter(draft: SuccessionDraft, giver: Giver): boolean {
  return giver.remains && draft.kind !== 'abolish' && extentOf(draft, giver) === 'partial'
}

/** The request that records a draft without faults; undefined while it has some. */
export function planSuccession(draft: SuccessionDraft): z.output<typeof newSuccessionSchema> | undefined {
  const { kind, day, basis, givers, takers } = draft
  if (day === undefined || listDraftFaults(draft).length > 0) return undefined
  return {
    onDate: day,
    kind,
    basis: basis.trim(),
    links: givers.flatMap(giver =>
      takers.map(taker => ({
        predecessorId: giver.agency.id,
        successorId: taker.id,
        extent: extentOf(draft, giver),
      })),
    ),
    remaining: givers.filter(giver => remainsAfter(draft, giver)).map(giver => giver.agency.id),
  }
}
