import type { Messages } from './vi.ts'

/** The sentences of order in scanning, in English. */
export const enOrder: Pick<Messages, 'order'> = {
  order: {
    title: 'Order of pages',
  },
}
