/** Whether two syllables are at most one slip apart: a letter changed, left out, put in, or two neighbours swapped. */
export function isNear(a: string, b: string): boolean {
  if (a === b) return true
  const [short, long] = a.length <= b.length ? [a, b] : [b, a]
  if (long.length - short.length > 1) return false
  let head = 0
  while (head < short.length && short[head] === long[head]) head++
  let tail = 0
  while (tail < short.length - head && short[short.length - 1 - tail] === long[long.length - 1 - tail]) tail++
  const left = short.length - head - tail
  if (long.length !== short.length) return left === 0
  return left <= 1 || (left === 2 && short[head] === long[head + 1] && short[head + 1] === long[head])
}

/** The numbers of the syllables of a vocabulary that are near a token, the token itself left out. */
export function nearSyllables(token: string, vocabulary: ReadonlyMap<string, number>): number[] {
  const found: number[] = []
  for (const [syllable, number] of vocabulary) {
    if (Math.abs(syllable.length - token.length) <= 1 && syllable !== token && isNear(token, syllable)) {
      found.push(number)
    }
  }
  return found
}

/** The longest a folded Vietnamese syllable gets ("nghieng"). */
const longestSyllable = 7

/**
 * Syllables written without spaces taken apart ("nguyenthihoa"), the fewest pieces first; undefined when the vocabulary does not
 * cover the token from end to end.
 */
export function splitSyllables(
  token: string,
  vocabulary: ReadonlyMap<string, unknown>,
): string[] | undefined {
  const best: (string[] | undefined)[] = [[]]
  for (let end = 1; end <= token.length; end++) {
    for (let start = Math.max(0, end - longestSyllable); start < end; start++) {
      const before = best[start]
      const syllable = token.slice(start, end)
      if (before === undefined || syllable.length < 2 || !vocabulary.has(syllable)) continue
      const known = best[end]
      if (known === undefined || before.length + 1 < known.length) best[end] = [...before, syllable]
    }
  }
  const pieces = best[token.length]
  return pieces === undefined || pieces.length < 2 ? undefined : pieces
}
