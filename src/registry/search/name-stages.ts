import { nearSyllables, splitSyllables } from './near.ts'
import type { NameToken } from './parse-query.ts'

/** One round of asking the dictionary of names: a tsquery over `name.tokens`, and how far it is from what was typed. */
export interface NameStage {
  readonly step: 'as-typed' | 'near' | 'without-light' | 'without-one'
  readonly tsquery: string
}

/** Syllables that nearly every name has: they say almost nothing about who it is. */
export const lightSyllables: ReadonlySet<string> = new Set(['nguyen', 'thi', 'van'])

/**
 * The rounds in which the dictionary is asked, strictest first. A syllable the vocabulary does not know is expanded to its
 * neighbours at once (it is a slip, or rare enough to cost nothing); known syllables only in the second round. Then Thị and Văn are
 * dropped, then one syllable of three or more. Measured in stack.md 1.4: expanding unknown syllables first is ten times faster
 * than expanding all and finds as much.
 */
export function planNameStages(tokens: readonly string[], vocabulary: ReadonlySet<string>): NameStage[] {
  const wanted = [...new Set(tokens)]
  if (wanted.length === 0) return []
  const near = new Map(wanted.map(token => [token, nearSyllables(token, vocabulary)]))
  const asTyped = wanted.map(token => (vocabulary.has(token) ? [token] : [token, ...(near.get(token) ?? [])]))
  const expanded = asTyped.map((group, i) => {
    const token = wanted[i] ?? ''
    return lightSyllables.has(token) ? group : [token, ...(near.get(token) ?? [])]
  })
  const stages: NameStage[] = [
    { step: 'as-typed', tsquery: formatAll(asTyped) },
    { step: 'near', tsquery: formatAll(expanded) },
  ]
  const heavy = expanded.filter((_, i) => !lightSyllables.has(wanted[i] ?? ''))
  if (heavy.length >= 2 && heavy.length < wanted.length)
    stages.push({ step: 'without-light', tsquery: formatAll(heavy) })
  if (wanted.length >= 3) {
    const saysSomething = (left: number): boolean =>
      wanted.some((token, i) => i !== left && !lightSyllables.has(token))
    const parts = asTyped.flatMap((_, left) =>
      saysSomething(left) ? [formatAll(asTyped.filter((_, i) => i !== left))] : [],
    )
    if (parts.length > 0)
      stages.push({ step: 'without-one', tsquery: parts.map(part => `(${part})`).join(' | ') })
  }
  return stages.filter((stage, i) => stages.findIndex(other => other.tsquery === stage.tsquery) === i)
}

/** The tokens with those taken apart that the vocabulary only knows as several syllables run together. */
export function splitUnknown(tokens: readonly NameToken[], vocabulary: ReadonlySet<string>): NameToken[] {
  return tokens.flatMap(token => {
    const pieces = vocabulary.has(token.folded) ? undefined : splitSyllables(token.folded, vocabulary)
    return pieces === undefined ? [token] : pieces.map(piece => ({ folded: piece, tones: piece }))
  })
}

/** `('hoa' | 'hoe') & 'nguyen'`: every group must be met by one of its lexemes; the lexemes are quoted, whatever they hold. */
function formatAll(groups: readonly (readonly string[])[]): string {
  return groups
    .map(group => (group.length === 1 ? quote(group[0] ?? '') : `(${group.map(quote).join(' | ')})`))
    .join(' & ')
}

function quote(lexeme: string): string {
  return `'${lexeme.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`
}
