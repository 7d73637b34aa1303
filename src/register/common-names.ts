import common from './common-names.json' with { type: 'json' }

/** A word of names and how common it is, relative to the others of its list. */
export interface CommonWord {
  readonly text: string
  readonly weight: number
}

/** Words of names by where they stand; general knowledge of the country, for a commune of which nothing is known yet. */
export interface CommonNames {
  readonly families: readonly CommonWord[]
  readonly middle: { readonly men: readonly CommonWord[]; readonly women: readonly CommonWord[] }
  readonly given: { readonly men: readonly CommonWord[]; readonly women: readonly CommonWord[] }
}

/** Family names by their rough share in a thousand; middle and given names only in an order of how usual they are, so the weights fall with the place. */
export const commonNames: CommonNames = {
  families: readShares(common.families),
  middle: { men: readRanks(common.men.middle), women: readRanks(common.women.middle) },
  given: { men: readRanks(common.men.given), women: readRanks(common.women.given) },
}

function readShares(text: string): readonly CommonWord[] {
  const words = new Map<string, number>()
  for (const [, name = '', share = ''] of text.matchAll(/(\S+) (\d+)/g))
    words.set(name, (words.get(name) ?? 0) + Number(share))
  return [...words].map(([name, weight]) => ({ text: name, weight }))
}

function readRanks(text: string): readonly CommonWord[] {
  return [...new Set(text.split(' '))].map((name, place) => ({ text: name, weight: 1000 / (place + 4) }))
}
