import type { Messages } from './vi.ts'

/** The sentences of review in scanning, in English. */
export const enReview: Pick<Messages, 'review'> = {
  review: {
    title: 'Review pictures',
  },
}
