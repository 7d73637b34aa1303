import { digestLiteral, idOf, text } from './ids.ts'
import type { WorldRow } from './rows.ts'
import { lotPlan } from './rows-of-lots.ts'
import { bookAt, type World } from './world.ts'

/** Minutes of a lot without books: what they say has to be readable. */
const saidOf = (book: number) => ({
  ...{ format: 'sogoc-minutes-1', number: `${book}.0`, on: '2001-01-01', verdict: 'accepted', remark: '' },
  ...{ signer: '', contractor: null, plan: lotPlan, books: [], errors: [] },
  lot: { id: idOf('lot', book), name: '', madeBy: '', madeOn: '2001-01-01' },
  sample: {
    ...{
      lotSize: 1,
      size: 1,
      inspected: 1,
      seed: '00',
      digest: '0'.repeat(64),
      nonconforming: 0,
      inspectors: [],
    },
  },
  journal: { sequence: 1, hash: '0'.repeat(64), anchor: null },
})

/** A reason stated of a book's counts, and the minutes of its lot; both hold numbers only, and are no secret of adoptions. */
export function rowsOfCounts(world: World, book: number): readonly WorldRow[] {
  const { agency } = bookAt(world, book)
  const agency_id = text(idOf('agency', agency))
  const reason = (copy: number) => ({
    ...{ agency_id, book_id: text(idOf('book', book)), id: text(idOf('count reason', book, copy)) },
    ...{ step: text('pdfs-rows'), why: text('torn-page'), count: '-1' },
  })
  const sha = digestLiteral(`file ${agency} 0`)
  const minutes = (copy: number) => ({
    ...{ agency_id, id: text(idOf('minutes', book, copy)), lot_id: text(idOf('lot', book)) },
    ...{ number: text(`${book}.${copy}`), said: text(JSON.stringify(saidOf(book))) },
    ...{ digest: digestLiteral('minutes'), docx: sha, pdf: sha },
  })
  return [
    {
      ...{ table: 'count_reason', key: idOf('count reason', book), values: reason(0), another: reason(1) },
      sees: view => view.seesBook(book),
    },
    {
      ...{ table: 'minutes', key: idOf('minutes', book), values: minutes(0), another: minutes(1) },
      sees: view => view.seesAgency(agency),
    },
  ]
}
