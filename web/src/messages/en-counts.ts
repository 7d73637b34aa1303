/** The sentences of a book's counts, in English. */
export const enCounts = {
  counts: {
    tab: 'Acceptance',
    title: 'Counts of the book',
    agree: 'All counts agree.',
    explained: 'Every difference has a reason.',
    open: (steps: string) => `Differences without a reason: ${steps}. The book cannot be accepted yet.`,
    notYet: 'Nothing of this book is deposited yet; once it is, these counts have to agree or have a reason.',
    noClosing:
      'The closing total is not known; if the book has one, enter it under Paper to compare with it.',
    missing: {
      closing: 'not known',
      cases: 'not scanned here',
      pdfs: 'no package yet',
      rows: 'no package yet',
      records: 'none yet',
    },
    same: 'agree',
    unexplained: 'no reason known',
    state: 'State a reason',
    withdraw: 'Take back',
    withdrawn: 'Reason taken back',
    stated: (by: string, at: string) => (by === '' ? at : `${by}, ${at}`),
    dialogTitle: 'Why counts differ',
    more: (to: string, from: string) =>
      `“${to}” is more than “${from}”. Look at the paper book, then choose a reason.`,
    fewer: (to: string, from: string) =>
      `“${to}” is less than “${from}”. Look at the paper book, then choose a reason.`,
    why: 'Reason',
    size: 'How many it explains',
    note: 'More words',
    noteNeeded: 'What the reason is',
    noteHint: 'For example: pages 12 and 13 are torn. This is printed in the minutes; name no citizen.',
  },
} as const
