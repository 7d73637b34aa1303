/** The sentences of a book's counts, in Vietnamese. */
export const viCounts = {
  counts: {
    tab: 'Nghiệm thu',
    title: 'Chuỗi số liệu của sổ',
    agree: 'Các số liệu khớp nhau.',
    explained: 'Các chỗ chênh nhau đều có lý do.',
    open: (steps: string) => `Còn ${steps} chỗ chênh nhau chưa có lý do; sổ chưa nghiệm thu được.`,
    notYet:
      'Sổ chưa cập nhật vào cơ sở dữ liệu; khi đã cập nhật, các số liệu này phải khớp nhau hoặc có lý do.',
    noClosing: 'Chưa biết tổng số ghi khi khóa sổ; nếu trên sổ có ghi, hãy nhập ở thẻ Sổ giấy để đối chiếu.',
    missing: {
      closing: 'chưa biết',
      cases: 'không quét ở đây',
      pdfs: 'chưa có gói',
      rows: 'chưa có gói',
      records: 'chưa có',
    },
    same: 'khớp',
    unexplained: 'chưa rõ lý do',
    state: 'Nêu lý do',
    withdraw: 'Rút lại',
    withdrawn: 'Đã rút lý do',
    stated: (by: string, at: string) => (by === '' ? at : `${by}, ${at}`),
    dialogTitle: 'Lý do số liệu chênh nhau',
    more: (to: string, from: string) => `“${to}” nhiều hơn “${from}”. Hãy xem lại sổ giấy rồi chọn lý do.`,
    fewer: (to: string, from: string) => `“${to}” ít hơn “${from}”. Hãy xem lại sổ giấy rồi chọn lý do.`,
    why: 'Lý do',
    size: 'Số lượng giải thích được',
    note: 'Ghi rõ thêm',
    noteNeeded: 'Lý do là gì',
    noteHint: 'Ví dụ: trang 12, 13 bị rách. Nội dung này in vào biên bản; không ghi họ tên người dân.',
  },
} as const
