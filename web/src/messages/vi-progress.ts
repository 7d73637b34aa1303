/** The sentences of progress in scanning, in Vietnamese. */
export const viProgress = {
  progress: {
    title: 'Tiến độ xử lý ảnh',
  },
}
