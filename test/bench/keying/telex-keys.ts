/**
 * How many keys a text takes by Telex: a letter with a hat is doubled (`aa`, `ee`, `oo`, `dd`), ă ơ ư take a `w`, each syllable's tone one more key, ươ one
 * `w` for both. Capitals count as their letters: Shift is held, and both ways of keying need it or don't alike. Digits, signs and spaces are one key each.
 */
export function countTelexKeys(text: string): number {
  let keys = 0
  for (const word of text.normalize('NFC').split(/(\s)/)) keys += countWord(word.toLowerCase())
  return keys
}

const marks = /[\u0302\u0306\u031B]/u
const tones = /[\u0300\u0301\u0303\u0309\u0323]/u

function countWord(word: string): number {
  let keys = 0
  let before = ''
  for (const letter of word) {
    const [base = '', ...parts] = letter.normalize('NFD')
    const toneless = letter.normalize('NFD').replace(tones, '').normalize('NFC')
    keys += 1
    if (base === 'đ') keys += 1
    else if (parts.some(part => marks.test(part)) && !(toneless === 'ơ' && before === 'ư')) keys += 1
    if (parts.some(part => tones.test(part))) keys += 1
    before = toneless
  }
  return keys
}
