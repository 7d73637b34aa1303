/** A registration number taken apart: `53a` is value 53 with suffix `a`; `01/2018` names its year. */
export interface EntryNumber {
  readonly value: number
  /** Lower-case letters after the number: '' or `a`, `bis`, `ter` … */
  readonly suffix: string
  readonly year: number | null
}

/** A volume number: `02/2018` is volume `02` of 2018. */
export interface Volume {
  /** At least two digits, with a letter where the paper has one: `01`, `02A`. */
  readonly volume: string
  readonly year: number | null
}

const entryNumber =
  /^((?:số )?(?:n[o°º]\.? ?)?)(\d{1,6})(?:[ .-]?(bis|ter|quater|[a-z])(?![a-zà-ỹđ]))?( ?[/-] ?(.*))?$/i
const volumeNumber = /^(?:quyển )?(?:số )?(\d{1,3}) ?([a-z])?(?: ?[/-] ?(.*))?$/i
const fullYear = /(?:^|[^\d])((?:18|19|20)\d{2})(?:$|[^\d])/

/** Reads a registration number: `53`, `053`, `53a`, `53 bis`, `01/2018`, `12/KS-1995`; nothing when it does not begin with a number. */
export function parseEntryNumber(raw: string): EntryNumber | undefined {
  const found = entryNumber.exec(raw.trim())
  if (!found) return undefined
  const value = Number(found[2])
  if (value === 0) return undefined
  return { value, suffix: (found[3] ?? '').toLowerCase(), year: yearIn(found[5]) }
}

/** The number as it stands in a file name: three digits at least, then the suffix. */
export function formatEntryNumber({ value, suffix }: Pick<EntryNumber, 'value' | 'suffix'>): string {
  return String(value).padStart(3, '0') + suffix
}

/**
 * A number written as another one is: `formatLike('01/2018', {value: 12, suffix: 'a'})` is `12a/2018`, like `053` 54 is `054`. What can't be read
 * as a number stays as it is.
 */
export function formatLike(model: string, { value, suffix }: Pick<EntryNumber, 'value' | 'suffix'>): string {
  const found = entryNumber.exec(model.trim())
  if (!found) return model
  const [, before = '', digits = '', , after = ''] = found
  const width = digits.startsWith('0') ? digits.length : 1
  return before + String(value).padStart(width, '0') + suffix + after
}

/** The number after one, written alike: `054` after `053a`, `02/2018` after `01/2018`; nothing after what is no number. */
export function formatNext(number: string): string | undefined {
  const parsed = parseEntryNumber(number)
  return parsed && formatLike(number, { value: parsed.value + 1, suffix: '' })
}

/** Whether a number counts on from the one before it: one more, or the same with a letter (`53a` after `53`); not when they name different years. */
export function countsOn(before: EntryNumber, number: EntryNumber): boolean {
  if (before.year !== number.year) return false
  if (number.value === before.value + 1) return number.suffix === ''
  return number.value === before.value && number.suffix !== '' && number.suffix !== before.suffix
}

/** Reads a volume: `02/2018`, `2`, `02A`, `01-TP/HT-2020-GH` (thông tư 04/2020/TT-BTP, Đ.36). */
export function parseVolume(raw: string): Volume | undefined {
  const found = volumeNumber.exec(raw.trim())
  if (!found) return undefined
  return {
    volume: (found[1] ?? '').replace(/^0+(?=\d)/, '').padStart(2, '0') + (found[2] ?? '').toUpperCase(),
    year: yearIn(found[3]),
  }
}

/** The ministry's form of a volume: `02/2018`. */
export function formatVolume({ volume, year }: Volume): string {
  return year === null ? volume : `${volume}/${year}`
}

/** The numbers missing between the least and the greatest of `values`, as short as it goes: `12–14, 20`; '' when none is missing. */
export function formatGaps(values: readonly number[]): string {
  const sorted = [...new Set(values)].sort((a, b) => a - b)
  const gaps: string[] = []
  for (let at = 1; at < sorted.length; at++) {
    const first = (sorted[at - 1] ?? 0) + 1
    const last = (sorted[at] ?? 0) - 1
    if (first === last) gaps.push(String(first))
    else if (first < last) gaps.push(`${first}–${last}`)
  }
  return gaps.join(', ')
}

function yearIn(text: string | undefined): number | null {
  const found = text === undefined ? null : fullYear.exec(text)
  return found ? Number(found[1]) : null
}
