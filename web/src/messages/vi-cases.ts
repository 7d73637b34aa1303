/** The sentences of cases in scanning, in Vietnamese. */
export const viCases = {
  cases: {
    title: 'Trường hợp',
  },
}
