/** Open rhymes whose tone stands on the first vowel in the old spelling and on the second in the new one (hòa / hoà). */
const oldRhymes = ['òa', 'óa', 'ỏa', 'õa', 'ọa', 'òe', 'óe', 'ỏe', 'õe', 'ọe', 'ùy', 'úy', 'ủy', 'ũy', 'ụy']
const newRhymes = ['oà', 'oá', 'oả', 'oã', 'oạ', 'oè', 'oé', 'oẻ', 'oẽ', 'oẹ', 'uỳ', 'uý', 'uỷ', 'uỹ', 'uỵ']

/** The two ways of placing a tone: `old` writes hòa, thủy (most books); `new` writes hoà, thuỷ. */
export type TonePlacement = 'old' | 'new'

const toOld = pairs(newRhymes, oldRhymes)
const toNew = pairs(oldRhymes, newRhymes)

const openRhyme = /(^|.)([oòóỏõọuùúủũụ][aàáảãạeèéẻẽẹyỳýỷỹỵ])(?![\p{L}])/giu

/**
 * The same text with the tones of its open rhymes placed one way; what the paper shows is kept elsewhere. After `q` the `u` belongs to the
 * consonant, so `quý` is no pair of anything (and `qúy` is put right).
 */
export function placeTones(text: string, placement: TonePlacement): string {
  const wanted = placement === 'old' ? toOld : toNew
  return text.normalize('NFC').replace(openRhyme, (whole, before: string, rhyme: string) => {
    const replacement = before.toLowerCase() === 'q' ? toNew.get(rhyme) : wanted.get(rhyme)
    return replacement === undefined ? whole : before + replacement
  })
}

/** Every rhyme in small, capital and title case. */
function pairs(from: readonly string[], to: readonly string[]): ReadonlyMap<string, string> {
  const map = new Map<string, string>()
  from.forEach((rhyme, at) => {
    const other = to[at] ?? rhyme
    map.set(rhyme, other)
    map.set(rhyme.toUpperCase(), other.toUpperCase())
    map.set(titled(rhyme), titled(other))
  })
  return map
}

function titled(rhyme: string): string {
  return rhyme.charAt(0).toUpperCase() + rhyme.slice(1)
}
