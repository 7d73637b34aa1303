/** The sentences of review in scanning, in Vietnamese. */
export const viReview = {
  review: {
    title: 'Xem lại ảnh',
  },
}
