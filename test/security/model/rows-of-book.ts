import { digestLiteral, idOf, text } from './ids.ts'
import type { Values, WorldRow } from './rows.ts'
import { approvalOf, packageValues } from './rows-of-agency.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

/** One row of each table that belongs to a book: content, which adoptions and recognitions hide, and what only lists the book. */
export function rowsOfBook(world: World, book: number): readonly WorldRow[] {
  const { agency, kind, keeper } = bookAt(world, book)
  const agency_id = text(idOf('agency', agency))
  const book_id = text(idOf('book', book))
  const sha = digestLiteral(`file ${agency} 0`)
  const digest = digestLiteral('content')
  const id = (space: Parameters<typeof idOf>[0], copy = 0) => text(idOf(space, book, copy))
  const listed = (view: View) => view.seesBook(book)
  const content = (view: View) => view.seesBook(book) && (view.confidential || !['CN', 'CMC'].includes(kind))
  const row = (table: string, key: string, values: (copy: number) => Values, sees = content): WorldRow => ({
    table,
    key,
    values: { agency_id, ...values(0) },
    another: { agency_id, ...values(1) },
    sees,
  })
  const capture = (space: 'capture' | 'spare capture', sourcePage: number) =>
    row('capture', idOf(space, book), copy => ({
      id: id(space, copy),
      book_id,
      original: sha,
      original_name: text('1.jpg'),
      source_page: String(sourcePage + copy * 100),
    }))
  const page = (space: 'page' | 'spare page', of: 'capture' | 'spare capture', sequence: number) =>
    row('page', idOf(space, book), copy => ({
      id: id(space, copy),
      book_id,
      capture_id: id(of),
      half: copy === 0 ? 'null' : text('left'),
      sequence: String(sequence + copy * 100),
    }))
  const listing = (copy: number) => ({
    id: id('book', copy),
    kind: text(kind),
    year: '2001',
    volume: text(String(book + copy * 100)),
    keeper_id: keeper === null || copy > 0 ? 'null' : text(idOf('agency', keeper)),
  })
  const delivery = (copy: number) => packageValues({ agency, index: book, copy, book, kind, bringer: 0 })
  return [
    // A new book is nobody's exception and nobody's assignment: it needs the whole agency.
    { ...row('book', idOf('book', book), listing, listed), adds: view => view.seesAgency(agency) },
    capture('capture', 1),
    capture('spare capture', 2),
    page('page', 'capture', 1),
    page('spare page', 'spare capture', 2),
    // One row a book: a second would only repeat the key.
    withoutAnother(row('book_scanning', idOf('book', book), () => ({ book_id }))),
    row('book_change', idOf('change', book), copy => ({
      id: id('change', copy),
      book_id,
      kind: text('order'),
      affected: '1',
      before: text('{}'),
      after: text('{}'),
    })),
    row('upload', idOf('upload', book), copy => ({
      id: id('upload', copy),
      book_id,
      account_id: text(idOf('account', 0)),
      name: text('1.jpg'),
      size_bytes: '1',
      origin: text('upload'),
    })),
    row(
      'field_place',
      idOf('book', book),
      copy => ({ book_id, field: text(`field${copy}`), '"left"': '0', top: '0', width: '1', height: '1' }),
      listed,
    ),
    row('entry', idOf('entry', book), copy => ({
      id: id('entry', copy),
      book_id,
      number: text('1'),
      fields: text('{}'),
    })),
    row('entry_page', idOf('entry', book), copy => ({
      entry_id: id('entry'),
      page_id: copy === 0 ? id('page') : id('spare page'),
      position: '1',
    })),
    row('package', idOf('package', book), delivery),
    row('finding', idOf('finding', book), copy => ({
      id: id('finding', copy),
      package_id: id('package'),
      code: text('x'),
      severity: text('error'),
    })),
    row('correction', `${idOf('package', book)} 1`, copy => ({
      book_id,
      package_id: id('package'),
      row: String(copy + 1),
      '"column"': text('so'),
      value: text('1'),
    })),
    row('sheet_row', `${idOf('package', book)} 1`, copy => ({
      book_id,
      package_id: id('package'),
      row: String(copy + 1),
    })),
    row('deposit', idOf('deposit', book), copy => ({
      id: id('deposit', copy),
      book_id,
      mode: text('all'),
      xlsx: sha,
      zip: sha,
      row_count: '1',
      pdf_count: '1',
      inserted: '1',
      updated: '0',
      unchanged: '0',
      rejected: '0',
      digest,
    })),
    row('deposit_task', idOf('deposit task', book), copy => ({
      id: id('deposit task', copy),
      batch_id: id('deposit task', copy),
      place: '1',
      book_id,
      package_id: id('package'),
      mode: text('all'),
      account_id: text(idOf('account', 0)),
    })),
    row('record', idOf('record', book), copy => ({
      id: id('record', copy),
      book_id,
      kind: text(kind),
      year: '2001',
      number: text('1'),
      version: '1',
      content: digest,
    })),
    row('record_version', idOf('record', book), copy => ({
      record_id: id('record'),
      version: String(copy + 1),
      source: text('deposit'),
      deposit_id: id('deposit'),
      row: '1',
      fields: text('{}'),
      pdf: sha,
      pdf_name: text('1.pdf'),
      content: digest,
      reason: text('thử'),
    })),
    row('record_note', idOf('record note', book), copy => ({
      id: id('record note', copy),
      book_id,
      record_id: id('record'),
      kind: text('other'),
      text: text('Ghi chú'),
      noted_on: text('2010-01-01'),
      evidence: sha,
    })),
    // A birth tells of an adoption, too.
    row(
      'record_note',
      idOf('adoption note', book),
      copy => ({
        id: id('adoption note', copy),
        book_id,
        record_id: id('record'),
        kind: text('adoption'),
        text: text('Nuôi con nuôi'),
        noted_on: text('2010-01-01'),
      }),
      view => view.seesBook(book) && view.confidential,
    ),
    row('record_link', idOf('record link', book), copy => ({
      id: id('record link', copy),
      book_id,
      record_id: id('record'),
      relation: text(`changes${copy}`),
      target_agency_id: agency_id,
      target_record_id: id('record'),
    })),
    row('record_draft', idOf('record draft', book), copy => ({
      id: id('record draft', copy),
      book_id,
      account_id: text(idOf('account', 0)),
    })),
    row('mention', idOf('record', book), copy => ({
      record_id: id('record'),
      role: text(copy === 0 ? 'nks' : 'me'),
      name_id: '1',
      kind: text(kind),
      year: '2001',
    })),
    approvalOf(agency, book, content),
  ]
}

function withoutAnother({ another: _, ...row }: WorldRow): WorldRow {
  return row
}

/** Who works on which book. One try of another a book: a second would only repeat the key. */
export function rowsOfAssignment(world: World): readonly WorldRow[] {
  return world.assignments.map(({ account, book }, index): WorldRow => {
    const values = (holder: number) => ({
      account_id: text(idOf('account', holder)),
      agency_id: text(idOf('agency', bookAt(world, book).agency)),
      book_id: text(idOf('book', book)),
    })
    const ofBook = world.assignments.filter(one => one.book === book)
    const free = world.accounts.findIndex((_, other) => !ofBook.some(one => one.account === other))
    return {
      table: 'assignment',
      key: `${idOf('account', account)} ${idOf('book', book)}`,
      values: values(account),
      ...(ofBook[0] === world.assignments[index] && free >= 0 ? { another: values(free) } : {}),
      sees: view => view.seesBook(book),
    }
  })
}
