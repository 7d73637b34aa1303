/** A piece of a text, and whether the other text has something else there. */
export interface Marked {
  readonly text: string
  readonly differs: boolean
}

/** Two texts in pieces: what they have in common, and where they differ; letters with all their marks are one. */
export function markLetters(one: string, other: string): readonly [readonly Marked[], readonly Marked[]] {
  const [a, b] = [lettersOf(one), lettersOf(other)]
  const common = longestCommon(a, b)
  return [
    pieces(
      a,
      common.map(([at]) => at),
    ),
    pieces(
      b,
      common.map(([, at]) => at),
    ),
  ]
}

function lettersOf(text: string): readonly string[] {
  return [...text.normalize('NFC')]
}

/** The places of the longest letters in order that both have, one pair a letter. */
function longestCommon(a: readonly string[], b: readonly string[]): readonly (readonly [number, number])[] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1))
  const at = (i: number, j: number) => lengths[i]?.[j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    const row = lengths[i]
    if (row === undefined) continue
    for (let j = b.length - 1; j >= 0; j--)
      row[j] = a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}

function pieces(letters: readonly string[], common: readonly number[]): readonly Marked[] {
  const same = new Set(common)
  const marked: { text: string; differs: boolean }[] = []
  for (const [at, letter] of letters.entries()) {
    const differs = !same.has(at)
    const last = marked.at(-1)
    if (last?.differs === differs) last.text += letter
    else marked.push({ text: letter, differs })
  }
  return marked
}
