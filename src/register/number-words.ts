const digitWords = ['không', 'một', 'hai', 'ba', 'bốn', 'năm', 'sáu', 'bảy', 'tám', 'chín']

/**
 * A whole number from 0 in Vietnamese words, as registers and papers about money say it: "hai nghìn không trăm linh tám", "ba mươi mốt",
 * "tám tỷ không trăm chín mươi ba triệu".
 */
export function formatNumberWords(n: number): string {
  const words: string[] = []
  let rest = n
  for (const [size, name] of scales) {
    const count = Math.floor(rest / size)
    rest %= size
    // Thousands of billions are said as one number: "một nghìn hai trăm tỷ".
    if (count > 0)
      words.push(size === billion ? formatNumberWords(count) : belowThousand(count, words.length > 0), name)
  }
  if (rest > 0 || words.length === 0) words.push(belowThousand(rest, words.length > 0))
  return words.join(' ')
}

const billion = 1_000_000_000
const scales = [
  [billion, 'tỷ'],
  [1_000_000, 'triệu'],
  [1000, 'nghìn'],
] as const

/** Three digits; those of a group after another are all said: "không trăm linh hai". */
function belowThousand(n: number, afterOthers: boolean): string {
  const hundreds = Math.floor(n / 100)
  const words = hundreds > 0 || afterOthers ? [`${digitWords[hundreds]} trăm`] : []
  if (n % 100 > 0 || words.length === 0) words.push(belowHundred(n % 100, words.length > 0))
  return words.join(' ')
}

function belowHundred(n: number, afterHundreds: boolean): string {
  const tens = Math.floor(n / 10)
  const ones = n % 10
  if (tens === 0) return `${afterHundreds ? 'linh ' : ''}${digitWords[ones]}`
  const head = tens === 1 ? 'mười' : `${digitWords[tens]} mươi`
  if (ones === 0) return head
  if (ones === 5) return `${head} lăm`
  if (tens > 1 && ones === 1) return `${head} mốt`
  if (tens > 1 && ones === 4) return `${head} tư`
  return `${head} ${digitWords[ones]}`
}

/** Folded words for digits, with their variants (mốt, tư, lăm/nhăm, bẩy). */
const digits: Readonly<Record<string, number>> = {
  khong: 0,
  mot: 1,
  hai: 2,
  ba: 3,
  bon: 4,
  tu: 4,
  nam: 5,
  lam: 5,
  nham: 5,
  sau: 6,
  bay: 7,
  tam: 8,
  chin: 9,
}
const units: Readonly<Record<string, 'ten' | 'hundred' | 'thousand' | 'zero-ten'>> = {
  muoi: 'ten',
  tram: 'hundred',
  nghin: 'thousand',
  ngan: 'thousand',
  linh: 'zero-ten',
  le: 'zero-ten',
}

/** The number folded words say; words that are no number words are skipped. Nothing when they say none or make no sense together. */
export function parseNumberWords(words: readonly string[]): number | undefined {
  const written = words.find(word => /^\d{1,4}$/.test(word))
  if (written !== undefined) return Number(written)
  const said = words.filter(word => word in digits || word in units)
  if (said.length === 0) return undefined
  if (said.length >= 3 && said.every(word => word in digits)) return readDigitByDigit(said)
  return readGrouped(said)
}

/** A year in words: as a number, digit by digit ("một chín chín lăm"), or with its hundreds alone ("hai nghìn tám" is 2008). */
export function parseYearWords(words: readonly string[]): number | undefined {
  const year = parseNumberWords(words)
  return year !== undefined && year >= 1000 ? year : undefined
}

function readDigitByDigit(words: readonly string[]): number {
  return Number(words.map(word => digits[word]).join(''))
}

/** Thousands, hundreds, tens, ones, each at most once and in that order; `mươi` may be left out ("chín lăm"). */
function readGrouped(words: readonly string[]): number | undefined {
  let total = 0
  let pending: number | undefined
  let level = 4
  for (const word of words) {
    const unit = units[word]
    if (unit === undefined) {
      const digit = digits[word] ?? 0
      if (pending === undefined) pending = digit
      else if (pending < 10 && level > 1) {
        total += pending * 10
        pending = digit
        level = 1
      } else return undefined
      continue
    }
    const size = unit === 'thousand' ? 3 : unit === 'hundred' ? 2 : 1
    if (size >= level) return undefined
    level = size
    if (unit === 'zero-ten') {
      if (pending !== undefined) return undefined
      continue
    }
    if (pending === undefined && unit !== 'ten') return undefined
    total += (pending ?? 1) * 10 ** size
    pending = undefined
  }
  return total + (pending ?? 0)
}
