/** The sentences of order in scanning, in Vietnamese. */
export const viOrder = {
  order: {
    title: 'Xếp trang',
  },
}
