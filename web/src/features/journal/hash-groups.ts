/** A hash (hex) in groups of four, as people compare it by eye: `3fa9 5c20 …`. */
export function hashGroups(hash: string): readonly string[] {
  return hash.match(/.{1,4}/g) ?? []
}

/** The first groups of a hash, for a table. */
export function shortHash(hash: string, groups = 4): string {
  const all = hashGroups(hash)
  const shown = all.slice(0, groups).join(' ')
  return all.length > groups ? `${shown} …` : shown
}
