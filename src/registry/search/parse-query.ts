import { findKind, type KindCode } from '../../register/kind.ts'
import { foldName, normalizeText, toneKey } from '../../register/names.ts'
import { parseEntryNumber } from '../../register/number.ts'
import { type DateRange, parsePartialDate, rangeOf } from '../../register/partial-date.ts'

/** One syllable of a name as typed: its search key, and the key that keeps letters and tones. */
export interface NameToken {
  readonly folded: string
  readonly tones: string
}

/** An entry of a register as people call it: `53/1997`, `KS 53/1997`, `số 53 quyển 01/1997`. */
export interface EntryQuery {
  /** Normalised as a record's number is: `53`, `53a`. */
  readonly number: string
  readonly volume: string | null
  readonly year: number | null
}

/** What the one search box was asked, taken apart. */
export interface SearchQuery {
  /** What is left when the rest is taken out: a name, or two. */
  readonly rest: string
  readonly names: readonly NameToken[]
  readonly born: DateRange | null
  readonly identityNumber: string | null
  readonly entry: EntryQuery | null
  /** A register kind typed by its code before a number, or in words. */
  readonly kind: string | null
}

const number = String.raw`\d{1,6}(?: ?(?:bis|ter|quater)\b|[a-z](?![\p{L}\d]))?`
/** Kinds in the words people use; without marks only those that can't be part of a name, or with a word before or after that tells. */
const kindWords: readonly (readonly [KindCode, RegExp])[] = [
  [
    'KS',
    /(?<!\p{L})(?:(?:giấy|sổ|đăng ký) khai sinh|khai sinh|(?:giay|so|dang ky) khai sinh|(?<=^\s*)khai sinh)(?!\p{L})/iu,
  ],
  [
    'KT',
    /(?<!\p{L})(?:(?:giấy|sổ|đăng ký) (?:khai|chứng) tử|khai tử|chứng tử|(?:giay|so|dang ky) khai tu)(?!\p{L})/iu,
  ],
  [
    'KH',
    /(?<!\p{L})(?:(?:giấy|sổ|đăng ký|giay|so|dang ky) )?(?:(?:chứng nhận|chung nhan) )?(?:kết hôn|ket hon)(?!\p{L})/iu,
  ],
  [
    'HN',
    /(?<!\p{L})(?:(?:giấy|giay) )?(?:xác nhận |xac nhan )?(?:tình trạng hôn nhân|tinh trang hon nhan)(?!\p{L})/iu,
  ],
  ['CMC', /(?<!\p{L})nhận cha,? mẹ,? con(?!\p{L})/iu],
  ['CN', /(?<!\p{L})(?:nhận |nuôi )?con nuôi(?!\p{L})/iu],
  ['LH', /(?<!\p{L})(?:ly hôn|ly hon)(?!\p{L})/iu],
]
const identity = /(?<![\d./-])(\d{12}|\d{9})(?![\d./-])/u
const withKind = new RegExp(
  String.raw`(?<![\p{L}\d])(KS|KH|KT|CMC|HN|CN|GH|CDGH|GSGH|LH|TDCC|K)[ .:]*(?:số ?)?(${number})(?:\s*[/-]\s*(\d{1,3}[a-z]?))?\s*[/-]\s*(\d{4})(?!\d)`,
  'iu',
)
const kindAlone = new RegExp(
  String.raw`(?<![\p{L}\d])(KS|KH|KT|CMC|HN|CN|GH|CDGH|GSGH|LH|TDCC|K)[ .:]+(?:số ?)?(?!(?:18|19|20)\d\d(?!\d))(${number})(?![\p{L}\d/.-])`,
  'iu',
)
const spelt = new RegExp(
  String.raw`(?<![\p{L}\d])(?:số|so)\s*:?\s*(${number})(?:[ ,]*(?:quyển|quyen)(?: số)?\s*:?\s*(\d{1,3}[a-z]?))?(?:\s*[/,-]?\s*(?:năm\s*)?(\d{4}))?(?![\p{L}\d/.-])`,
  'iu',
)
const fullDate = /(?<![\d./-])(\d{1,2}\s?[./-]\s?\d{1,2}\s?[./-]\s?\d{4}|\d{4}-\d{2}-\d{2})(?![\d./-])/u
const threeParts = new RegExp(
  String.raw`(?<![\d./-])(${number})\s*[/-]\s*(\d{1,3}[a-z]?)\s*[/-]\s*(\d{4})(?![\d./-])`,
  'iu',
)
const dottedMonth = /(?<![\d./-])(\d{1,2}\.\d{4})(?![\d./-])/u
const slashed = new RegExp(String.raw`(?<![\d./-])(${number})\s*/\s*(\d{4})(?![\d./-])`, 'iu')
const yearAlone = /(?<![\d./-])((?:18|19|20)\d{2})(?![\d./-])/u
const numberAlone = new RegExp(String.raw`(?<![\p{L}\d./-])(${number})(?![\p{L}\d./-])`, 'iu')
/** Words that introduce a date; `nam` alone may be somebody's name, so it needs its mark or `sinh`. */
const dateWords =
  /(?<![\p{L}])(?:(?:sinh|sn|s\/n)(?:\s+(?:ngày|ngay|năm|nam|tháng))?|ngày|năm|tháng)\s*:?\s*(?=\d)/giu

/**
 * Takes the text of the search box apart. What stands in digits is a date, an identity number or an entry's number; the rest is
 * a name. `3/1987` beside a name is a month of birth, alone it is entry 3 of 1987.
 */
export function parseQuery(text: string): SearchQuery {
  let rest = normalizeText(text).replace(dateWords, ' ')
  const take = (pattern: RegExp): RegExpExecArray | undefined => {
    const found = pattern.exec(rest)
    if (found === null) return undefined
    rest = `${rest.slice(0, found.index)} ${rest.slice(found.index + found[0].length)}`
    return found
  }
  let kind: string | null = null
  let entry: EntryQuery | null = null
  let born: DateRange | null = null

  for (const [code, words] of kindWords) if (kind === null && take(words) !== undefined) kind = code
  const coded = take(withKind) ?? take(kindAlone)
  if (coded !== undefined) {
    kind ??= findKind(coded[1] ?? '')?.code ?? null
    entry = readEntryQuery(coded[2], coded[3], coded[4])
  }
  entry ??= fromMatch(take(spelt))
  const identityNumber = take(identity)?.[1] ?? null
  born = readBorn(takeDate(rest, take, fullDate))
  entry ??= fromMatch(take(threeParts))
  born ??= readBorn(take(dottedMonth)?.[1])
  if (entry === null) {
    const found = take(slashed)
    const month = found === undefined || born !== null ? null : readBorn(`${found[1]}/${found[2]}`)
    if (month !== null && readNames(rest).length > 0) born = month
    else if (found !== undefined) entry = readEntryQuery(found[1], undefined, found[2])
  }
  born ??= readBorn(take(yearAlone)?.[1])
  entry ??= fromMatch(take(numberAlone))
  return { rest: rest.trim(), names: readNames(rest), born, identityNumber, entry, kind }
}

/** A full date is only taken when it is one: `53/02/1997` is entry 53 of volume 02 of 1997. */
function takeDate(
  rest: string,
  take: (pattern: RegExp) => RegExpExecArray | undefined,
  pattern: RegExp,
): string | undefined {
  const found = pattern.exec(rest)?.[1]
  return found === undefined || readBorn(found) === null ? undefined : take(pattern)?.[1]
}

function readBorn(raw: string | undefined): DateRange | null {
  if (raw === undefined) return null
  const date = parsePartialDate(raw.replaceAll(' ', ''))
  return date.ok === undefined ? null : rangeOf(date.ok)
}

function fromMatch(found: RegExpExecArray | undefined): EntryQuery | null {
  return found === undefined ? null : readEntryQuery(found[1], found[2], found[3])
}

function readEntryQuery(
  raw: string | undefined,
  volume: string | undefined,
  year: string | undefined,
): EntryQuery | null {
  const parsed = parseEntryNumber(raw ?? '')
  if (parsed === undefined) return null
  return {
    number: `${parsed.value}${parsed.suffix}`,
    volume: volume === undefined ? null : volume.toUpperCase().padStart(2, '0'),
    year: year === undefined ? null : Number(year),
  }
}

/** The syllables of a text, marks and all; signs and digits left over are no syllables. */
export function readNames(text: string): NameToken[] {
  return text.split(/[\s,;:()"“”/.-]+/u).flatMap(word => {
    const folded = foldName(word)
    return /\p{L}/u.test(folded)
      ? folded.split(' ').map(part => ({ folded: part, tones: toneKeyOf(word, folded, part) }))
      : []
  })
}

/** A word that folds into several syllables (a sign inside) is compared without its tones. */
function toneKeyOf(word: string, folded: string, part: string): string {
  return folded === part ? toneKey(word) : part
}
