import type { Offered } from './desk-page.ts'
import { countTelexKeys } from './telex-keys.ts'

/** An offered value that a person would take. */
export interface Offer {
  readonly key: string
  /** What stands in the field then. */
  readonly text: string
  /** Only the first words: the field is typed on. */
  readonly goesOn: boolean
}

/** The offer that spares most keys of those that are right; undefined when typing is as short. */
export function findOffer(offered: readonly Offered[], text: string, want: string): Offer | undefined {
  const left = (from: string) => countTelexKeys(want) - countTelexKeys(from)
  const found = offered.flatMap(({ label, key, isMarked }) => {
    const goesOn = label.endsWith(' …')
    const value = goesOn ? `${label.slice(0, -2)} ` : readLabel(label, want)
    if (goesOn ? !want.startsWith(value) || value.length <= text.length : value !== want) return []
    // Taking goes on to the next field, too.
    const spared = left(text) - (goesOn ? left(value) : -1)
    const with_ = isMarked ? 'Enter' : key
    return [{ key: with_, text: value, goesOn, won: spared - with_.split('+').length }]
  })
  const [best] = found.toSorted((one, other) => other.won - one.won)
  return best !== undefined && best.won > 0 ? best : undefined
}

/** `1 – Nam` and `1 Nam` are read as Nam. */
function readLabel(label: string, want: string): string {
  return /^\d+ (?:– )?(.+)$/.exec(label)?.[1] === want ? want : label
}
