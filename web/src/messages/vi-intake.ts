/** The sentences of intake in scanning, in Vietnamese. */
export const viIntake = {
  intake: {
    title: 'Nạp ảnh',
  },
}
