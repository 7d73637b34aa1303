import { plural } from './plural.ts'
import type { Messages } from './vi.ts'

/** The sentences of progress in scanning, in English. */
export const enProgress: Pick<Messages, 'progress'> = {
  progress: {
    title: 'Progress of pictures',
    done: (done, total) => `${done} of ${total} pictures done`,
    left: ({ hours, minutes }) =>
      hours === 0 && minutes === 0
        ? 'less than a minute left'
        : `about ${[hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : ''].filter(part => part !== '').join(' ')} left`,
    paused: waiting => `Paused, ${plural(waiting, 'picture', 'pictures')} to go`,
    pause: 'Pause',
    resume: 'Go on',
    failed: count => `${plural(count, 'picture', 'pictures')} could not be processed`,
    retry: 'Try again',
    parked: {
      title: 'The book waits for somebody to look',
      text: (unsure, total) =>
        `The program is not sure about the turn, slope or split of ${unsure} of ${total} pictures. The book counts as scanned once fewer than 15 % are left to look at.`,
      review: 'Review pictures',
    },
    layout: {
      title: 'Is a picture of this book one page or two?',
      asks: (count, total) =>
        `${count} of ${total} pictures look like two pages taken at once. How should the whole book be treated?`,
      names: {
        single: 'Single pages',
        spread: 'Double pages – split in two',
        ledger: 'Rows across both pages – keep the sheet whole',
      },
      means: {
        single: 'Each picture is one page; none is split.',
        spread:
          'Pictures show the open book, a page on each side. They are split at the fold into a left and a right page; one higher than wide, as a cover, stays whole.',
        ledger:
          'The row of a case runs from the left page over to the right. Both pages stay in one picture.',
      },
      proposed: 'proposed',
      byHand: 'Pictures that somebody has corrected stay as they are. This can be undone.',
      decide: 'Decide for the whole book',
      done: {
        single: 'The book has single pages; what comes out otherwise is drawn anew.',
        spread: 'The book has double pages that are split; what comes out otherwise is drawn anew.',
        ledger: 'Double pages stay whole; what comes out otherwise is drawn anew.',
      },
      now: {
        none: 'Single or double pages?',
        single: 'Single pages',
        spread: 'Double pages, split in two',
        ledger: 'Double pages, kept whole',
      },
      splitHere: sequence => `Picture of page ${sequence}, split at the red line`,
      wholeHere: sequence => `Picture of page ${sequence}, not split`,
    },
  },
}
