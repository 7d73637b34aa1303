import type { KindCode } from '../../register/kind.ts'
import { foldName } from '../../register/names.ts'
import { parsePartialDate, rangeOf } from '../../register/partial-date.ts'
import type { conditions, paperSizes, standings } from '../paper/schema.ts'
import { readKind } from './read-kind.ts'
import type { ListColumn, ListFinding, ListFindingCode } from './schema.ts'

/** What a line says of one book; null: it says nothing of it. */
export interface LineFacts {
  readonly openedOn: string | null
  readonly endedOn: string | null
  readonly firstNumber: string | null
  readonly lastNumber: string | null
  readonly closingTotal: number | null
  readonly sheets: number | null
  readonly paperSize: (typeof paperSizes)[number] | null
  readonly condition: (typeof conditions)[number] | null
  readonly standing: (typeof standings)[number] | null
  readonly place: string | null
  /** Where the second copy lies; empty: there is one. */
  readonly second: string | null
  readonly note: string | null
}

/** A line of a list, read without knowing which agencies and books there are. */
export interface ParsedLine {
  readonly row: number
  readonly kind: KindCode | null
  readonly agency: string | null
  readonly agencyCode: string | null
  readonly year: number | null
  readonly volumes: readonly string[]
  readonly facts: LineFacts
  readonly findings: readonly ListFinding[]
  /** The line as it stands, for people. */
  readonly said: string
}

/** A line as the file has it: cells by what their column means, and the columns nobody knows by their header. */
export interface ListLine {
  readonly row: number
  readonly cells: Readonly<Partial<Record<ListColumn, string>>>
  readonly others: readonly (readonly [header: string, text: string])[]
}

const mostVolumes = 60
const noteChars = 500

/** Reads a line; what is not understood goes into the note of the book, so that nothing is lost. `kindAbove` is said by a heading or the sheet. */
export function parseLine({ row, cells, others }: ListLine, kindAbove: KindCode | null): ParsedLine {
  const findings: ListFinding[] = []
  const notes: string[] = cells.note === undefined ? [] : [cells.note]
  const find = (
    code: ListFindingCode,
    severity: ListFinding['severity'],
    column: ListColumn | null,
    params: ListFinding['params'] = {},
  ) => void findings.push({ code, severity, column, params })
  const keep = (name: string, text: string) => void notes.push(`${name}: ${text}`)
  for (const [header, text] of others) keep(header, text)

  const kind = cells.kind === undefined ? kindAbove : (readKind(cells.kind) ?? null)
  if (kind === null)
    find(cells.kind === undefined ? 'kind-missing' : 'kind-unknown', 'error', 'kind', {
      text: cells.kind ?? '',
    })
  const opened = readDay(cells.opened)
  const ended = readDay(cells.ended)
  for (const [column, name, day] of [
    ['opened', 'Từ ngày', opened],
    ['ended', 'Đến ngày', ended],
  ] as const)
    if (day.text !== undefined && day.day === null) {
      keep(name, day.text)
      if (day.year === null) find('date-unreadable', 'warning', column, { text: day.text })
    }
  const swapped = opened.day !== null && ended.day !== null && ended.day < opened.day
  if (swapped) {
    find('dates-swapped', 'warning', 'ended', {})
    keep('Đến ngày', ended.text ?? '')
  }
  const years = readYears(cells.year)
  const year = years[0] ?? opened.year
  if (cells.year !== undefined && years.length === 0)
    find('year-unreadable', 'error', 'year', { text: cells.year })
  else if (year === null) find('year-missing', 'error', 'year')
  if (years.length > 1) {
    find('years-several', 'warning', 'year', { text: cells.year ?? '' })
    keep('Năm', cells.year ?? '')
  }
  const volumes = readVolumes(cells.volume, cells.count)
  if (volumes === undefined)
    find('volume-unreadable', 'error', 'volume', { text: cells.volume ?? cells.count ?? '' })
  else if (cells.volume === undefined && cells.count === undefined)
    find('volume-missing', 'warning', 'volume')
  const several = (volumes ?? []).length > 1
  if (several) find('expanded', 'info', 'volume', { count: String(volumes?.length ?? 0) })

  const whole = (column: 'closingTotal' | 'sheets', name: string, most: number): number | null => {
    const text = cells[column]
    if (text === undefined) return null
    const count = readCount(text)
    const usable = count !== null && count <= most && (column === 'closingTotal' || count > 0)
    // What is said of several books together is true of none of them.
    if (usable && !several) return count
    keep(name, text)
    if (!usable) find('number-unreadable', 'warning', column, { text })
    return null
  }
  const { state, standing } = readCondition(`${cells.standing ?? ''} ${cells.condition ?? ''}`)
  const isSaid = (cells.condition ?? cells.standing) !== undefined
  const conditionClear = state !== null || standing !== null
  if (isSaid) keepUnlessPlain(cells, notes)
  if (isSaid && !conditionClear)
    find('condition-unclear', 'info', 'condition', { text: cells.condition ?? cells.standing ?? '' })
  const paperSize = cells.paperSize === undefined ? null : readPaperSize(cells.paperSize)
  if (paperSize === 'other' && cells.paperSize !== undefined) {
    keep('Khổ giấy', cells.paperSize)
    find('paper-unclear', 'info', 'paperSize', { text: cells.paperSize })
  }
  const closingTotal = whole('closingTotal', 'Tổng số', 99_999)
  const sheets = whole('sheets', 'Số trang', 9999)
  const numbers = (['firstNumber', 'lastNumber'] as const).map(column => {
    const text = cells[column]
    if (text !== undefined && (several || text.length > 20))
      keep(column === 'firstNumber' ? 'Từ số' : 'Đến số', text)
    return text === undefined || several || text.length > 20 ? null : text
  })
  const note = notes.join('; ')
  if (note.length > noteChars) find('note-cut', 'error', 'note', { limit: String(noteChars) })
  return {
    row,
    kind,
    agency: cells.agency ?? null,
    agencyCode: cells.agencyCode ?? null,
    year,
    volumes: volumes ?? [],
    facts: {
      openedOn: several ? null : opened.day,
      endedOn: several || swapped ? null : ended.day,
      firstNumber: numbers[0] ?? null,
      lastNumber: numbers[1] ?? null,
      ...{ closingTotal, sheets, paperSize, condition: state, standing },
      place: cells.place?.slice(0, 200) ?? null,
      second: cells.second === undefined ? null : readSecond(cells.second),
      note: note === '' ? null : note.slice(0, noteChars),
    },
    findings,
    said: [...Object.values(cells), ...others.map(([, text]) => text)].join(' · ').slice(0, 300),
  }
}

/** Words that say no more than the choice does; anything else stays in the note as it was written. */
const plain = new Set([
  'tot',
  'binh thuong',
  'con tot',
  'con',
  'rach',
  'mo',
  'mat',
  'con so',
  'co',
  'x',
  'kha',
  'cu',
])

function keepUnlessPlain(cells: ListLine['cells'], notes: string[]): void {
  for (const text of [cells.standing, cells.condition])
    if (text !== undefined && !plain.has(foldName(text))) notes.push(`Tình trạng: ${text}`)
}

interface ReadDay {
  readonly text: string | undefined
  readonly day: string | null
  readonly year: number | null
}

/** A day as `YYYY-MM-DD`; of a date that names no day only the year is known. */
function readDay(text: string | undefined): ReadDay {
  if (text === undefined) return { text, day: null, year: null }
  const iso = /^(\d{4})-(\d{2})-(\d{2})/.exec(text)
  const parsed = parsePartialDate(iso === null ? text : `${iso[3]}.${iso[2]}.${iso[1]}`)
  if (parsed.ok === undefined) return { text, day: null, year: null }
  const { from, to } = rangeOf(parsed.ok)
  return { text, day: from === to ? from : null, year: parsed.parts.year }
}

/** The years a cell names, in their order: `2005`, `2005-2006`, `2005 đến 2007`. */
function readYears(text: string | undefined): readonly number[] {
  const years = [...(text ?? '').matchAll(/(?<!\d)(1[89]\d{2}|20\d{2})(?!\d)/g)].map(([year]) => Number(year))
  return [...new Set(years)].sort((a, b) => a - b)
}

/** Volumes: `01`, `1A`, `01-03`, `1, 2`, `01-TP/HT-2020-KS`; without any, as many as are counted; undefined when it can't be read. */
function readVolumes(text: string | undefined, count: string | undefined): readonly string[] | undefined {
  if (text === undefined) {
    const many = count === undefined ? 1 : readCount(count)
    if (many === null || many < 1 || many > mostVolumes) return undefined
    return Array.from({ length: many }, (_, at) => String(at + 1))
  }
  const own = text
    .trim()
    .replace(/^(quyển|quyen|tập|tap|số|q)\s*[.:]?\s*/iu, '')
    .replace(/\s*-?\s*TP\/.*$/i, '')
  const range = /^(\d{1,3})\s*(?:-|–|đến|->)\s*(\d{1,3})$/u.exec(own)
  if (range !== null) {
    const [from, to] = [Number(range[1]), Number(range[2])]
    if (to < from || to - from >= mostVolumes) return undefined
    return Array.from({ length: to - from + 1 }, (_, at) => String(from + at))
  }
  const parts = own.split(/\s*(?:[,;+&]|và)\s*/u).map(part => part.replace(/\/\d{4}$/, ''))
  return parts.every(part => /^[0-9A-Za-z]{1,4}$/.test(part)) ? parts : undefined
}

function readCount(text: string): number | null {
  const digits = text
    .trim()
    .replace(/(?<=\d)[.,](?=\d{3}(?!\d))/g, '')
    .replace(/[.,]0+$/, '')
  const found = /^(\d{1,6})(?:\s+\p{L}+.*)?$/u.exec(digits)
  return found === null ? null : Number(found[1])
}

const has = (folded: string, words: readonly string[]) =>
  words.some(word => folded.includes(` ${foldName(word)} `))

/** How the paper is said to be. */
function readCondition(
  text: string,
): Pick<LineFacts, 'standing'> & { readonly state: LineFacts['condition'] } {
  const folded = ` ${foldName(text)} `
  const parts = has(folded, ['mất trang', 'mất bìa', 'mất góc', 'mất một'])
  if (!parts && has(folded, ['mất', 'thất lạc', 'không còn', 'lost']))
    return { standing: 'lost', state: null }
  if (has(folded, ['hủy', 'cháy', 'mục nát', 'hỏng hoàn toàn', 'destroyed']))
    return { standing: 'destroyed', state: null }
  const state = (
    [
      ['illegible', ['mờ', 'nhòe', 'khó đọc', 'không đọc được', 'phai', 'illegible']],
      [
        'torn',
        [
          'rách',
          'bong',
          'rời trang',
          'mất trang',
          'mất bìa',
          'mất góc',
          'mất một',
          'mối',
          'ẩm mốc',
          'torn',
          'hỏng',
          'hư hỏng',
          'hư',
        ],
      ],
      ['worn', ['cũ', 'ố', 'sờn', 'trung bình', 'worn']],
      ['good', ['tốt', 'bình thường', 'nguyên vẹn', 'khá', 'good']],
    ] as const
  ).find(([, words]) => has(folded, words))?.[0]
  const present = state !== undefined || has(folded, ['còn', 'có', 'x', 'present'])
  return { standing: present ? 'present' : null, state: state ?? null }
}

function readPaperSize(text: string): LineFacts['paperSize'] {
  const size = /A\s*([345])(?!\d)/i.exec(text)?.[1]
  return size === '3' ? 'A3' : size === '4' ? 'A4' : size === '5' ? 'A5' : 'other'
}

/** Where the second copy is; null where the cell says that there is none. */
function readSecond(text: string): string | null {
  const folded = foldName(text)
  if (['khong', 'khong co', '0', 'no'].includes(folded)) return null
  return ['co', 'x', '1', 'yes'].includes(folded) ? '' : text.slice(0, 200)
}
