import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { openApp } from '../../src/platform/app.ts'
import { getKind, type KindCode } from '../../src/register/kind.ts'
import { foldName } from '../../src/register/names.ts'
import { parsePartialDate, rangeOf } from '../../src/register/partial-date.ts'
import { searchRecords } from '../../src/registry/search/search-records.ts'
import { createVocabulary } from '../../src/registry/search/vocabulary.ts'
import { generateBook } from '../../src/training/generate-book.ts'
import { createRandom } from '../../src/training/random.ts'
import { writeGeneratedPackage } from './generated-package.ts'
import { type Figure, percentile, sogoc } from './measure.ts'

const books: readonly { kind: KindCode; year: number; agency: string }[] = [
  { kind: 'KS', year: 1998, agency: '20509' },
  { kind: 'KS', year: 2004, agency: '20509' },
  { kind: 'KS', year: 2007, agency: '20512' },
  { kind: 'KS', year: 2012, agency: '20515' },
  { kind: 'KS', year: 2016, agency: '20518' },
  { kind: 'KH', year: 1996, agency: '20509' },
  { kind: 'KH', year: 2009, agency: '20512' },
  { kind: 'KT', year: 2010, agency: '20515' },
  { kind: 'KT', year: 2015, agency: '20518' },
  { kind: 'CMC', year: 2011, agency: '20512' },
]
const rowsPerBook = 10_000
const queriesPerBook = 60

interface Question {
  readonly kind: KindCode
  readonly number: string
  readonly year: number
  readonly text: string
  readonly born: string
}

/** p50, p99 and recall@20 of searches by a name and a birth year on 100,000 records: plain, without marks, reordered, one slip. */
export async function benchSearch(folder: string): Promise<readonly Figure[]> {
  const packages = join(folder, 'packages')
  const questions: Question[] = []
  for (const [index, book] of books.entries()) {
    const request = { ...book, volume: '01', rows: rowsPerBook, seed: 11 + index }
    const inAgency = join(packages, book.agency)
    await mkdir(inAgency, { recursive: true })
    await writeGeneratedPackage(inAgency, request)
    questions.push(...askFrom(request))
  }
  const data = join(folder, 'data')
  const load = await sogoc('deposit', '--batch', packages, '--data', data)

  const app = await openApp(data)
  const vocabulary = createVocabulary()
  const times: number[] = []
  let found = 0
  try {
    for (const [index, question] of questions.entries()) {
      const started = performance.now()
      const { hits } = await app.database.transaction({ scope: 'all' }, tx =>
        searchRecords(tx, vocabulary, { text: question.text, born: question.born, kind: null, limit: 20 }),
      )
      // The first one fills the vocabulary of syllables, once for the life of a server.
      if (index > 0) times.push(performance.now() - started)
      if (
        hits.some(
          hit => hit.kind === question.kind && hit.number === question.number && hit.year === question.year,
        )
      )
        found += 1
    }
  } finally {
    await app.close()
  }
  return [
    {
      what: 'records loaded by deposit --batch',
      value: `${String(load.result.inserted)} in ${load.seconds.toFixed(0)} s`,
    },
    { what: 'searches', value: String(times.length) },
    { what: 'p50', value: `${percentile(times, 0.5).toFixed(1)} ms` },
    { what: 'p99', value: `${percentile(times, 0.99).toFixed(1)} ms` },
    { what: 'recall@20 (name and birth year)', value: (found / questions.length).toFixed(3) },
  ]
}

/** Questions about the main persons of some rows of a book, each with a known birth year, in four ways of typing. */
function askFrom(request: Parameters<typeof generateBook>[0]): Question[] {
  const main = getKind(request.kind).persons.find(person => person.main)
  if (main === undefined) return []
  const random = createRandom(request.seed)
  const every = Math.floor(request.rows / queriesPerBook)
  const questions: Question[] = []
  let at = 0
  for (const row of generateBook(request)) {
    if (at++ % every !== 0) continue
    const name = row.values[main.fields.name] ?? ''
    const birth = parsePartialDate(row.values[main.fields.birth ?? ''] ?? '').ok
    if (name === '' || birth === undefined) continue
    questions.push({
      kind: request.kind,
      number: row.number,
      year: request.year,
      text: typeName(name, questions.length % 4, random.integer(0, 1_000_000)),
      born: rangeOf(birth).from.slice(0, 4),
    })
  }
  return questions
}

function typeName(name: string, way: number, draw: number): string {
  const folded = foldName(name)
  if (way === 0) return name
  if (way === 1) return folded
  if (way === 2) return folded.split(' ').reverse().join(' ')
  const at = 1 + (draw % Math.max(1, folded.length - 1))
  return folded.slice(0, at) + folded.slice(at + 1) // one letter left out
}
