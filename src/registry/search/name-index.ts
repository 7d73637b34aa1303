import { foldName, normalizeText, toneKey } from '../../register/names.ts'

/** A name of the dictionary by its place in the index, not its id. */
export type NamePlace = number

/**
 * The dictionary of distinct names in the memory of the process: the syllables of each, and for every syllable the names that have it.
 * About 45 bytes a name: half a million names of a province take 25 MB and answer in a millisecond what an index of the
 * database needs ten to a hundred for (docs/benchmarks.md). Names are only ever added.
 */
export class NameIndex {
  private readonly syllables = new Numbered()
  private readonly toned = new Numbered()
  private readonly words = new Map<string, readonly Syllable[]>()
  /** By syllable: the places of the names that have it, growing. */
  private readonly postings: Growing[] = []
  /** All names' syllables one after the other; name n has those from starts[n] to starts[n + 1]. */
  private readonly parts = new Growing()
  private readonly tones = new Growing()
  private readonly starts = new Growing()
  /** Growing, but for those in `late`, which take the place of a greater one. */
  private readonly ids = new Growing()
  private readonly realIds = new Map<NamePlace, number>()
  private readonly late = new Map<number, NamePlace>()

  constructor() {
    this.starts.push(0)
  }

  get size(): number {
    return this.ids.length
  }

  /** Every syllable that any name has, folded. */
  get vocabulary(): ReadonlyMap<string, number> {
    return this.syllables.numbers
  }

  /** Adds a name by its id in the database, as it is written there. */
  add(id: number, text: string): void {
    const place = this.ids.length
    const first = this.parts.length
    const last = place === 0 ? 0 : this.ids.at(place - 1)
    this.ids.push(Math.max(id, last))
    if (id < last) {
      this.late.set(id, place)
      this.realIds.set(place, id)
    }
    for (const word of text.split(' ')) {
      for (const { syllable, toned } of this.readWord(word)) {
        this.parts.push(syllable)
        this.tones.push(toned)
        const posting = this.postings[syllable] ?? new Growing()
        this.postings[syllable] = posting
        // The same syllable twice in a name is one posting.
        if (posting.length === 0 || posting.at(posting.length - 1) !== place) posting.push(place)
      }
    }
    if (this.parts.length === first) this.parts.push(this.syllables.of(''))
    while (this.tones.length < this.parts.length) this.tones.push(0)
    this.starts.push(this.parts.length)
  }

  idOf(place: NamePlace): number {
    return this.realIds.get(place) ?? this.ids.at(place)
  }

  /** The place of a name by its id; undefined for one that was committed since. */
  placeOf(id: number): NamePlace | undefined {
    const late = this.late.get(id)
    if (late !== undefined) return late
    let low = 0
    let high = this.ids.length - 1
    while (low < high) {
      const middle = (low + high) >> 1
      if (this.ids.at(middle) < id) low = middle + 1
      else high = middle
    }
    return this.ids.at(low) === id && !this.realIds.has(low) ? low : undefined
  }

  /** How many syllables a name has. */
  lengthOf(place: NamePlace): number {
    return this.starts.at(place + 1) - this.starts.at(place)
  }

  /** The number of the syllable at a position of a name. */
  syllableAt(place: NamePlace, position: number): number {
    return this.parts.at(this.starts.at(place) + position)
  }

  /** The number of the same syllable with its letters and tone. */
  tonedAt(place: NamePlace, position: number): number {
    return this.tones.at(this.starts.at(place) + position)
  }

  /** A syllable by its number, folded. */
  textOf(syllable: number): string {
    return this.syllables.texts[syllable] ?? ''
  }

  /** The syllables of a name, folded. */
  syllablesOf(place: NamePlace): string[] {
    return Array.from({ length: this.lengthOf(place) }, (_, position) =>
      this.textOf(this.syllableAt(place, position)),
    )
  }

  /** Whether a name has a syllable. */
  has(place: NamePlace, syllable: number): boolean {
    for (let at = this.starts.at(place); at < this.starts.at(place + 1); at++)
      if (this.parts.at(at) === syllable) return true
    return false
  }

  /** Whether a name has, for each table of syllables allowed (1 at their numbers), one of them. The hottest loop of a search. */
  hasAll(place: NamePlace, tables: readonly Uint8Array[]): boolean {
    const parts = this.parts.values
    const from = this.starts.values[place] ?? 0
    const to = this.starts.values[place + 1] ?? 0
    for (const allowed of tables) {
      let at = from
      while (at < to && allowed[parts[at] ?? 0] !== 1) at++
      if (at === to) return false
    }
    return true
  }

  /** The names that have a syllable, in the order in which they were added. */
  namesWith(syllable: number): Uint32Array {
    return this.postings[syllable]?.view() ?? new Uint32Array()
  }

  /** The number of a syllable with letters and tone (`toneKey`); undefined when no name has it so. */
  findToned(key: string): number | undefined {
    return this.toned.numbers.get(key)
  }

  /** Bytes held in tables; the texts of some thousand syllables come on top. */
  get bytes(): number {
    const tables = [this.parts, this.tones, this.starts, this.ids, ...this.postings]
    return tables.reduce((sum, table) => sum + (table?.bytes ?? 0), 0)
  }

  /** The syllables of a written word: one, but for names with signs inside. Words are few: each is folded once. */
  private readWord(word: string): readonly Syllable[] {
    const known = this.words.get(word)
    if (known !== undefined) return known
    const folded = foldName(word)
    const read =
      folded === ''
        ? []
        : folded.split(' ').map(part => ({
            syllable: this.syllables.of(part),
            toned: this.toned.of(part === folded ? toneKey(normalizeText(word)) : part),
          }))
    this.words.set(word, read)
    return read
  }
}

interface Syllable {
  readonly syllable: number
  readonly toned: number
}

/** Texts numbered in the order in which they come. */
class Numbered {
  readonly numbers = new Map<string, number>()
  readonly texts: string[] = []

  of(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    this.numbers.set(text, this.texts.length)
    return this.texts.push(text) - 1
  }
}

/** Whole numbers below 2³² that grow at the end. */
class Growing {
  /** Longer than `length`. */
  values = new Uint32Array(4)
  length = 0

  get bytes(): number {
    return this.values.byteLength
  }

  push(value: number): void {
    if (this.length === this.values.length) {
      const wider = new Uint32Array(this.length < 1024 ? this.length * 2 : Math.ceil(this.length * 1.5))
      wider.set(this.values)
      this.values = wider
    }
    this.values[this.length++] = value
  }

  at(position: number): number {
    return this.values[position] ?? 0
  }

  view(): Uint32Array {
    return this.values.subarray(0, this.length)
  }
}
