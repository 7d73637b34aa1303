/** The sentences of depositing many books and of signed results, in Vietnamese. */
export const viBatch = {
  batch: {
    choose: (name: string) => `Chọn ${name}`,
    chooseReady: 'Chọn mọi gói sẵn sàng cập nhật',
    chosen: (count: string) => `Đã chọn ${count} gói`,
    clear: 'Bỏ chọn',
    deposit: (count: string) => `Cập nhật ${count} sổ…`,
    dialogTitle: (count: string) => `Cập nhật ${count} sổ vào cơ sở dữ liệu`,
    withErrors: (count: string) =>
      `${count} gói còn lỗi chưa xử lý: chọn “Cả quyển” thì các sổ đó không được nhận.`,
    explain: 'Các sổ được cập nhật lần lượt ở phía máy chủ; có thể đóng trang này và quay lại xem sau.',
    start: 'Bắt đầu cập nhật',
    title: 'Cập nhật nhiều sổ',
    latest: 'Các lần cập nhật nhiều sổ',
    of: (total: string, at: string, by: string) => `${total} sổ, ${at}, ${by}`,
    done: (done: string, total: string) => `Đã xong ${done} / ${total} sổ`,
    states: { running: 'Đang cập nhật', paused: 'Đang tạm dừng', done: 'Đã xong' },
    pause: 'Tạm dừng',
    resume: 'Cập nhật tiếp',
    cancel: 'Hủy phần còn lại',
    cancelTitle: 'Hủy các sổ chưa cập nhật?',
    cancelText: (count: string) =>
      `${count} sổ chưa bắt đầu sẽ không được cập nhật. Sổ đang cập nhật được làm nốt; sổ đã cập nhật giữ nguyên.`,
    keep: 'Không hủy',
    pauseHint: 'Sổ đang cập nhật được làm nốt.',
    file: 'Gói',
    outcome: 'Kết quả',
    running: (read: string, rows: string) => `đang cập nhật: đã đọc ${read} / ${rows} dòng`,
    counts: (inserted: string, updated: string, unchanged: string) =>
      `thêm ${inserted}, phiên bản mới ${updated}, không đổi ${unchanged}`,
    rejected: (count: string) => `không nhận ${count}`,
    taskStates: {
      waiting: 'Đang chờ',
      deposited: 'Đã cập nhật',
      standing: 'Đã có sẵn',
      refused: 'Còn lỗi, chưa nhận',
      failed: 'Chưa làm được',
      cancelled: 'Đã hủy',
    },
  },
  receipt: {
    title: 'Kết quả đã ký',
    text: 'Biên nhận ghi từng dòng: số, mã băm của tệp PDF, bản ghi và phiên bản; có chữ ký số của hệ thống, không có họ tên.',
    download: 'Tải biên nhận',
    downloadOf: (at: string) => `Tải biên nhận ${at}`,
    list: 'Các lần cập nhật',
    line: (rows: string, inserted: string, updated: string, unchanged: string) =>
      `${rows} dòng: thêm ${inserted}, phiên bản mới ${updated}, không đổi ${unchanged}`,
  },
}
