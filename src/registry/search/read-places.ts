import { foldName } from '../../register/names.ts'
import { type Gazetteer, type PlaceEntry, readPlace } from './gazetteer.ts'

/** A text without the places that were found in it. */
export interface TextAndPlaces {
  readonly rest: string
  readonly places: readonly PlaceEntry[]
}

/** Words that a place follows, as they are written; without marks several of them are names (Phương, Quân, Tình). */
const markedUnit = /^(?:xã|phường|huyện|quận|tỉnh|tp\.?|tt\.?)$/iu
const plainUnit = /^(?:xa|phuong|huyen|quan|tinh)$/iu
const twoWordUnit = /^(?:thị trấn|thị xã|thành phố|đặc khu|thi tran|thi xa|thanh pho|dac khu)$/iu
const longestPlace = 5

/**
 * Takes the places out of a text: what follows a word like xã or huyện, and what stands between commas, where it is the name of a place.
 * Without its marks such a word counts only before a place of just that kind.
 */
export function takePlaces(gazetteer: Gazetteer, text: string): TextAndPlaces {
  const places: PlaceEntry[] = []
  const segments = text
    .replace(/(?<!\p{L})(?:UBND|Ủy ban nhân dân)(?!\p{L})/giu, ' ')
    .split(',')
    .map((segment, at) => {
      const { unit, bare } = readPlace(segment)
      const whole = at === 0 ? undefined : choose(gazetteer.find(bare), unit, true)
      if (whole === undefined) return takeAfterUnits(gazetteer, segment, places)
      places.push(whole)
      return ''
    })
  return { rest: segments.filter(segment => segment.trim() !== '').join(','), places }
}

function takeAfterUnits(gazetteer: Gazetteer, segment: string, places: PlaceEntry[]): string {
  const words = segment.split(/\s+/u).filter(word => word !== '')
  const kept: string[] = []
  for (let at = 0; at < words.length; at++) {
    const found = placeAt(gazetteer, words, at)
    if (found === undefined) kept.push(words[at] ?? '')
    else {
      places.push(found.place)
      at = found.end - 1
    }
  }
  return kept.join(' ')
}

function placeAt(
  gazetteer: Gazetteer,
  words: readonly string[],
  at: number,
): { readonly place: PlaceEntry; readonly end: number } | undefined {
  const word = words[at] ?? ''
  const two = `${word} ${words[at + 1] ?? ''}`
  const isTwo = twoWordUnit.test(two)
  const isMarked = isTwo ? /[^a-z ]/i.test(two) : markedUnit.test(word)
  if (!isTwo && !isMarked && !plainUnit.test(word)) return undefined
  const start = at + (isTwo ? 2 : 1)
  const unit = readPlace(`${isTwo ? two : word} x`).unit
  for (let end = Math.min(words.length, start + longestPlace); end > start; end--) {
    const place = choose(gazetteer.find(foldName(words.slice(start, end).join(' '))), unit, isMarked)
    if (place !== undefined) return { place, end }
  }
  return undefined
}

/**
 * Takes a place off the end of a text that no word announces: for a text that as a whole is nobody's name. A place of one syllable,
 * and one that would leave less than two syllables of a name, is none.
 */
export function takeTrailingPlace(gazetteer: Gazetteer, rest: string): TextAndPlaces | undefined {
  const words = rest.split(/[\s,]+/u).filter(word => word !== '')
  for (let start = Math.max(2, words.length - longestPlace); start <= words.length - 2; start++) {
    const place = choose(gazetteer.find(foldName(words.slice(start).join(' '))), '', true)
    if (place !== undefined) return { rest: words.slice(0, start).join(' '), places: [place] }
  }
  return undefined
}

/** The place of just this unit; else, where that is allowed, all places of the name: a commune of old is a ward today. */
function choose(entries: readonly PlaceEntry[], unit: string, anyUnit: boolean): PlaceEntry | undefined {
  const exact = entries.find(entry => entry.unit === unit)
  const [first] = entries
  if (exact !== undefined || first === undefined || !anyUnit) return exact
  return { ...first, agencies: new Set(entries.flatMap(entry => [...entry.agencies])) }
}

/** The agencies that all the places have in common; where they have none, those of the first. Null: no place. */
export function commonAgencies(places: readonly PlaceEntry[]): readonly string[] | null {
  const [first, ...others] = places
  if (first === undefined) return null
  const common = [...first.agencies].filter(id => others.every(place => place.agencies.has(id)))
  return common.length > 0 ? common : [...first.agencies]
}
