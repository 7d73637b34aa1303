import { findCode, isListedValue } from '../../src/register/code-list.ts'
import { parseDateWords } from '../../src/register/date-words.ts'
import { getKind, type RegisterKind } from '../../src/register/kind.ts'
import type { Values } from './clean/scribe-traits.ts'
import { today } from './sheet-book.ts'

/**
 * What a right book can't say, written down apart from the rules: the benchmark counts a mistake as one that a rule could see when this (or
 * the mistake's own definition) says so. Facts of the calendar, of the order of events, and of the law in the marked years.
 */
export function contradictions(kind: RegisterKind, values: Values): string[] {
  const found: string[] = []
  const say = (what: string, holds: boolean | undefined) => {
    if (holds === true) found.push(what)
  }
  const date = (field: string | undefined) => readDate(field === undefined ? undefined : values[field])
  const registered = date('ngayDangKy')
  for (const field of kind.fields) {
    if (field.type !== 'partial-date') continue
    say(`${field.id} is no date`, values[field.id] !== undefined && date(field.id) === undefined)
  }
  for (const { fields, prefix } of kind.persons) {
    const birth = date(fields.birth)
    const death = date(fields.death)
    say(`${prefix} born after the registration`, after(birth, registered))
    say(`${prefix} born after the death`, after(birth, death))
    say(`${prefix} dead after the registration`, after(death, registered))
    const then = death ?? registered
    say(
      `${prefix} older than anybody`,
      birth && then && yearsBetween(birth.last, then.first) > oldest(kind.code, prefix),
    )
    const issued = date(`${prefix}NgayCapGiayToTuyThan`)
    say(`${prefix} paper of a later day`, after(issued, registered))
    say(`${prefix} paper before the birth`, after(birth, issued))
  }
  judgeParents(kind, date, say)
  judgeMarriage(kind, values, date, say)
  judgeDelay(kind, values, date, say)
  for (const [words, digits] of kind.facts.inWords) {
    const said = readDate(parseDateWords(values[words] ?? ''))
    const written = date(digits)
    say(
      'words and digits differ',
      said && written && (said.first > written.last || said.last < written.first),
    )
  }
  const dead = date('nktNgayChet')
  say('death notice before the death', after(dead, date('gbtNgay')))
  say('death notice after the registration', after(date('gbtNgay'), registered))
  say('divorced before the wedding', after(registered, date('huyKetHonNgayGhiChu')))
  say('married after the registration', after(date('ngayXacLapQuanHeHonNhan'), registered))
  say('residence ends before it begins', after(date('nxnThoiGianCuTruTu'), date('nxnThoiGianCuTruDen')))
  say('resident before the birth', after(date('nxnNgaySinh'), date('nxnThoiGianCuTruTu')))
  say('residence ends after the registration', after(date('nxnThoiGianCuTruDen'), registered))
  return found
}

interface Span {
  readonly first: number
  readonly last: number
}
type DateOf = (field: string | undefined) => Span | undefined
type Say = (what: string, holds: boolean | undefined) => void

const forms = /^(?:(?:(\d\d)\.)?(\d\d)\.)?(\d{4})$/

/** First and last day as yyyymmdd; nothing for what is no date, or none that a register could hold. */
export function readDate(text: string | undefined): Span | undefined {
  const found = forms.exec(text ?? '')
  if (found === null) return undefined
  const [, dayText, monthText, yearText] = found
  const year = Number(yearText)
  if (year < 1800 || year > Math.floor(today / 10000)) return undefined
  if (monthText === undefined) return { first: year * 10000 + 101, last: year * 10000 + 1231 }
  const month = Number(monthText)
  if (month < 1 || month > 12) return undefined
  const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
  if (dayText === undefined)
    return { first: year * 10000 + month * 100 + 1, last: year * 10000 + month * 100 + days }
  const day = Number(dayText)
  if (day < 1 || day > days) return undefined
  const only = year * 10000 + month * 100 + day
  return { first: only, last: only }
}

function after(a: Span | undefined, b: Span | undefined): boolean {
  return a !== undefined && b !== undefined && a.first > b.last
}

function yearsBetween(from: number, to: number): number {
  return Math.floor((to - from) / 10000)
}

/** The greatest age at the event that anybody would believe. */
function oldest(kind: string, prefix: string): number {
  if (kind === 'KT') return 120
  return prefix === 'nks' || kind === 'KH' ? 100 : 110
}

function judgeParents({ facts, persons }: RegisterKind, date: DateOf, say: Say): void {
  const birthOf = (prefix: string | undefined) =>
    date(persons.find(person => person.prefix === prefix)?.fields.birth)
  const child = birthOf(facts.parents?.child)
  for (const prefix of facts.parents?.of ?? []) {
    const parent = birthOf(prefix)
    if (parent === undefined || child === undefined) continue
    say(`${prefix} under twelve`, yearsBetween(parent.first, child.last) < 12)
    say(`${prefix} over seventy`, yearsBetween(parent.last, child.first) > 70)
  }
}

/** Laws of 1959, 1986, 2000: the year of age entered; since 01/01/2015 completed. No one law held before 1976. */
function judgeMarriage({ code }: RegisterKind, values: Values, date: DateOf, say: Say): void {
  const married = date('ngayXacLapQuanHeHonNhan') ?? date('ngayDangKy')
  if (code !== 'KH' || values.loaiDangKy === '3' || married === undefined || married.first < 19760101) return
  const entered = married.first < 20150101 ? 1 : 0
  for (const [prefix, age] of [
    ['chong', 20],
    ['vo', 18],
  ] as const) {
    const birth = date(`${prefix}NgaySinh`)
    say(`${prefix} under age`, birth && yearsBetween(birth.first, married.last) < age - entered)
  }
}

/** On time or late: births 60 days, deaths 15 (Luật Hộ tịch 60/2014/QH13, Đ.15, Đ.33), four more for weekends and feasts. What older laws said was not verified. */
function judgeDelay({ code }: RegisterKind, values: Values, date: DateOf, say: Say): void {
  const registered = date('ngayDangKy')
  const event = date(code === 'KS' ? 'nksNgaySinh' : 'nktNgayChet')
  if ((code !== 'KS' && code !== 'KT') || event === undefined || registered === undefined) return
  if (registered.first < 20160101) return
  const limit = code === 'KS' ? 60 : 15
  say('on time, yet late', values.loaiDangKy === '1' && daysBetween(event.last, registered.first) > limit + 4)
  say(
    'late, yet on time',
    values.loaiDangKy === '4' && daysBetween(event.first, registered.last) <= limit - 4,
  )
}

export function daysBetween(from: number, to: number): number {
  const day = (date: number) =>
    Date.UTC(Math.floor(date / 10000), (Math.floor(date / 100) % 100) - 1, date % 100) / 86_400_000
  return day(to) - day(from)
}

/** Whether a text is a value of the field's list, or only another spelling of one, which is put right by itself. */
export function isInList(kindCode: Parameters<typeof getKind>[0], field: string, text: string): boolean {
  const list = getKind(kindCode).fields.find(({ id }) => id === field)?.codeList
  if (list === undefined) return true
  return isListedValue(list, text) || findCode(list, text)?.match === 'spelling'
}
