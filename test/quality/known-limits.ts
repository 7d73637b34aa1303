/**
 * Kinds of mistake of which less than 99 % of the visible ones are caught, and why; by the mistake's id. `least` is the share a small sample must
 * reach in the tests.
 */
export const knownLimits: Readonly<Record<string, { readonly least: number; readonly why: string }>> = {
  'rows-out-of-order': {
    least: 0.9,
    why: 'the order of a sheet’s rows changes no entry, so an info is what it deserves.',
  },
  'registered-order': {
    least: 0.85,
    why: 'a date that may be the entry’s own (a late entry in its place) is told as an info.',
  },
  tcvn3: {
    least: 0.85,
    why: 'names of minorities hold signs that look like the old letter sets’ or none that is theirs alone; whole columns are recognised when the sheet is read.',
  },
  vni: {
    least: 0.8,
    why: 'as with TCVN3: a short name of a minority with a single changed letter passes.',
  },
  'name-run-together': {
    least: 0.7,
    why: 'told only where both halves are Vietnamese syllables, for names of minorities hold capitals inside a word.',
  },
}
