import { idOf, text } from './ids.ts'
import type { Values, WorldRow } from './rows.ts'
import type { View } from './view.ts'
import { bookAt, type World } from './world.ts'

/** One row of each table of a book's keying, all of it by account 0: content of the book, and blind for who keys. */
export function rowsOfKeying(world: World, book: number): readonly WorldRow[] {
  const { agency, kind } = bookAt(world, book)
  const shared = { agency_id: text(idOf('agency', agency)), book_id: text(idOf('book', book)) }
  const content = (view: View) => view.seesBook(book) && (view.confidential || !['CN', 'CMC'].includes(kind))
  const sighted = (view: View) => content(view) && !view.blind
  const own = (view: View) => content(view) && (!view.blind || view.account === 0)
  const id = (space: Parameters<typeof idOf>[0], copy = 0) => text(idOf(space, book, copy))
  const account_id = text(idOf('account', 0))
  const row = (table: string, key: string, values: (copy: number) => Values, sees = content): WorldRow => ({
    ...{ table, key, values: { ...shared, ...values(0) }, another: { ...shared, ...values(1) }, sees },
  })
  const alone = (...given: Parameters<typeof row>): WorldRow => {
    const { another: _, ...only } = row(...given)
    return only
  }
  const task = (space: 'keying task' | 'spare keying task') =>
    row('keying_task', idOf(space, book), copy => ({
      ...{ id: id(space, copy), entry_id: id('entry'), batch_id: id('keying batch'), pass: '1' },
      ...{ position: '1', fields: `'{nksHoTen}'`, gold: String(space === 'spare keying task' || copy > 0) },
    }))
  return [
    alone('keying_setup', idOf('book', book), () => ({})),
    row('keying_batch', idOf('keying batch', book), copy => ({
      ...{ id: id('keying batch', copy), pass: '1', account_id },
    })),
    task('keying task'),
    task('spare keying task'),
    row(
      'keying',
      idOf('keying task', book),
      copy => ({
        task_id: copy === 0 ? id('keying task') : id('spare keying task'),
        account_id,
        revision: '1',
      }),
      own,
    ),
    row(
      'keying_difference',
      idOf('keying difference', book),
      copy => ({
        ...{ id: id('keying difference', copy), entry_id: id('entry'), field: text(`field${copy}`) },
        ...{
          first_task: id('keying task'),
          second_task: id('spare keying task'),
          first: text('An'),
          second: text('Ân'),
        },
      }),
      sighted,
    ),
    alone(
      'gold_entry',
      idOf('entry', book),
      () => ({ entry_id: id('entry'), '"values"': text('{}') }),
      sighted,
    ),
    row(
      'gold_result',
      idOf('keying task', book),
      copy => ({
        task_id: id('keying task'),
        field: text(`field${copy}`),
        keyed: text('An'),
        wrong: 'false',
      }),
      sighted,
    ),
    row('keying_reading', idOf('entry', book), copy => ({
      ...{
        entry_id: id('entry'),
        field: text(`field${copy}`),
        text: text('12'),
        confidence: '0.5',
        engine: text('x'),
      },
    })),
    row(
      'keyed_person',
      idOf('entry', book),
      copy => ({ entry_id: id('entry'), role: text(`role${copy}`), name: text('An'), folded: text('an') }),
      sighted,
    ),
  ]
}
