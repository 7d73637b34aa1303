import type { Agency } from '../../../../src/agencies/schema.ts'
import { correctAgency, declareAgency, recordSuccession } from './calls.ts'
import type { NewAgency } from './declare-form.tsx'
import { planSuccession, remainsAfter, type SuccessionDraft } from './succession-plan.ts'

/** Agencies that a draft names and that are not declared yet, by the id they have in the draft. */
export type PendingAgencies = ReadonlyMap<string, NewAgency>

/** An agency of a draft that is declared only when the draft is recorded. */
export function pendingAgency(id: string, { code, level, name, parentId, validFrom }: NewAgency): Agency {
  return { id, code, level, name, parentId, validFrom, validTo: null }
}

/**
 * Declares what the draft's new agencies are, then records it; answers the draft with the real agencies. A code that an ending
 * agency hands on to a new one is freed first by ending that agency. `onDeclared` runs after each agency, so that a second try
 * after a failure does not declare it again. Throws `ApiProblem`.
 */
export async function recordDraft(
  draft: SuccessionDraft,
  pending: PendingAgencies,
  onDeclared: (id: string, agency: Agency) => void,
): Promise<SuccessionDraft> {
  const takers: Agency[] = []
  for (const taker of draft.takers) {
    const fresh = pending.get(taker.id)
    if (fresh === undefined) {
      takers.push(taker)
      continue
    }
    const dated = { ...fresh, validFrom: taker.validFrom }
    await freeCode(draft, dated)
    const agency = await declareAgency(dated)
    onDeclared(taker.id, agency)
    takers.push(agency)
  }
  const real = { ...draft, takers }
  const plan = planSuccession(real)
  if (plan !== undefined) await recordSuccession(plan)
  return real
}

async function freeCode(draft: SuccessionDraft, { code, validFrom }: NewAgency): Promise<void> {
  const holder = draft.givers.find(
    giver => giver.agency.code === code && giver.agency.validTo === null && !remainsAfter(draft, giver),
  )
  if (holder === undefined) return
  const { id, name, parentId, validFrom: since } = holder.agency
  await correctAgency(id, { name, parentId, validFrom: since, validTo: validFrom })
}
