/** Tone marks as NFD writes them: huyền, sắc, ngã, hỏi, nặng. */
const toneMarks = '\u0300\u0301\u0303\u0309\u0323'
const marks = /\p{M}/gu
const apostrophes = "'’‘`´ʼʹ′"

/** The highest character the tables know; Vietnamese ends at U+1EF9. */
export const tableSize = 0x2100

/**
 * Search key of one UTF-16 unit: lower-case base letter, `đ` as `d`; `''` for what disappears (apostrophes, combining marks),
 * `' '` for what separates. Built once (8,448 entries), so that folding is a table look-up per letter.
 */
export const foldedLetters: readonly string[] = table(unit => {
  const letter = unit.normalize('NFD').replace(marks, '').toLowerCase()
  return letter === 'đ' || letter === 'ð' || letter === 'ɖ' ? 'd' : letter
})

/** As `foldedLetters`, but ă â ê ô ơ ư đ stay: only the tone is taken off. */
export const tonelessLetters: readonly string[] = table(unit => {
  const toneless = [...unit.normalize('NFD')].filter(mark => !toneMarks.includes(mark)).join('')
  const letter = toneless.normalize('NFC').toLowerCase()
  return letter === 'ð' || letter === 'ɖ' ? 'đ' : letter
})

/** The tone a unit carries: 0 ngang, 1 huyền, 2 sắc, 3 ngã, 4 hỏi, 5 nặng. */
export const toneOfLetter: Readonly<Uint8Array> = Uint8Array.from({ length: tableSize }, (_, code) => {
  const tone = [...String.fromCharCode(code).normalize('NFD')].find(mark => toneMarks.includes(mark))
  return tone === undefined ? 0 : toneMarks.indexOf(tone) + 1
})

function table(key: (unit: string) => string): string[] {
  return Array.from({ length: tableSize }, (_, code) => {
    const unit = String.fromCharCode(code)
    if (apostrophes.includes(unit) || /\p{M}/u.test(unit)) return ''
    return /[\p{L}\p{N}]/u.test(unit) ? key(unit) : ' '
  })
}
