/** The sentences of progress in scanning, in Vietnamese. */
export const viProgress = {
  progress: {
    title: 'Tiến độ xử lý ảnh',
    done: (done: string, total: string) => `Đã xử lý ${done} / ${total} ảnh`,
    left: ({ hours, minutes }: { hours: number; minutes: number }) =>
      hours === 0 && minutes === 0
        ? 'còn chưa đến một phút'
        : `còn khoảng ${[hours > 0 ? `${hours} giờ` : '', minutes > 0 ? `${minutes} phút` : ''].filter(part => part !== '').join(' ')}`,
    paused: (waiting: string) => `Đang tạm dừng, còn ${waiting} ảnh`,
    pause: 'Tạm dừng',
    resume: 'Xử lý tiếp',
    failed: (count: string) => `${count} ảnh không xử lý được`,
    retry: 'Thử lại',
    parked: {
      title: 'Sổ đang chờ người xem lại',
      text: (unsure: string, total: string) =>
        `Máy chưa chắc về chiều, độ nghiêng hoặc chỗ tách trang của ${unsure} trong ${total} ảnh. Sổ chỉ được coi là đã quét xong khi số ảnh chưa xem lại còn dưới 15 %.`,
      review: 'Xem lại ảnh',
    },
    layout: {
      title: 'Mỗi ảnh của sổ này là một trang hay hai trang?',
      asks: (count: string, total: string) =>
        `${count} trong ${total} ảnh trông như chụp hai trang một lần. Cả sổ nên xử lý thế nào?`,
      names: {
        single: 'Trang đơn',
        spread: 'Trang đôi – tách làm hai',
        ledger: 'Sổ kẻ ngang cả hai trang – giữ nguyên tờ',
      },
      means: {
        single: 'Mỗi ảnh là một trang; không ảnh nào bị tách.',
        spread:
          'Ảnh chụp sổ mở, mỗi bên một trang. Ảnh được tách ở nếp gấp thành trang trái và trang phải; ảnh đứng như bìa sổ thì giữ nguyên.',
        ledger:
          'Dòng của một trường hợp chạy từ trang trái sang trang phải. Hai trang ở chung một ảnh, không tách.',
      },
      proposed: 'máy đề nghị',
      byHand: 'Ảnh đã có người sửa tay thì giữ nguyên. Quyết định này hoàn tác được.',
      decide: 'Quyết định cho cả sổ',
      done: {
        single: 'Cả sổ là trang đơn; ảnh nào khác đi đang được dựng lại.',
        spread: 'Cả sổ là trang đôi, tách làm hai; ảnh nào khác đi đang được dựng lại.',
        ledger: 'Cả sổ giữ nguyên tờ hai trang; ảnh nào khác đi đang được dựng lại.',
      },
      now: {
        none: 'Trang đơn hay trang đôi?',
        single: 'Trang đơn',
        spread: 'Trang đôi, tách làm hai',
        ledger: 'Tờ hai trang, giữ nguyên',
      },
      splitHere: (sequence: number) => `Ảnh trang ${sequence}, đường đỏ là chỗ tách`,
      wholeHere: (sequence: number) => `Ảnh trang ${sequence}, không tách`,
    },
  },
}
