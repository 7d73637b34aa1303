import { vi as shared } from '../../../offline/messages/vi.ts'

/** Every sentence of the phone page in Vietnamese; a function takes what changes in its sentence. English mirrors the keys. */
export const vi = {
  ...shared,
  title: 'Chụp sổ',
  signIn: {
    ...shared.signIn,
    title: 'Đăng nhập để chụp sổ',
    hint: 'Dùng tài khoản Sổ Gốc của bạn. Lần sau mở lại không cần mạng.',
    mayNot: 'Tài khoản này không có quyền nạp ảnh trang sổ.',
  },
  account: {
    ...shared.account,
    kept: (count: number) =>
      `Còn ${count} ảnh chưa gửi. Ảnh vẫn nằm trên máy này và chỉ được gửi khi bạn đăng nhập lại.`,
    ended: 'Phiên đăng nhập đã hết. Ảnh vẫn được giữ; hãy đăng nhập lại để gửi tiếp.',
    lost: 'Trình duyệt đã làm mất ảnh này. Hãy chụp lại.',
    storage: 'Trình duyệt không cho lưu ảnh trên máy này. Hãy tắt chế độ ẩn danh rồi mở lại trang.',
  },
  books: {
    title: 'Chọn sổ để chụp',
    search: 'Tìm sổ',
    searchHint: 'Tên sổ, năm, xã',
    none: 'Chưa có sổ nào đang mở được giao cho bạn.',
    noMatch: 'Không có sổ nào khớp. Hãy bớt chữ.',
    noneKept: 'Chưa tải được danh sách sổ. Hãy mở trang này một lần khi có mạng.',
    lastUsed: 'chụp gần nhất',
    bookTitle: (kind: string, year: number, volume: string) => `${kind}, quyển ${volume} năm ${year}`,
    unsent: (count: number) => `${count} ảnh chưa gửi`,
    kinds: {
      KS: 'Khai sinh',
      KH: 'Kết hôn',
      KT: 'Khai tử',
      CMC: 'Nhận cha, mẹ, con',
      HN: 'Xác nhận tình trạng hôn nhân',
      CN: 'Nuôi con nuôi',
      GH: 'Giám hộ',
      CDGH: 'Chấm dứt giám hộ',
      GSGH: 'Giám sát việc giám hộ',
      LH: 'Ghi chú ly hôn',
      TDCC: 'Thay đổi, cải chính hộ tịch',
      K: 'Sổ hộ tịch khác',
    },
  },
  sending: {
    label: 'Tình hình gửi',
    nothing: 'Chưa có ảnh nào',
    all: (count: number) => `Đã gửi cả ${count} ảnh`,
    some: (sent: number, taken: number) => `Đã gửi ${sent} / ${taken}`,
    sending: 'đang gửi',
    offline: 'đang chờ mạng',
    server: 'máy chủ bận, sẽ tự thử lại',
    signedOut: 'chờ đăng nhập lại',
    refused: (count: number) => `${count} ảnh bị từ chối`,
    short: (sent: number, taken: number) => `${sent}/${taken}`,
  },
  camera: {
    label: 'Máy ảnh',
    shutter: 'Chụp',
    saving: 'Đang lưu ảnh',
    number: (number: number) => `Ảnh ${number}`,
    saved: (number: number) => `Đã lưu ảnh ${number}`,
    torch: 'Đèn',
    automatic: 'Tự chụp',
    hands: 'Nhắc trái, phải',
    left: 'Trang trái',
    right: 'Trang phải',
    swapHands: 'Đổi bên',
    settings: 'Tùy chọn',
    automaticHint: 'Tự bấm khi tờ giấy nằm yên trong khung xanh.',
    handsHint: 'Khi chụp từng trang của sổ đang mở.',
    pictures: (count: number) => `Xem ${count} ảnh đã chụp`,
    retake: 'Chụp lại',
    retaking: (number: number) => `Đang chụp lại ảnh ${number}`,
    keepOld: 'Thôi, giữ ảnh cũ',
    keep: 'Giữ ảnh này',
    blurred: (number: number) => `Ảnh ${number} có thể bị mờ.`,
    starting: 'Đang mở máy ảnh…',
    denied:
      'Trang chưa được phép dùng máy ảnh. Hãy cho phép trong cài đặt của trình duyệt rồi thử lại, hoặc chụp bằng ứng dụng máy ảnh.',
    busy: 'Máy ảnh đang bị ứng dụng khác dùng. Hãy đóng ứng dụng đó rồi thử lại.',
    none: 'Trình duyệt không mở được máy ảnh trong trang này. Hãy chụp bằng ứng dụng máy ảnh; ảnh vẫn được giữ và gửi như thường.',
    insecure:
      'Địa chỉ này chưa có https nên không mở được máy ảnh trong trang. Hãy chụp bằng ứng dụng máy ảnh; ảnh vẫn được giữ và gửi như thường.',
    failed: 'Chưa chụp được. Hãy bấm lại.',
    byApp: 'Chụp bằng ứng dụng máy ảnh',
    fromPhone: 'Chọn ảnh có sẵn',
    full: (number: number) =>
      `Máy đã đầy: ảnh ${number} CHƯA được lưu. Các ảnh trước vẫn còn nguyên. Hãy chờ gửi bớt hoặc xóa bớt dữ liệu trên máy rồi chụp lại.`,
    notSaved: (number: number) => `Ảnh ${number} CHƯA được lưu. Hãy chụp lại.`,
    low: (megabytes: number) => `Máy sắp đầy: còn khoảng ${megabytes} MB.`,
    advice: {
      dark: 'Quá tối, thêm ánh sáng',
      glare: 'Bị lóa, nghiêng đèn hoặc máy',
      none: 'Đưa cả tờ vào khung',
      back: 'Lùi ra một chút',
      closer: 'Lại gần hơn',
      still: 'Giữ yên',
      ready: 'Chụp được',
    },
  },
  pictures: {
    title: 'Ảnh đã chụp',
    none: 'Chưa chụp ảnh nào của sổ này.',
    take: 'Chụp tiếp',
    states: { waiting: 'Chờ gửi', sent: 'Đã gửi', refused: 'Bị từ chối' },
    sending: (percent: number) => `Đang gửi ${percent}%`,
    sequence: (sequence: number) => `trang ${sequence} của sổ`,
    again: 'Gửi lại',
    lost: 'Trình duyệt đã làm mất ảnh này. Hãy chụp lại.',
    remove: 'Xóa khỏi máy',
    clear: (count: number) => `Dọn ${count} ảnh đã gửi`,
    clearHint: 'Ảnh đã gửi nằm ở máy chủ; dọn chỉ làm gọn danh sách trên máy này.',
    picture: (number: number, state: string) => `Ảnh ${number}, ${state}`,
    noThumbnail: 'Chưa có ảnh nhỏ',
    blurred: 'có thể mờ',
  },
} as const

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> }

/** The shape both languages have: the same keys, the same parameters. */
export type Messages = Widen<typeof vi>
