/** The sentences of teaching where fields stand, in Vietnamese. */
export const viPlaces = {
  places: {
    title: 'Chỗ của các ô trên trang',
    goThere: 'Khoanh chỗ các ô trên ảnh',
    noCasesTitle: 'Chưa có trường hợp nào để khoanh',
    noCasesText:
      'Hãy nạp ảnh trang và gán trang vào từng trường hợp trước; sau đó khoanh chỗ các ô trên một trường hợp là đủ.',
    toCases: 'Đến phần trường hợp',
    caseOf: (number: string, at: number, of: number) => `Số ${number} (${at}/${of})`,
    caseLabel: (number: string) => `Ảnh trường hợp số ${number}`,
    previousCase: 'Trường hợp trước',
    nextCase: 'Trường hợp sau',
    undo: 'Hoàn tác',
    copy: 'Lấy theo sổ khác',
    copyFrom: (volume: string, year: number, count: number) => `Quyển ${volume}/${year} (${count} ô)`,
    noAlike: 'Chưa có sổ nào cùng cơ quan, cùng loại, cùng mẫu đã khoanh',
    alikeFound: (volume: string, year: number, count: number) =>
      `Quyển ${volume}/${year} cùng mẫu đã khoanh ${count} ô.`,
    useThem: 'Dùng lại cho quyển này',
    saving: { saved: 'Đã lưu', waiting: 'Đang lưu…', failed: 'Chưa lưu được' },
    now: (field: string) => `Khoanh ô: ${field}`,
    sheets: 'Tờ của trường hợp',
    sheet: (at: number) => `Tờ ${at}`,
    pan: 'Kéo để xem, không khoanh',
    zoomIn: 'Phóng to',
    zoomOut: 'Thu nhỏ',
    surface: (field: string, placed: boolean) =>
      placed ? `Ảnh để khoanh. Ô ${field} đã có chỗ` : `Ảnh để khoanh. Ô ${field} chưa có chỗ`,
    help: 'Kéo quanh phần viết của ô, không lấy nhãn in; khoanh xong tự sang ô sau. Bấm vào một khung để sửa nó.',
    helpLedger: 'Kéo ngang qua cột của ô; cột cao bằng dòng. Khoanh xong tự sang ô sau.',
    helpKeys:
      'Bằng phím: mũi tên đặt và dời, Shift+mũi tên đổi cỡ (thêm Ctrl: từng chút), Enter ô chưa khoanh tiếp theo, Tab ô sau, = chung chỗ với ô trên, Delete bỏ, Page Down xem trường hợp khác, [ ] đổi tờ. Shift+bấm vào một khung: ô này chung chỗ với khung đó.',
    helpReading: 'Tài khoản này chỉ xem. Page Down, Page Up: xem trường hợp khác.',
    begin: 'Đặt khung vào ảnh',
    notReady: 'Trang này chưa xử lý xong.',
    fields: 'Các ô của mẫu',
    done: (done: number, of: number) => `${done}/${of} đã khoanh`,
    placed: 'đã khoanh',
    onSheet: (sheet: number) => `tờ ${sheet}`,
    open: 'chưa',
    remove: 'Bỏ khung',
    sides: { left: 'Trái', top: 'Trên', width: 'Rộng', height: 'Cao' },
    reading: {
      missing:
        'Sổ in nhưng máy chưa đọc được chữ in: chưa cài Tesseract trên máy chủ. Vẫn nhập tay được bình thường.',
      running: (read: string, of: string) => `Máy đang đọc chữ in: ${read}/${of} trường hợp.`,
      done: (read: string, of: string, offered: string) =>
        `Máy đã đọc chữ in ${read}/${of} trường hợp, gợi ý ${offered} ô.`,
    },
  },
}
