import { createHash } from 'node:crypto'
import { getKind } from '../../../src/register/kind.ts'
import { foldName } from '../../../src/register/names.ts'
import { depositDigest, formatFields, hashFormatted } from '../../../src/registry/records/content.ts'
import type { TableWriter } from './copy-tables.ts'
import { createPeople, type People } from './draw-people.ts'
import type { FilledKind, PlannedBook, PlannedCommune } from './plan-province.ts'
import { type WrittenCase, writeCase } from './write-case.ts'

/** The columns that are filled, by table. */
export const filledColumns = {
  file: ['agency_id', 'sha256', 'size_bytes', 'media_type'],
  book: ['agency_id', 'id', 'kind', 'year', 'volume', 'state'],
  deposit: [
    ...['agency_id', 'id', 'book_id', 'mode', 'xlsx', 'zip', 'row_count', 'pdf_count'],
    ...['inserted', 'updated', 'unchanged', 'rejected', 'digest'],
  ],
  record: ['agency_id', 'id', 'book_id', 'kind', 'year', 'number', 'version', 'content'],
  record_version: [
    ...[
      'agency_id',
      'record_id',
      'version',
      'source',
      'deposit_id',
      'row',
      'fields',
      'pdf',
      'pdf_name',
      'content',
      'reason',
    ],
  ],
  mention: [
    ...[
      'agency_id',
      'record_id',
      'role',
      'name_id',
      'kind',
      'year',
      'born_from',
      'born_to',
      'sex',
      'identity_number',
    ],
  ],
  name: ['id', 'text', 'folded'],
} as const

/** The one PDF that all records share. */
export interface SharedPdf {
  readonly digest: Buffer
  readonly sizeBytes: number
}

/** Writes books one after the other: their rows go to the writer, their names into a dictionary that is held (some 100 bytes a name). */
export function createBookWriter(writer: TableWriter, seed: number, pdf: SharedPdf) {
  const names = new Map<string, number>()
  const pdfHex = pdf.digest.toString('hex')
  let people: { readonly commune: PlannedCommune; readonly of: People } | undefined
  let counter = 0
  let records = 0
  let mentions = 0

  const peopleOf = (commune: PlannedCommune): People => {
    if (people?.commune !== commune) {
      people = { commune, of: createPeople(seed, commune.number, commune.ethnicity) }
      writer.add('file', [commune.agencyId, pdf.digest, pdf.sizeBytes, 'application/pdf'])
    }
    return people.of
  }
  const nameId = (name: string): number => {
    const known = names.get(name)
    if (known !== undefined) return known
    const id = names.size + 1
    names.set(name, id)
    writer.add('name', [id, name, foldName(name)])
    return id
  }
  const writeRecord = (book: PlannedBook, place: Place, index: number, written: WrittenCase): Buffer => {
    const { agencyId, bookId, depositId } = place
    const id = formatId(++counter)
    const fields = formatFields(written.fields, sortedFields(book.kind))
    const content = hashFormatted(fields, pdfHex)
    const number = String(index + 1)
    writer.add('record', [agencyId, id, bookId, book.kind, book.year, number, 1, content])
    writer.add('record_version', [
      ...[agencyId, id, 1, 'deposit', depositId, index - book.first + 2],
      ...[fields, pdf.digest, `${book.kind}.${book.year}.${number}.pdf`, content, 'nộp lần đầu'],
    ])
    for (const { role, name, born, sex, identityNumber } of written.mentions) {
      mentions++
      writer.add('mention', [
        ...[agencyId, id, role, nameId(name), book.kind, book.year],
        ...[born?.from ?? null, born?.to ?? null, sex, identityNumber],
      ])
    }
    return content
  }
  return {
    counts: () => ({ records, mentions, names: names.size }),
    /** `ofYear`: cases of the book's kind and year in all its volumes. */
    write(commune: PlannedCommune, book: PlannedBook, ofYear: number): void {
      const of = peopleOf(commune)
      const { agencyId } = commune
      const place = { agencyId, bookId: formatId(++counter), depositId: formatId(++counter) }
      const contents: Buffer[] = []
      for (let index = book.first; index < book.first + book.count; index++) {
        contents.push(writeRecord(book, place, index, writeCase(commune, of, book, index, ofYear)))
      }
      records += book.count
      writer.add('book', [agencyId, place.bookId, book.kind, book.year, book.volume, 'deposited'])
      writer.add('deposit', [
        ...[agencyId, place.depositId, place.bookId, 'all', pdf.digest, pdf.digest, book.count, book.count],
        ...[book.count, 0, 0, 0, depositDigest(contents)],
      ])
    },
  }
}

interface Place {
  readonly agencyId: string
  readonly bookId: string
  readonly depositId: string
}

/** Ids in the shape of UUIDv7 that grow with the counter, so that the primary keys grow at their end. */
function formatId(counter: number): string {
  const time = (0x0193_0000_0000 + counter).toString(16).padStart(12, '0')
  const rest = createHash('md5').update(time).digest('hex')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${rest.slice(0, 3)}-8${rest.slice(3, 6)}-${rest.slice(6, 18)}`
}

const sorted = new Map<FilledKind, readonly string[]>()

function sortedFields(kind: FilledKind): readonly string[] {
  const known =
    sorted.get(kind) ??
    getKind(kind)
      .fields.map(field => field.id)
      .sort()
  sorted.set(kind, known)
  return known
}
