import { en as shared } from '../../../offline/messages/en.ts'
import { enDesk } from './en-desk.ts'
import type { Messages } from './vi.ts'

/** Every sentence of the keying application in English. */
export const en: Messages = {
  ...shared,
  title: 'Keying',
  desk: enDesk,
  signIn: {
    ...shared.signIn,
    title: 'Sign in to key entries',
    hint: 'Use your Sổ Gốc account. After this the page opens without a connection.',
    mayNot: 'This account may not key entries.',
  },
  account: {
    ...shared.account,
    ended:
      'The session has ended. Keep working, everything is kept on this machine; sign in again to send it.',
    storage:
      'The browser keeps nothing on this machine, so keying would not be safe. Leave private browsing and open the page again.',
    kept: count =>
      `${count} entries are not sent yet. They stay on this machine and are sent only when you sign in again.`,
    mainPage: 'Main page',
  },
  batches: {
    title: 'My batches',
    loading: 'Opening…',
    none: 'You have no batch yet.',
    noneHint: 'Take one below, or wait until one is handed to you.',
    noneAtAll: 'No book is assigned to you for keying. Ask whoever manages the work.',
    offline: 'The server can’t be reached: only batches taken along or begun on this machine are shown.',
    toDo: 'To do',
    finished: 'Finished or taken back',
    bookTitle: (kind, year, volume) => `${kind}, volume ${volume} of ${year}`,
    secondPass: 'second pass',
    progress: (done, total) => `${done} of ${total} entries`,
    parked: count => `${count} parked`,
    handed: when => `handed out ${when}`,
    isFinished: 'finished',
    isRevoked: 'taken back',
    isHere: 'begun on this machine',
    isAlong: 'taken along, opens without a connection',
    unsent: count => `${count} entries not sent`,
    refused: count => `${count} entries refused by the server`,
    copies: count => `${count} other versions from another machine`,
    open: 'Go on',
    begin: 'Begin',
    look: 'Look',
    take: 'Take along',
    takeHint: (images, megabytes) =>
      `Fetches ${images} images (about ${megabytes} MB) to this machine, to key without a connection. They stay here until all is keyed and sent.`,
    takeNow: 'Fetch',
    taking: (kept, total) => `Fetching image ${kept} of ${total}`,
    takeOn: 'Go on fetching',
    incomplete: (kept, total) => `${kept} of ${total} images here`,
    stop: 'Stop',
    leaveHere: 'Remove from this machine',
    leaveHint:
      'The images and word lists of this batch are deleted here; what was keyed is on the server. To work without a connection they have to be fetched again.',
    full: 'There is no room for the images on this machine. Nothing keyed is lost. Delete some files, or remove a batch that was taken along.',
    noLine: 'The connection broke. What was fetched stays; go on when there is a connection.',
    download: 'Save as a file',
    downloadHint:
      'The server takes these entries no more. Save them as a file and send it to whoever manages the work.',
    forget: 'Delete here',
    forgetHint: 'What the server refused is gone for good unless you have saved it as a file.',
    sending: 'Sending…',
    books: 'Take a new batch',
    waiting: count => (count >= 1000 ? 'more than 1000 entries wait' : `${count} entries wait`),
    takeNext: 'Take the next batch',
    nothingLeft: 'This book has just run out of entries for you.',
    takeFailed: 'No batch could be taken. Try again with a connection.',
  },
  work: {
    loading: 'Opening the batch…',
    missing: 'There is no such batch, or it is not yours.',
    offline: 'This batch is not on this machine, and there is no connection. It is tried again by itself.',
    broken: 'The browser keeps nothing on this machine. Close other tabs of this page and open it again.',
    elsewhere: 'This batch is open in another tab of the browser.',
    elsewhereHint: 'Everything typed is kept. You can go on here; the other tab stops then.',
    takeOver: 'Key here',
    toList: 'To my batches',
    withdrawn: 'This entry was taken back. What was keyed is kept on this machine.',
    gone: 'This batch was taken back: the server takes nothing more. What is not sent stays here and can be saved as a file from the list of batches.',
    full: 'This machine has no room left: what was just typed is only in this page and on the server. Do not close the page; delete some files.',
    storeBroken: 'Nothing can be kept on this machine. Do not close the page before it says “sent”.',
    hindered: message =>
      `The server does not take it yet: ${message} What was keyed is kept on this machine.`,
    copies: count =>
      `${count} entries were keyed on another machine, too. The newer version is used, the other one is kept here.`,
  },
}
