import { plural } from './plural.ts'
import type { Messages } from './vi.ts'

/** The sentences of depositing many books and of signed results, in English. */
export const enBatch: Pick<Messages, 'batch' | 'receipt'> = {
  batch: {
    choose: name => `Choose ${name}`,
    chooseReady: 'Choose all packages that are ready',
    chosen: count => `${plural(count, 'package', 'packages')} chosen`,
    clear: 'Choose none',
    deposit: count => `Deposit ${plural(count, 'book', 'books')}…`,
    dialogTitle: count => `Deposit ${plural(count, 'book', 'books')} in the database`,
    withErrors: count =>
      `${plural(count, 'package has', 'packages have')} open errors: with “The whole book” they are refused.`,
    explain: 'The server deposits the books one after the other; you may close this page and come back.',
    start: 'Begin',
    title: 'Depositing several books',
    latest: 'Deposits of several books',
    of: (total, at, by) => `${plural(total, 'book', 'books')}, ${at}, ${by}`,
    done: (done, total) => `${done} of ${plural(total, 'book', 'books')} done`,
    states: { running: 'At work', paused: 'Paused', done: 'Done' },
    pause: 'Pause',
    resume: 'Go on',
    cancel: 'Cancel the rest',
    cancelTitle: 'Cancel the books not begun?',
    cancelText: count =>
      `${plural(count, 'book', 'books')} not begun will not be deposited. The one at work is finished; what is deposited stays.`,
    keep: 'Do not cancel',
    pauseHint: 'The book at work is finished.',
    file: 'Package',
    outcome: 'Outcome',
    running: (read, rows) => `at work: ${read} of ${rows} rows read`,
    counts: (inserted, updated, unchanged) =>
      `${inserted} inserted, ${plural(updated, 'new version', 'new versions')}, ${unchanged} unchanged`,
    rejected: count => `${count} rejected`,
    taskStates: {
      waiting: 'Waiting',
      deposited: 'Deposited',
      standing: 'There already',
      refused: 'Refused, has errors',
      failed: 'Not done',
      cancelled: 'Cancelled',
    },
  },
  receipt: {
    title: 'Signed result',
    text: 'The receipt tells every row: number, hash of the PDF, record and version; signed by this installation, without names.',
    download: 'Download the receipt',
    downloadOf: at => `Download the receipt of ${at}`,
    list: 'Deposits',
    line: (rows, inserted, updated, unchanged) =>
      `${plural(rows, 'row', 'rows')}: ${inserted} inserted, ${plural(updated, 'new version', 'new versions')}, ${unchanged} unchanged`,
  },
}
