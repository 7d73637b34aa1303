import type { Messages } from './vi.ts'

/** The sentences of intake in scanning, in English. */
export const enIntake: Pick<Messages, 'intake'> = {
  intake: {
    title: 'Uploading',
  },
}
