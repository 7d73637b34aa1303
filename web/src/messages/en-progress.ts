import type { Messages } from './vi.ts'

/** The sentences of progress in scanning, in English. */
export const enProgress: Pick<Messages, 'progress'> = {
  progress: {
    title: 'Progress of pictures',
  },
}
