import type { Messages } from './vi.ts'

/** The sentences of cases in scanning, in English. */
export const enCases: Pick<Messages, 'cases'> = {
  cases: {
    title: 'Cases',
  },
}
