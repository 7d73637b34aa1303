import { AppError } from '../errors.ts'
import { formatYears } from './format-years.ts'
import type { CampaignContent, Phase } from './schema.ts'

/** Throws where a plan contradicts itself: a book would stand in two phases, or days are the wrong way round or outside the plan's. */
export function requireSound({ fromOn, toOn, body }: CampaignContent): void {
  if (fromOn > toOn) throw new AppError('plan.reversed', { what: '' })
  for (const [at, phase] of body.phases.entries()) {
    const years = phase.yearFrom !== null && phase.yearTo !== null && phase.yearFrom > phase.yearTo
    const days = phase.fromOn !== null && phase.toOn !== null && phase.fromOn > phase.toOn
    if (years || days) throw new AppError('plan.reversed', { what: phase.name })
    if ((phase.fromOn ?? fromOn) < fromOn || (phase.toOn ?? toOn) > toOn)
      throw new AppError('plan.outside', { phase: phase.name })
    for (const other of body.phases.slice(at + 1)) {
      if (phase.id === other.id || overlap(phase, other))
        throw new AppError('plan.overlap', {
          first: `${phase.name} (${formatYears(phase)})`,
          second: `${other.name} (${formatYears(other)})`,
        })
    }
  }
}

/** Throws `plan.undated` where a phase has no days yet: then the plan can't be issued. */
export function requireDated({ body }: CampaignContent): void {
  const open = body.phases.find(phase => phase.fromOn === null || phase.toOn === null)
  if (open !== undefined) throw new AppError('plan.undated', { phase: open.name })
}

/** Whether one book can stand in both. */
function overlap(one: Phase, other: Phase): boolean {
  return (
    one.levels.some(level => other.levels.includes(level)) &&
    one.kinds.some(kind => other.kinds.includes(kind)) &&
    (one.yearFrom ?? 0) <= (other.yearTo ?? 9999) &&
    (other.yearFrom ?? 0) <= (one.yearTo ?? 9999)
  )
}
