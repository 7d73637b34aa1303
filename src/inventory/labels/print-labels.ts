import { randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Label, labelsOfSheet, writeLabels } from '../../papers/write-labels.ts'
import type { Transaction } from '../../platform/postgres/database.ts'
import { today } from '../../platform/vietnam-day.ts'
import { findKind } from '../../register/kind.ts'
import { formatLabelCode, labelCodeBytes, printLabelCode } from '../../register/label-code.ts'
import { type BookRef, lockBooks } from '../lock-books.ts'

/** Stickers for books: each leads to its book's page on `origin`, and says which it is. Throws `not-found`. */
export async function printLabels(
  tx: Transaction,
  books: readonly BookRef[],
  origin: string,
): Promise<Buffer> {
  const found = await lockBooks(tx, books)
  const { rows } = await sql<{
    agency_id: string
    id: string
    kind: string
    year: number
    volume: string
    agency: string
  }>`
    select b.agency_id, b.id, b.kind, b.year, b.volume, a.name as agency from book b join agency a on a.id = b.agency_id
    where (b.agency_id, b.id) in (select * from unnest(${found.map(b => b.agencyId)}::uuid[], ${found.map(b => b.bookId)}::uuid[]))
    order by a.name, b.kind, b.year, b.volume`.execute(tx)
  const labels = rows.map(
    (book): Label => ({
      qr: `${origin}/books/${book.agency_id}/${book.id}`,
      lines: [
        findKind(book.kind)?.name.vi ?? book.kind,
        `Năm ${book.year} · Quyển ${book.volume}`,
        book.agency,
      ],
    }),
  )
  return writeLabels(labels, today())
}

/** Sheets of stickers with codes of their own, for books that are listed when a phone scans them. */
export function printBlankLabels(sheets: number, origin: string): Buffer {
  const labels = Array.from({ length: sheets * labelsOfSheet }, (): Label => {
    const code = formatLabelCode(randomBytes(labelCodeBytes))
    return {
      qr: `${origin}/labels/${code}`,
      lines: [printLabelCode(code), 'Sổ: ………………', 'Năm: ……………', 'Quyển: …………'],
    }
  })
  return writeLabels(labels, today())
}
