import { findKind } from '../../register/kind.ts'
import type { DateRange } from '../../register/partial-date.ts'
import type { FoundMention } from './find-mentions.ts'
import type { NameToken } from './parse-query.ts'
import { scoreBorn } from './score-born.ts'
import { scoreName } from './score-name.ts'

/** A mention with how well it agrees with what was asked, 0 to 1. */
export interface RankedMention {
  readonly mention: FoundMention
  readonly score: number
}

/** Below this a name has little in common with the one asked for. */
const leastScore = 0.4

/**
 * Mentions in the order they are shown: by agreement of name and birth, then those whom the event is about, then the older record;
 * the same question always gives the same order. Without a name in the question all names agree.
 */
export function rankMentions(
  mentions: Iterable<FoundMention>,
  names: readonly NameToken[],
  born: DateRange | null,
): RankedMention[] {
  const nameScores = new Map<string, number>()
  const ranked: RankedMention[] = []
  for (const mention of mentions) {
    const { id, text, folded } = mention.name
    const nameScore = names.length === 0 ? 1 : (nameScores.get(id) ?? scoreName(names, text, folded))
    nameScores.set(id, nameScore)
    if (nameScore < leastScore) continue
    const { bornFrom, bornTo } = mention
    const range = bornFrom === null || bornTo === null ? null : { from: bornFrom, to: bornTo }
    ranked.push({ mention, score: Math.round(nameScore * scoreBorn(born, range) * 10_000) / 10_000 })
  }
  return ranked.sort(compareRanked)
}

function compareRanked(a: RankedMention, b: RankedMention): number {
  return (
    b.score - a.score ||
    Number(isMain(b.mention)) - Number(isMain(a.mention)) ||
    a.mention.year - b.mention.year ||
    compareText(a.mention.recordId, b.mention.recordId) ||
    compareText(a.mention.role, b.mention.role)
  )
}

/** Whether the registered event is about this person. */
export function isMain({ kind, role }: Pick<FoundMention, 'kind' | 'role'>): boolean {
  return findKind(kind)?.persons.some(person => person.main && person.prefix === role) ?? false
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
