/** A name with every word's first letter a capital and the others small: `nguyễn VĂN an` is `Nguyễn Văn An`, `h'hen` is `H'Hen`. */
export function titleCase(name: string): string {
  return name
    .toLowerCase()
    .replace(/(^|[\s'’‘`.-])(\p{L})/gu, (_, before: string, letter: string) => before + letter.toUpperCase())
}

/** Whether no letter of a name is a capital. */
export function isLowerCase(name: string): boolean {
  return name === name.toLowerCase() && name !== name.toUpperCase()
}

/** Whether a word is neither in capitals alone, nor in small letters, nor with a capital at its head: a slip of the shift key. H'Hen is none. */
export function isMixedCase(word: string): boolean {
  return word.split(/['’‘`.-]/).some(part => {
    const lower = part.toLowerCase()
    return part !== lower && part !== part.toUpperCase() && part.slice(1) !== lower.slice(1)
  })
}
