import type { Language } from '../../../src/register/text.ts'

const locales: Readonly<Record<Language, string>> = { vi: 'vi-VN', en: 'en-GB' }

/** A count with the thousands mark of the language: 12.345 or 12,345. */
export function formatCount(count: number, language: Language): string {
  return count.toLocaleString(locales[language])
}

/** A moment (ISO 8601 with zone) as day and minute on this machine's clock: 05/03/2026 14:07. */
export function formatMoment(iso: string): string {
  const at = new Date(iso)
  if (Number.isNaN(at.getTime())) return iso
  const two = (n: number) => String(n).padStart(2, '0')
  return `${two(at.getDate())}/${two(at.getMonth() + 1)}/${at.getFullYear()} ${two(at.getHours())}:${two(at.getMinutes())}`
}

/** A stored day (`1987-04-19`, `1987-04`, `1987`, or the ministry's `19.04.1987`) as people here write it: 19/04/1987. */
export function formatDay(day: string): string {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(day)
  if (iso) return [iso[3], iso[2], iso[1]].filter(part => part !== undefined).join('/')
  return /^[\d.]+$/.test(day) ? day.replaceAll('.', '/') : day
}

/** What a person typed as a birth date, as the search wants it (`1987` or `1987-04-19`); undefined when it is neither. */
export function parseBorn(typed: string): string | undefined {
  const text = typed.trim()
  if (/^\d{4}$/.test(text)) return text
  const day = /^(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4})$/.exec(text)
  const iso = day ? `${day[3]}-${day[2]?.padStart(2, '0')}-${day[1]?.padStart(2, '0')}` : text
  if (!/^\d{4}-\d{2}-\d{2}$/.test(iso)) return undefined
  const at = new Date(`${iso}T00:00:00Z`)
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(iso) ? iso : undefined
}

/** What a person typed as a full day (19/4/1987), as `1987-04-19`; undefined when it is not one. */
export function parseDay(typed: string): string | undefined {
  const born = parseBorn(typed)
  return born?.includes('-') ? born : undefined
}

/** Seconds with one decimal, in the language's digits. */
export function formatSeconds(seconds: number, language: Language): string {
  return seconds.toLocaleString(locales[language], { maximumFractionDigits: 1 })
}

/** A size in bytes as kB or MB. */
export function formatSize(sizeBytes: number, language: Language): string {
  const [value, unit] = sizeBytes < 1_000_000 ? [sizeBytes / 1000, 'kB'] : [sizeBytes / 1_000_000, 'MB']
  return `${value.toLocaleString(locales[language], { maximumFractionDigits: value < 10 ? 1 : 0 })} ${unit}`
}
