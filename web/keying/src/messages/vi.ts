import { vi as shared } from '../../../offline/messages/vi.ts'
import { viDesk } from './vi-desk.ts'

/** Every sentence of the keying application in Vietnamese; a function takes what changes in its sentence. English mirrors the keys. */
export const vi = {
  ...shared,
  title: 'Nhập liệu',
  desk: viDesk,
  signIn: {
    ...shared.signIn,
    title: 'Đăng nhập để nhập liệu',
    hint: 'Dùng tài khoản Sổ Gốc của bạn. Lần sau mở lại không cần mạng.',
    mayNot: 'Tài khoản này không có quyền nhập liệu.',
  },
  account: {
    ...shared.account,
    ended:
      'Phiên đăng nhập đã hết. Bạn cứ nhập tiếp, mọi thứ được giữ trên máy này; hãy đăng nhập lại để gửi.',
    storage:
      'Trình duyệt không cho lưu trên máy này, nên không thể nhập liệu an toàn. Hãy tắt chế độ ẩn danh rồi mở lại trang.',
    kept: (count: number) =>
      `Còn ${count} phiếu chưa gửi. Chúng vẫn nằm trên máy này và chỉ được gửi khi bạn đăng nhập lại.`,
    mainPage: 'Trang chính',
  },
  batches: {
    title: 'Đợt nhập của tôi',
    loading: 'Đang mở…',
    none: 'Bạn chưa có đợt nhập nào.',
    noneHint: 'Lấy một đợt ở dưới, hoặc chờ người quản lý giao.',
    noneAtAll: 'Chưa có sổ nào được giao cho bạn để nhập. Hãy hỏi người quản lý.',
    offline: 'Chưa tới được máy chủ: chỉ thấy những đợt đã mang theo hoặc đang dở trên máy này.',
    toDo: 'Đang làm',
    finished: 'Đã xong hoặc đã thu hồi',
    bookTitle: (kind: string, year: number, volume: string) => `${kind}, quyển ${volume} năm ${year}`,
    secondPass: 'nhập lần hai',
    progress: (done: number, total: number) => `${done} / ${total} phiếu`,
    parked: (count: number) => `${count} gác lại`,
    handed: (when: string) => `giao ${when}`,
    isFinished: 'đã xong',
    isRevoked: 'đã thu hồi',
    isHere: 'đang dở trên máy này',
    isAlong: 'đã mang theo, mở được khi không có mạng',
    unsent: (count: number) => `${count} phiếu chưa gửi`,
    refused: (count: number) => `${count} phiếu máy chủ không nhận`,
    copies: (count: number) => `${count} bản nhập khác từ máy khác`,
    open: 'Nhập tiếp',
    begin: 'Bắt đầu nhập',
    look: 'Xem lại',
    take: 'Mang theo',
    takeHint: (images: number, megabytes: string) =>
      `Tải ${images} ảnh (khoảng ${megabytes} MB) về máy này để nhập khi không có mạng. Ảnh nằm trên máy đến khi nhập xong và gửi hết.`,
    takeNow: 'Tải về',
    taking: (kept: number, total: number) => `Đang tải ảnh ${kept} / ${total}`,
    takeOn: 'Tải tiếp',
    incomplete: (kept: number, total: number) => `mới tải ${kept} / ${total} ảnh`,
    stop: 'Dừng',
    leaveHere: 'Bỏ khỏi máy này',
    leaveHint:
      'Ảnh và từ gợi ý của đợt này sẽ bị xóa khỏi máy; những gì đã nhập nằm trên máy chủ. Muốn nhập khi không có mạng phải tải lại.',
    full: 'Máy không đủ chỗ để tải ảnh. Những gì đã nhập vẫn còn nguyên. Hãy xóa bớt tệp trên máy hoặc bỏ một đợt đã mang theo.',
    noLine: 'Mất mạng giữa chừng. Những ảnh đã tải vẫn còn; có mạng lại thì tải tiếp.',
    download: 'Lưu ra tệp',
    downloadHint:
      'Máy chủ không nhận những phiếu này nữa. Lưu ra tệp rồi gửi cho người quản lý để không mất công.',
    forget: 'Xóa khỏi máy',
    forgetHint: 'Những gì máy chủ không nhận sẽ mất hẳn nếu bạn chưa lưu ra tệp.',
    sending: 'Đang gửi…',
    books: 'Lấy đợt mới',
    waiting: (count: number) => (count >= 1000 ? 'trên 1000 phiếu chờ nhập' : `${count} phiếu chờ nhập`),
    takeNext: 'Lấy đợt tiếp theo',
    nothingLeft: 'Sổ này vừa hết phiếu cho bạn nhập.',
    takeFailed: 'Chưa lấy được đợt mới. Hãy thử lại khi có mạng.',
  },
  work: {
    loading: 'Đang mở đợt nhập…',
    missing: 'Không có đợt nhập này, hoặc nó không giao cho bạn.',
    offline: 'Đợt này chưa nằm trên máy và hiện không có mạng. Trang tự thử lại khi có mạng.',
    broken: 'Trình duyệt không cho lưu trên máy này. Hãy đóng các tab khác của trang rồi mở lại.',
    elsewhere: 'Đợt này đang mở ở một tab khác của trình duyệt.',
    elsewhereHint: 'Mọi thứ đã gõ đều được giữ. Bạn có thể chuyển về đây; tab kia sẽ dừng lại.',
    takeOver: 'Nhập ở đây',
    toList: 'Về danh sách đợt nhập',
    withdrawn: 'Phiếu này đã bị thu hồi. Những gì đã nhập được giữ trên máy này.',
    gone: 'Đợt này đã bị thu hồi: máy chủ không nhận thêm. Những gì chưa gửi vẫn nằm trên máy, lưu ra tệp được ở danh sách đợt nhập.',
    full: 'Máy đã hết chỗ lưu: những gì vừa gõ chỉ còn trong trang này và trên máy chủ. Đừng đóng trang; hãy xóa bớt tệp trên máy.',
    storeBroken: 'Chưa lưu được vào máy này. Đừng đóng trang khi chưa thấy “đã gửi”.',
    hindered: (message: string) =>
      `Máy chủ chưa nhận: ${message} Những gì đã nhập vẫn được giữ trên máy này.`,
    copies: (count: number) =>
      `${count} phiếu cũng được nhập trên máy khác. Bản mới hơn được dùng, bản kia giữ trên máy này.`,
  },
}

type Widen<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Widen<T[K]> }

/** The shape both languages have: the same keys, the same parameters. */
export type Messages = Widen<typeof vi>
