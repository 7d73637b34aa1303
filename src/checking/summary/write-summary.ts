import { suggestionText } from '../../register/suggestion-text.ts'
import type { Language } from '../../register/text.ts'
import { fillText } from '../../register/text.ts'
import { type WriteCell, writeWorkbook } from '../../sheets/write-workbook.ts'
import { checkFindingText, getRule, ruleTitle } from '../check-rules.ts'
import { bookLine } from './book-line.ts'
import { severities, severityTexts, verdictTexts } from './book-summary.ts'
import { type CheckSummary, judgeResult } from './check-summary.ts'
import { reportTexts } from './report-texts.ts'
import { sumByRule } from './rule-sums.ts'

type Key = keyof typeof reportTexts
type Columns = readonly (readonly [key: Key, widthChars: number])[]

const bookColumns: Columns = [
  ['file', 44],
  ['zip', 30],
  ['book', 40],
  ['rows', 9],
  ['pdfs', 9],
  ['error', 9],
  ['warning', 10],
  ['info', 9],
  ['verdict', 16],
  ['message', 60],
]
const ruleColumns: Columns = [
  ['severity', 11],
  ['rule', 50],
  ['code', 24],
  ['count', 10],
  ['inBooks', 9],
  ['basis', 70],
]
const findingColumns: Columns = [
  ['file', 44],
  ['severity', 11],
  ['row', 8],
  ['column', 22],
  ['value', 30],
  ['message', 70],
  ['suggestion', 30],
  ['code', 24],
]

/** Writes the check of several books as a workbook: a sheet of books, one of rules, one of findings as far as they were kept. */
export function writeSummary(summary: CheckSummary, language: Language, path: string): Promise<number> {
  const sheet = (name: Key, columns: Columns, rows: Iterable<readonly WriteCell[]>) => ({
    name: reportTexts[name][language],
    columns: columns.map(([, widthChars]) => ({ widthChars })),
    frozenRows: 1,
    rows: withHeader(columns, rows, language),
    filter: true,
  })
  return writeWorkbook(path, [
    sheet('books', bookColumns, bookRows(summary, language)),
    sheet('rules', ruleColumns, ruleRows(summary, language)),
    sheet('findings', findingColumns, findingRows(summary, language)),
  ])
}

function* withHeader(columns: Columns, rows: Iterable<readonly WriteCell[]>, language: Language) {
  yield columns.map(([key]) => ({ text: reportTexts[key][language], style: 'header' as const }))
  yield* rows
}

function* bookRows(summary: CheckSummary, language: Language): Generator<readonly WriteCell[]> {
  const looks = { clean: 'text', look: 'warning', errors: 'error', unusable: 'error' } as const
  for (const result of summary.books) {
    const { name, zipName, summary: book, error } = result
    const verdict = judgeResult(result)
    const figures = book && [book.rows, book.pdfs, ...severities.map(severity => book.counts[severity])]
    yield [
      name,
      zipName,
      book === undefined ? null : bookLine(book.book, language),
      ...(figures?.map(String) ?? [null, null, null, null, null]),
      { text: verdictTexts[verdict][language], style: looks[verdict] },
      error?.text(language) ?? null,
    ]
  }
  const apart = [
    ['aloneZips', summary.aloneZips],
    ['closedFolders', summary.closedFolders],
  ] as const
  for (const [key, names] of apart) {
    for (const name of names)
      yield [name, null, null, null, null, null, null, null, null, reportTexts[key][language]]
  }
}

function* ruleRows({ books }: CheckSummary, language: Language): Generator<readonly WriteCell[]> {
  for (const { code, severity, count, books: inBooks } of sumByRule(books))
    yield [
      { text: severityTexts[severity][language], style: severity },
      ruleTitle(code, language),
      code,
      String(count),
      String(inBooks),
      getRule(code).basis[language],
    ]
}

function* findingRows(
  { findings, findingCount }: CheckSummary,
  language: Language,
): Generator<readonly WriteCell[]> {
  if (findings.length < findingCount) {
    const params = { listed: findings.length, count: findingCount }
    yield [{ text: fillText(reportTexts.cut, language, params), style: 'warning' }]
  }
  for (const { name, found } of findings)
    yield [
      name,
      { text: severityTexts[found.severity][language], style: found.severity },
      found.row === null ? null : String(found.row),
      found.column,
      found.value,
      checkFindingText(found, language),
      suggestionText(found.suggestion, language),
      found.code,
    ]
}
