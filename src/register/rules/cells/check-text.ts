import type { Field } from '../../field.ts'
import type { Finding } from '../../finding.ts'
import { isSurelyUnicode, readsBetter, tellingWords } from '../../letters/detect-letters.ts'
import { convertLetters, legacyLetters } from '../../letters/letters.ts'
import { withoutLookAlikes } from '../../look-alike.ts'
import { toneKey } from '../../names.ts'
import { normalizeText } from '../../normalize-text.ts'
import { isVietnameseSyllable } from '../../vietnamese-syllable.ts'
import { cellFinding } from './cell-finding.ts'
import { isNoName } from './null-text.ts'

/** UTF-8 read as another code page (Nguyá»…n), letters that became question marks, marks of HTML and Excel's own escapes. */
const garbled =
  /\ufffd|\p{L}\?\p{L}|[ÃÂÄÅÆ][\u0080-\u00bf\u0152-\u0178\u2018-\u2022\u20ac\u2122]|á[»º]|&(?:#\d+|amp|nbsp|quot|lt|gt);|_x000[0-9a-f]_/iu
const contact = /[\w.]@\w|https?:|www\.|(?<!\d)(?:\+84|0)(?:[ .]?\d){8,10}(?!\d)/i
/** Lengths below this are of short codes and dates, whose own rules say more. */
const leastLimit = 50
/** Nothing on paper is longer, whatever the column. */
const longestText = 2000

/** What can be wrong with any text: garbled letters, look-alike letters, a phone number, more text than programs store. */
export function checkText(field: Field, value: string): Finding | undefined {
  const converted = isWords(field) ? fromLegacyLetters(value) : undefined
  if (converted !== undefined)
    return cellFinding(field, 'text.legacy-letters', value, { suggestion: converted })
  if (garbled.test(value)) return cellFinding(field, 'text.garbled', value)
  const suggestion = withoutLookAlikes(value)
  if (suggestion !== value) return cellFinding(field, 'text.look-alike', value, { suggestion })
  if (isWords(field) && contact.test(value)) return cellFinding(field, 'text.contact', value)
  const most = field.maxLength !== undefined && field.maxLength >= leastLimit ? field.maxLength : longestText
  return value.length > most
    ? cellFinding(field, 'text.too-long', value, { params: { length: value.length, most } })
    : undefined
}

/** The text as it reads in an old set of letters, where more of it makes sense in that set than as it stands, and most of it. */
function fromLegacyLetters(value: string): string | undefined {
  if (isSurelyUnicode(value) || tellingWords(value).every(isVietnameseSyllable)) return undefined
  for (const letters of legacyLetters) {
    if (!readsBetter(value, letters)) continue
    const converted = normalizeText(convertLetters(value, letters))
    const words = converted.match(/[\p{L}\p{M}]+/gu) ?? []
    if (words.filter(isVietnameseSyllable).length * 2 > words.length) return converted
  }
  return undefined
}

/** Columns of words; notes and numbers may well hold a phone number or something like one. */
function isWords({ type, id }: Field): boolean {
  return type === 'place-text' || type === 'person-name' || (type === 'text' && id.endsWith('QuanHe'))
}

/** A place: nothing between its commas, no letters, one part twice. */
export function checkPlace(field: Field, value: string): Finding | undefined {
  const parts = value.split(',').map(part => part.trim())
  const filled = parts.filter(part => part !== '')
  if (filled.length < parts.length) {
    const suggestion = filled.length === 0 ? '' : filled.join(', ')
    return cellFinding(field, 'place.empty-part', value, { suggestion })
  }
  if (isNoName(value)) return cellFinding(field, 'value.placeholder', value, { suggestion: '' })
  if (!/\p{L}/u.test(value)) return cellFinding(field, 'place.no-letters', value)
  const at = parts.findIndex((part, index) => index > 0 && isSamePart(part, parts[index - 1] ?? ''))
  if (at < 0) return undefined
  return cellFinding(field, 'place.repeated-part', value, {
    suggestion: parts.filter((_, index) => index !== at).join(', '),
    params: { part: parts[at] ?? '' },
  })
}

/** A thôn and its xã may share a name; only the same unit with its level said twice is a slip. */
function isSamePart(part: string, before: string): boolean {
  return (
    part.includes(' ') &&
    toneKey(part) === toneKey(before) &&
    /^(?:xã|huyện|tỉnh|phường|thị|quận|thành|tp)/i.test(part)
  )
}

const page =
  /^(?:tr(?:ang)?\.? ?|tờ )?(\d{1,4})[a-z]?(?:(?: ?[-–+,;&/]| và) ?\d{1,4}[a-z]?){0,3}(?: ?\([^)]*\))?$/i

/** A page number, or a few of them. */
export function checkPage(field: Field, value: string): Finding | undefined {
  return Number(page.exec(value)?.[1] ?? 0) > 0 ? undefined : cellFinding(field, 'page.unreadable', value)
}
