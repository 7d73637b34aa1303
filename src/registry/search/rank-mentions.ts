import { findKind } from '../../register/kind.ts'
import type { DateRange } from '../../register/partial-date.ts'
import type { FoundMention } from './mention-filter.ts'
import { scoreBorn } from './score-born.ts'

/** The other person of a record who was asked for, too. */
export interface FoundOther {
  readonly role: string
  readonly nameId: number
}

/** A person found, with how well they agree with what was asked, 0 to 1. */
export interface RankedMention {
  readonly mention: FoundMention
  readonly score: number
  readonly other: FoundOther | null
}

/** Below this a name has little in common with the one asked for. */
const leastScore = 0.4

/** A person found and how well their name agrees, 0 to 1; `other` with the score of theirs. */
export interface ScoredMention {
  readonly mention: FoundMention
  readonly nameScore: number
  readonly other?: FoundOther & { readonly score: number }
}

/**
 * The records in the order they are shown, each once, by the person in it who agrees best: by agreement of name, birth and the other
 * person, then those whom the event is about, then the newer record; the same question always gives the same order.
 */
export function rankRecords(found: Iterable<ScoredMention>, born: DateRange | null): RankedMention[] {
  const best = new Map<string, RankedMention>()
  for (const { mention, nameScore, other } of found) {
    if (nameScore < leastScore) continue
    const { bornFrom, bornTo } = mention
    const range = bornFrom === null || bornTo === null ? null : { from: bornFrom, to: bornTo }
    const score = nameScore * scoreBorn(born, range) * (other === undefined ? 1 : 0.5 + other.score / 2)
    const ranked = { mention, score: Math.round(score * 10_000) / 10_000, other: other ?? null }
    const known = best.get(mention.recordId)
    if (known === undefined || compareRanked(ranked, known) < 0) best.set(mention.recordId, ranked)
  }
  return [...best.values()].sort(compareRanked)
}

function compareRanked(a: RankedMention, b: RankedMention): number {
  return (
    b.score - a.score ||
    Number(isMain(b.mention)) - Number(isMain(a.mention)) ||
    b.mention.year - a.mention.year ||
    compareText(a.mention.recordId, b.mention.recordId) ||
    compareText(a.mention.role, b.mention.role) ||
    a.mention.variant - b.mention.variant
  )
}

const mainRoles = new Map<string, ReadonlySet<string>>()

/** Whether the registered event is about this person. */
export function isMain({ kind, role }: Pick<FoundMention, 'kind' | 'role'>): boolean {
  let roles = mainRoles.get(kind)
  if (roles === undefined) {
    const persons = findKind(kind)?.persons.filter(person => person.main) ?? []
    roles = new Set(persons.map(person => person.prefix))
    mainRoles.set(kind, roles)
  }
  return roles.has(role)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
