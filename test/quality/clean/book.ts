import { formatCaseFileName } from '../../../src/register/file-name.ts'
import type { KindCode } from '../../../src/register/kind.ts'
import { parseEntryNumber } from '../../../src/register/number.ts'
import { dateParts, type PartialDate } from '../../../src/register/partial-date.ts'
import { type Day, dateOf, dayInYear, formatDots, workingDay } from '../../../src/training/calendar.ts'
import { writeBirths } from './births.ts'
import { writeDeath } from './deaths.ts'
import { writeMarriage } from './marriages.ts'
import type { Region } from './names.ts'
import { writeMaritalStatus, writeRecognition } from './others.ts'
import { type Period, type PeriodId, periods } from './period.ts'
import { createScribe, nameText } from './scribe.ts'
import type { Scribe, Values } from './scribe-traits.ts'

export type OfficialKind = Extract<KindCode, 'KS' | 'KH' | 'KT' | 'CMC' | 'HN'>
export const officialKinds: readonly OfficialKind[] = ['KS', 'KH', 'KT', 'CMC', 'HN']

/** A book in which every value is as a right paper has it: invented people, real habits. */
export interface CleanBook {
  readonly kind: OfficialKind
  readonly period: PeriodId
  readonly year: number
  readonly volume: string
  readonly rows: readonly Values[]
  readonly pdfNames: readonly string[]
  /** What the closing page says: how many cases, and the numbers that were never given out. */
  readonly closing: { readonly events: number; readonly skipped: readonly string[] }
}

export interface CleanRequest {
  readonly kind: OfficialKind
  readonly period: Period
  readonly seed: number
  readonly rows: number
}

const regionOrder: readonly Region[] = ['plain', 'mekong', 'highland', 'north', 'coast', 'ridge']

/** One clean book; the same request gives the same book. */
export function makeCleanBook({ kind, period, seed, rows: wanted }: CleanRequest): CleanBook {
  const region = regionOrder[seed % regionOrder.length] ?? 'plain'
  const scribe = createScribe(period, region, seed)
  const { random } = scribe
  const habits = drawHabits(scribe, wanted)
  const rows: Values[] = []
  const skipped: string[] = []
  for (const year of habits.years) {
    const share = Math.ceil(wanted / habits.years.length)
    let number = year === habits.years[0] ? habits.firstNumber : 1
    const days = Array.from({ length: share }, () => registrationDay(scribe, year)).sort((a, b) => a - b)
    for (const day of days) {
      for (const values of writeEntries(scribe, kind, day, String(number))) {
        const last = rows.at(-1)
        if (
          random.chance(0.003) &&
          last !== undefined &&
          !/[a-z]/.test(last.so ?? '') &&
          number > 1 &&
          last.ngayDangKy?.endsWith(String(year))
        ) {
          place(scribe, values, { ...habits, year, number: `${number - 1}a`, at: rows.length, day })
          rows.push(values)
          continue
        }
        if (random.chance(0.002) && last !== undefined) skipped.push(`${number++}/${year}`)
        place(scribe, values, { ...habits, year, number: String(number), at: rows.length, day })
        rows.push(values)
        number++
      }
    }
  }
  const [year = period.from] = habits.years
  const book = { kind, period: period.id, year, volume: habits.volume, rows: rows.map(blankless) }
  return { ...book, pdfNames: pdfNamesOf(book), closing: { events: rows.length, skipped } }
}

interface Habits {
  readonly years: readonly number[]
  readonly volume: string
  readonly firstNumber: number
  readonly digits: number
  readonly withYear: boolean
  readonly volumeText: (volume: string, year: number) => string
}

/** A book of one year, of several until it was full, or a second volume that counts on; numbers written one way in a book. */
function drawHabits({ random, period }: Scribe, wanted: number): Habits {
  const first = random.integer(period.from, period.to)
  const span = wanted <= 120 && random.chance(0.4) ? random.integer(2, 4) : 1
  const years = Array.from({ length: span }, (_, at) => first + at).filter(year => year <= period.to)
  const second = years.length === 1 && random.chance(0.2)
  const style = random.next()
  return {
    years,
    volume: second ? '02' : '01',
    firstNumber: second ? random.integer(80, 260) : 1,
    digits: random.pick([1, 1, 2, 3]),
    withYear: random.chance(0.15),
    volumeText: (volume, year) =>
      style < 0.75 ? `${volume}/${year}` : style < 0.9 ? volume : `${volume}-TP/HT-${year}`,
  }
}

function registrationDay({ random }: Scribe, year: number): Day {
  return Math.min(workingDay(dayInYear(year, 0.01 + random.next() * 0.97)), dayInYear(year, 1))
}

function writeEntries(scribe: Scribe, kind: OfficialKind, day: Day, number: string): Values[] {
  switch (kind) {
    case 'KS':
      return writeBirths(scribe, day)
    case 'KH':
      return [writeMarriage(scribe, day)]
    case 'KT':
      return [writeDeath(scribe, day)]
    case 'CMC':
      return [writeRecognition(scribe, day, number)]
    case 'HN':
      return [writeMaritalStatus(scribe, day)]
  }
}

function place(
  scribe: Scribe,
  values: Values,
  {
    year,
    number,
    at,
    day,
    volume,
    digits,
    withYear,
    volumeText,
    years,
  }: Habits & { readonly year: number; readonly number: string; readonly at: number; readonly day: Day },
): void {
  const { lacks, signers, clerk, office, random } = scribe
  const parsed = /^(\d+)(.*)$/.exec(number)
  values.so = `${(parsed?.[1] ?? '').padStart(digits, '0')}${parsed?.[2] ?? ''}${withYear ? `/${year}` : ''}`
  values.quyenSo = volumeText(volume, years[0] ?? year)
  if (!lacks.has('page')) values.trangSo = String(Math.floor(at / 2) + 1)
  values.ngayDangKy = formatDots(day)
  values['nxnHoTen' in values ? 'noiCap' : 'noiDangKy'] = office
  const signer = random.pick(signers)
  values.nguoiKy = nameText(scribe, signer.name)
  values.chucVuNguoiKy = signer.post
  if (dateOf(day).year >= 1999) values.nguoiThucHien = nameText(scribe, clerk)
}

function blankless(values: Values): Values {
  return Object.fromEntries(Object.entries(values).filter(([, text]) => text !== ''))
}

/** The names of the PDFs of a book's rows. */
export function pdfNamesOf({
  kind,
  year,
  volume,
  rows,
}: Pick<CleanBook, 'kind' | 'year' | 'volume' | 'rows'>): string[] {
  return rows.map(({ so, ngayDangKy }) => {
    const number = parseEntryNumber(so ?? '')
    if (number === undefined || ngayDangKy === undefined)
      throw new Error(`a clean row without a number: ${so}`)
    const date = ngayDangKy as PartialDate
    dateParts(date)
    return formatCaseFileName({ kind, year, volume, date, number })
  })
}

/** Books of every kind and legal period, `each` of them, of 50 rows to `most`. */
export function* cleanBooks(seed: number, each: number, most = 400): Generator<CleanBook> {
  for (const [periodAt, period] of periods.entries())
    for (const [kindAt, kind] of officialKinds.entries())
      for (let copy = 0; copy < each; copy++) {
        const own = seed * 1000 + periodAt * 131 + kindAt * 17 + copy * 29
        yield makeCleanBook({ kind, period, seed: own, rows: 50 + ((own * 7919) % (most - 49)) })
      }
}
