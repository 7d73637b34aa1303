import { quickThoughts } from './common-passwords-vi.ts'

/** Folded for comparing: lower case, no marks, đ as d. */
export function foldPassword(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

/** Shorter than this nothing is looked for: parts of so few letters are in everything. */
const shortestWord = 4

/** Whether a password is one that guessers try first: on a list of leaked ones, a quick thought, a run, or something repeated. */
export async function isCommonPassword(password: string): Promise<boolean> {
  const folded = foldPassword(password)
  const squeezed = folded.replace(/[^a-z0-9]/g, '')
  // "Matkhau@2026!" is "matkhau" with decoration.
  const forms = new Set([folded, squeezed, strip(folded), strip(squeezed)])
  const words = await loadWords()
  return (
    isPersonalNumber(squeezed) ||
    [...forms].some(form => form.length >= shortestWord && (words.has(form) || isPattern(form)))
  )
}

/** Without the digits and signs before and behind. */
const strip = (text: string) => text.replace(/^[^a-z]+/, '').replace(/[^a-z]+$/, '')

/** Nothing but digits, as many as a telephone number, a date or an identity number has: others know them. */
const isPersonalNumber = (text: string) => /^\d{1,12}$/.test(text)

function isPattern(text: string): boolean {
  return isQuickThought(text) || (text.length > shortestWord && (isRepetition(text) || isRun(text)))
}

const thoughts = new RegExp(`^(?:${quickThoughts.join('|')}){1,3}\\d*$`)
const isQuickThought = (text: string) => thoughts.test(text)

/** One character or one short group over and over, to its end or broken off: `aaaaaaaaaa`, `hoanghoangho`. */
function isRepetition(text: string): boolean {
  const letters = [...text]
  for (let period = 1; period <= Math.min(9, letters.length >> 1); period++) {
    if (letters.every((letter, i) => i < period || letter === letters[i - period])) return true
  }
  return false
}

/** Lines along which fingers run. */
const lines = [
  ...['abcdefghijklmnopqrstuvwxyz', '01234567890', 'qwertyuiop', 'asdfghjkl', 'zxcvbnm'],
  ...['1qaz', '2wsx', '3edc', '4rfv', '5tgb', '6yhn', '7ujm', '8ik', '9ol', '0p'],
]
const neighbours = new Set(
  lines.flatMap(line => {
    const steps = [...line].slice(1).map((letter, i) => `${line[i]}${letter}`)
    return [
      ...steps,
      ...steps.map(step => `${step[1]}${step[0]}`),
      ...[...line].map(letter => letter + letter),
    ]
  }),
)

/** Made of few runs to a neighbouring (or the same) key or letter: at least three characters a run on average; prose has little over one. */
function isRun(text: string): boolean {
  const letters = [...text]
  const leaps = letters.filter((letter, i) => i > 0 && !neighbours.has(`${letters[i - 1]}${letter}`))
  return (leaps.length + 1) * 3 <= letters.length
}

interface Words {
  has(word: string): boolean
}

let loading: Promise<Words> | undefined

/** 49,000 leaked passwords, loaded when the first password is set: one string of 0.4 MB, searched in a tenth of a millisecond. */
function loadWords(): Promise<Words> {
  loading ??= import('@zxcvbn-ts/language-common').then(({ dictionary }) => {
    const words = dictionary['passwords-common'].map(foldPassword)
    const known = new Set([...words, ...words.map(strip)].filter(word => word.length >= shortestWord))
    const list = `\n${[...known].join('\n')}\n`
    return { has: word => list.includes(`\n${word}\n`) }
  })
  return loading
}
