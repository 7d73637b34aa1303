import type { Agency } from '../../../../src/agencies/schema.ts'
import { existsOn } from './agency-tree.ts'
import type { SuccessionDraft } from './succession-plan.ts'

const isNew = (draft: SuccessionDraft, { id }: Agency) =>
  draft.givers.every(giver => giver.agency.id !== id) && draft.takers.every(taker => taker.id !== id)

/** The level of what stands in the draft already: only like goes into like, but for districts that end. */
const levelOf = ({ givers, takers }: SuccessionDraft) => givers[0]?.agency.level ?? takers[0]?.level

/** Whether an agency can be added to those that give: it existed until the day. */
export function mayGive(draft: SuccessionDraft): (agency: Agency) => boolean {
  const { day, kind } = draft
  const level = kind === 'abolish' ? 'district' : levelOf(draft)
  return agency =>
    day !== undefined &&
    agency.validFrom < day &&
    (agency.validTo === null || agency.validTo >= day) &&
    (level === undefined || agency.level === level) &&
    isNew(draft, agency)
}

/** Whether an agency can be added to those that take: it exists on the day. */
export function mayTake(draft: SuccessionDraft): (agency: Agency) => boolean {
  const { day, kind } = draft
  const level = levelOf(draft)
  const fits = (agency: Agency) =>
    kind === 'abolish' ? agency.level !== 'district' : level === undefined || agency.level === level
  return agency => day !== undefined && existsOn(agency, day) && fits(agency) && isNew(draft, agency)
}
