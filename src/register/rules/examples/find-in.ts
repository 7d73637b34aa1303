import { parseBookFileName } from '../../file-name.ts'
import type { Finding } from '../../finding.ts'
import { getKind } from '../../kind.ts'
import { recognizeColumns } from '../../recognize-columns.ts'
import { createBookCheck } from '../check-book.ts'
import { checkRow } from '../check-row.ts'
import { createCrossCheck } from '../cross-check.ts'
import {
  type AmongBooks,
  type Changes,
  clean,
  type ExampleKind,
  type RuleExample,
  type SampleBook,
} from './example.ts'

const today = 20261122

/** What the rules find in the wrong or the right side of an example. */
export function findIn(example: RuleExample, side: 'wrong' | 'right'): readonly Finding[] {
  switch (example.of) {
    case 'entry':
      return findInEntry(example.kind, example[side])
    case 'book':
      return findInBook(example.kind, example[side])
    case 'books':
      return findAmongBooks(example[side])
  }
}

function findInEntry(kind: ExampleKind, changes: Changes): readonly Finding[] {
  return checkRow(getKind(kind), { row: 2, values: clean(kind, changes) }, { today, bookYear: 2017 })
}

function findInBook(
  kindCode: ExampleKind,
  { rows, pdfNames, header, file, closing, raw }: SampleBook,
): readonly Finding[] {
  const kind = getKind(kindCode)
  const check = createBookCheck(
    kind,
    { year: 2017, volume: '01' },
    {
      today,
      ...(header && { recognition: recognizeColumns(header, kindCode) }),
      ...(file !== undefined && { file: { name: file, parsed: parseBookFileName(file) ?? null } }),
    },
  )
  const ofRows = rows.flatMap((changes, at) => [
    ...check.add({ row: at + 2, values: clean(kindCode, changes), ...(raw && { raw }) }),
  ])
  return [...ofRows, ...check.finish({ closing, ...(pdfNames && { pdfNames }) })]
}

function findAmongBooks(books: readonly AmongBooks[]): readonly Finding[] {
  const cross = createCrossCheck()
  for (const [at, { kind, year = null, volume = null, rows }] of books.entries()) {
    const key = `book ${at}`
    cross.addBook({ key, file: `${kind}.${at}.xlsx`, kind, year, volume, agency: 'UBND xã Bình Minh' })
    for (const [index, values] of rows.entries()) cross.add(key, kind, { row: index + 2, values })
  }
  return cross.finish()
}
