import { fillText, type Language, type Text, type TextParams } from './register/text.ts'

/**
 * What kind of failure it is, for every door: `input` can't be used as it is, `denied` and `missing` and
 * `conflict` answer a request, `failure` is the program's or the machine's own fault.
 */
export type ErrorKind =
  | 'input'
  | 'unauthenticated'
  | 'denied'
  | 'missing'
  | 'conflict'
  | 'throttled'
  | 'busy'
  | 'failure'

interface ErrorEntry extends Text {
  readonly kind: ErrorKind
}

/** The one table of errors: code → kind and text. A new failure gets a line here. */
export const errorTable = {
  usage: { kind: 'input', vi: '{detail}', en: '{detail}' },
  'file.not-found': { kind: 'input', vi: 'Không tìm thấy tệp: {path}', en: 'File not found: {path}' },
  'file.unreadable': {
    kind: 'input',
    vi: 'Không đọc được tệp: {path}',
    en: 'The file cannot be read: {path}',
  },
  'file.too-large': {
    kind: 'input',
    vi: 'Tệp {path} quá lớn ({size}); giới hạn là {limit}',
    en: 'The file {path} is too large ({size}); the limit is {limit}',
  },
  'file.empty': { kind: 'input', vi: 'Tệp rỗng: {path}', en: 'The file is empty: {path}' },
  'sheet.unreadable': {
    kind: 'input',
    vi: 'Không đọc được {path} như một bảng tính Excel (tệp là {found}). Hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx',
    en: '{path} cannot be read as an Excel workbook (the file is {found}). Open it in Excel or LibreOffice and save it as .xlsx',
  },
  'sheet.damaged': {
    kind: 'input',
    vi: 'Bảng tính {path} bị hỏng hoặc chưa được chép hết. Hãy chép lại tệp, hoặc mở bằng Excel rồi lưu lại thành .xlsx',
    en: 'The workbook {path} is damaged or incomplete. Copy it again, or open it in Excel and save it as .xlsx',
  },
  'sheet.encrypted': {
    kind: 'input',
    vi: 'Bảng tính {path} có mật khẩu. Hãy mở bằng Excel, bỏ mật khẩu rồi lưu lại',
    en: 'The workbook {path} has a password. Open it in Excel, remove the password and save it',
  },
  'sheet.no-header': {
    kind: 'input',
    vi: 'Không tìm thấy dòng tên cột (so, quyenSo, ngayDangKy…) trong 10 dòng đầu của {path}. Hãy dùng mẫu Excel số hóa hộ tịch',
    en: 'No row of column names (so, quyenSo, ngayDangKy…) in the first 10 rows of {path}. Use the civil-status digitisation template',
  },
  'sheet.no-rows': {
    kind: 'input',
    vi: 'Bảng tính {path} không có dòng dữ liệu nào dưới dòng tên cột',
    en: 'The workbook {path} has no data row below the column names',
  },
  'sheet.too-large': {
    kind: 'input',
    vi: 'Bảng tính {path} khi giải nén quá lớn ({size}, giới hạn {limit}); không đọc để bảo vệ máy. Hãy tách nhỏ hoặc lưu lại bằng Excel',
    en: 'The workbook {path} is too large when unpacked ({size}, the limit is {limit}) and was not read. Split it, or save it again in Excel',
  },
  'sheet.stopped': {
    kind: 'input',
    vi: 'Bảng tính {path} cần quá nhiều bộ nhớ hoặc thời gian nên việc đọc đã dừng. Hãy mở bằng Excel rồi lưu lại, hoặc tách nhỏ',
    en: 'Reading {path} took too much memory or time and was stopped. Save it again in Excel, or split it',
  },
  'zip.unreadable': {
    kind: 'input',
    vi: 'Tệp {path} không phải là tệp .zip hoặc bị hỏng, chưa được chép hết. Hãy nén và chép lại',
    en: '{path} is not a .zip file, or is damaged or incomplete. Make and copy it again',
  },
  'zip.encrypted': {
    kind: 'input',
    vi: 'Tệp {path} có mật khẩu ({name}). Hãy nén lại không đặt mật khẩu',
    en: '{path} has a password ({name}). Make it again without a password',
  },
  'zip.unsafe-name': {
    kind: 'input',
    vi: 'Tệp {path} chứa đường dẫn không an toàn: "{name}". Hãy nén lại chỉ gồm các tệp PDF',
    en: '{path} holds an unsafe path: "{name}". Make it again with the PDF files only',
  },
  'zip.too-large': {
    kind: 'input',
    vi: 'Tệp {path} khi giải nén quá lớn (ở "{name}", giới hạn {limit}); không đọc để bảo vệ máy',
    en: '{path} is too large when unpacked (at "{name}", the limit is {limit}) and was not read',
  },
  'zip.unsupported': {
    kind: 'input',
    vi: 'Tệp {path} được nén bằng phương pháp không hỗ trợ ở "{name}". Hãy nén lại bằng kiểu .zip thông thường',
    en: '{path} uses an unsupported compression at "{name}". Make it again as an ordinary .zip',
  },
  'config.invalid': {
    kind: 'input',
    vi: 'Biến môi trường {name} {must}',
    en: 'The environment variable {name} is not valid ({must})',
  },
  'data.unusable': {
    kind: 'input',
    vi: 'Không dùng được thư mục dữ liệu {path}: {detail}',
    en: 'The data folder {path} cannot be used: {detail}',
  },
  'disk.full': {
    kind: 'failure',
    vi: 'Ổ đĩa đã đầy, chưa ghi được gì thêm. Hãy giải phóng chỗ trống rồi làm lại',
    en: 'The disk is full; nothing more was written. Free some space and try again',
  },
  'database.no-binaries': {
    kind: 'failure',
    vi: 'Không có PostgreSQL đi kèm cho máy này ({platform}). Hãy cài một máy chủ PostgreSQL từ phiên bản 15 và đặt biến DATABASE_URL',
    en: 'No bundled PostgreSQL for this machine ({platform}). Install a PostgreSQL server, version 15 or newer, and set DATABASE_URL',
  },
  'database.no-identity': {
    kind: 'failure',
    vi: 'PostgreSQL không chạy được bằng quyền root và không tìm được người dùng khác để chạy. Hãy chạy chương trình bằng một người dùng thường, hoặc đặt thư mục chương trình và dữ liệu ở nơi người dùng khác đọc được, hoặc đặt DATABASE_URL. Đã thử: {tried}',
    en: 'PostgreSQL refuses to run as root and no other user could run it. Run the program as an ordinary user, or keep the program and its data where other users can reach them, or set DATABASE_URL. Tried: {tried}',
  },
  'database.start-failed': {
    kind: 'failure',
    vi: 'Máy chủ PostgreSQL đi kèm không khởi động được: {detail}. Xem {log}',
    en: 'The bundled PostgreSQL server did not start: {detail}. See {log}',
  },
  'database.unreachable': {
    kind: 'failure',
    vi: 'Không kết nối được cơ sở dữ liệu: {detail}. Hãy kiểm tra máy chủ PostgreSQL và biến DATABASE_URL',
    en: 'The database cannot be reached: {detail}. Check the PostgreSQL server and DATABASE_URL',
  },
  'database.too-old': {
    kind: 'input',
    vi: 'Máy chủ PostgreSQL là phiên bản {found}; cần từ phiên bản 15',
    en: 'The PostgreSQL server is version {found}; version 15 or newer is needed',
  },
  'database.encoding': {
    kind: 'input',
    vi: 'Cơ sở dữ liệu dùng bảng mã {found}; cần UTF8',
    en: 'The database is encoded in {found}; UTF8 is needed',
  },
  'database.role': {
    kind: 'input',
    vi: 'Người dùng cơ sở dữ liệu không có quyền làm việc dưới vai sogoc_app. Quản trị viên PostgreSQL hãy chạy: create role sogoc_app nologin; grant sogoc_app to {user};',
    en: 'The database user may not act as sogoc_app. Let the PostgreSQL administrator run: create role sogoc_app nologin; grant sogoc_app to {user};',
  },
  'database.busy': {
    kind: 'busy',
    vi: 'Yêu cầu mất quá nhiều thời gian nên đã dừng. Hãy thử lại hoặc thu hẹp yêu cầu',
    en: 'The request took too long and was stopped. Try again or ask for less',
  },
  'migration.changed': {
    kind: 'failure',
    vi: 'Bước nâng cấp cơ sở dữ liệu {name} đã bị sửa sau khi áp dụng. Hãy dùng đúng bản chương trình',
    en: 'The migration {name} was altered after it had been applied. Use the right version of the program',
  },
  'migration.newer': {
    kind: 'failure',
    vi: 'Dữ liệu do bản chương trình mới hơn tạo ra (bước {name}). Hãy dùng bản mới',
    en: 'The data was made by a newer version of the program (migration {name}). Use the newer version',
  },
  'migration.failed': {
    kind: 'failure',
    vi: 'Không nâng cấp được cơ sở dữ liệu ở bước {name}: {detail}',
    en: 'The database could not be upgraded at {name}: {detail}',
  },
  'vault.missing': {
    kind: 'missing',
    vi: 'Kho lưu trữ không có tệp {sha256}',
    en: 'The vault does not hold the file {sha256}',
  },
  'agency.unknown': {
    kind: 'input',
    vi: 'Không có cơ quan nào mang mã "{code}"',
    en: 'No agency has the code "{code}"',
  },
  'agency.code': {
    kind: 'input',
    vi: 'Mã cơ quan "{code}" không hợp lệ: chỉ gồm chữ không dấu, số, dấu chấm, gạch nối, tối đa 32 ký tự',
    en: 'The agency code "{code}" is not valid: letters, digits, dots and hyphens, at most 32',
  },
  'account.exists': {
    kind: 'conflict',
    vi: 'Đã có tài khoản tên "{username}"',
    en: 'There is already an account named "{username}"',
  },
  'account.unknown': {
    kind: 'input',
    vi: 'Không có tài khoản tên "{username}"',
    en: 'There is no account named "{username}"',
  },
  'account.username': {
    kind: 'input',
    vi: 'Tên đăng nhập "{username}" không hợp lệ: từ 2 đến 40 ký tự, chỉ gồm chữ thường không dấu, số, dấu chấm, gạch nối, gạch dưới',
    en: 'The user name "{username}" is not valid: 2 to 40 lower-case letters, digits, dots, hyphens, underscores',
  },
  'password.weak': {
    kind: 'input',
    vi: 'Mật khẩu phải dài từ {min} đến {max} ký tự và không trùng tên đăng nhập',
    en: 'A password has {min} to {max} characters and is not the user name',
  },
  'sign-in.failed': {
    kind: 'unauthenticated',
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng',
    en: 'Wrong user name or password',
  },
  'sign-in.throttled': {
    kind: 'throttled',
    vi: 'Đã nhập sai quá nhiều lần. Hãy thử lại sau {minutes} phút',
    en: 'Too many failed attempts. Try again in {minutes} minutes',
  },
  'session.none': {
    kind: 'unauthenticated',
    vi: 'Phiên làm việc đã hết hoặc chưa đăng nhập. Hãy đăng nhập',
    en: 'Not signed in, or the session has ended. Sign in',
  },
  'request.forged': {
    kind: 'denied',
    vi: 'Yêu cầu không mang mã bảo vệ của phiên làm việc. Hãy tải lại trang rồi làm lại',
    en: 'The request lacks the session’s protection token. Reload the page and try again',
  },
  'request.invalid': {
    kind: 'input',
    vi: 'Dữ liệu gửi lên không hợp lệ: {detail}',
    en: 'The request is not valid: {detail}',
  },
  'request.too-large': {
    kind: 'input',
    vi: 'Dữ liệu gửi lên quá lớn; giới hạn là {limit}',
    en: 'The request is too large; the limit is {limit}',
  },
  'request.too-many': {
    kind: 'throttled',
    vi: 'Quá nhiều yêu cầu. Hãy đợi {seconds} giây rồi thử lại',
    en: 'Too many requests. Wait {seconds} seconds and try again',
  },
  'right.missing': {
    kind: 'denied',
    vi: 'Tài khoản của bạn không được làm việc này',
    en: 'Your account may not do this',
  },
  'password.must-change': {
    kind: 'denied',
    vi: 'Hãy đổi mật khẩu trước khi làm việc khác',
    en: 'Change the password before doing anything else',
  },
  'not-found': {
    kind: 'missing',
    vi: 'Không tìm thấy, hoặc ngoài phạm vi được xem',
    en: 'Not found, or outside what you may see',
  },
  'port.in-use': {
    kind: 'input',
    vi: 'Cổng {port} trên {host} đang được chương trình khác dùng. Hãy chọn cổng khác: --port',
    en: 'Port {port} on {host} is in use. Choose another with --port',
  },
  'port.refused': {
    kind: 'input',
    vi: 'Không mở được cổng {port} trên {host}: {detail}',
    en: 'Port {port} on {host} cannot be opened: {detail}',
  },
  'job.lost': {
    kind: 'conflict',
    vi: 'Việc này đã được chuyển cho tiến trình khác',
    en: 'The job was taken over by another worker',
  },
  'kind.unknown': {
    kind: 'input',
    vi: 'Không có loại sổ "{kind}". Các loại sổ: {kinds}',
    en: 'There is no register kind "{kind}". The kinds are: {kinds}',
  },
  'book.exists': {
    kind: 'conflict',
    vi: 'Sổ {book} đã có trong danh mục của cơ quan này',
    en: 'The book {book} is already listed for this agency',
  },
  'file.changed': {
    kind: 'input',
    vi: 'Tệp {path} hoặc tệp .zip của sổ bị thay đổi trong lúc đọc. Hãy đợi chép xong rồi làm lại',
    en: 'The file {path} or its .zip changed while it was read. Wait until it is copied, then try again',
  },
  'book.unclear': {
    kind: 'input',
    vi: 'Không rõ đây là sổ nào (loại sổ, năm mở sổ, quyển). Hãy đặt tên tệp theo mẫu KS.2006.01.xlsx',
    en: 'It is not clear which book this is (kind, year, volume). Name the file like KS.2006.01.xlsx',
  },
  'deposit.as-in-book': {
    kind: 'input',
    vi: '--as-in-book phải có dạng MÃ:DÒNG=LÝ DO, ví dụ number.repeated:17="Sổ ghi trùng số"; đã nhận "{raw}"',
    en: '--as-in-book must be CODE:ROW=REASON, e.g. number.repeated:17="the book repeats the number"; got "{raw}"',
  },
  'deposit.not-ready': {
    kind: 'conflict',
    vi: 'Gói này chưa nộp được: cần đủ tệp .xlsx và .zip, đã kiểm tra xong và chưa nộp',
    en: 'This package cannot be deposited yet: it needs its .xlsx and .zip, checked and not yet deposited',
  },
  'image.damaged': {
    kind: 'input',
    vi: 'Ảnh "{name}" bị hỏng hoặc chưa được chép hết. Hãy chép lại hoặc quét lại trang này',
    en: 'The image "{name}" is damaged or incomplete. Copy it again or scan the page again',
  },
  'image.too-large': {
    kind: 'input',
    vi: 'Ảnh "{name}" quá lớn (giới hạn {limit} triệu điểm ảnh); không đọc để bảo vệ máy. Hãy quét lại ở 300 dpi',
    en: 'The image "{name}" is too large (the limit is {limit} million pixels) and was not read. Scan it again at 300 dpi',
  },
  'image.many-pages': {
    kind: 'input',
    vi: '"{name}" có nhiều trang trong một tệp. Hãy tách mỗi trang một ảnh (lệnh sogoc scan làm được) rồi tải lên lại; tệp gốc vẫn được giữ',
    en: '"{name}" holds several pages in one file. Make one image a page of it (sogoc scan does) and upload again; the original is kept',
  },
  'image.heic': {
    kind: 'input',
    vi: 'Chưa đọc được ảnh HEIC "{name}". Hãy đặt điện thoại chụp dạng JPEG ("Tương thích nhất") hoặc chuyển ảnh sang JPEG',
    en: 'The HEIC image "{name}" cannot be read. Set the phone to JPEG ("Most compatible") or convert the image to JPEG',
  },
  'image.no-usable': {
    kind: 'input',
    vi: 'Không có ảnh hay PDF nào trong: {path}',
    en: 'There is no image or PDF in: {path}',
  },
  'pdf.unreadable': {
    kind: 'input',
    vi: 'Tệp "{name}" không phải là PDF hoặc bị hỏng, chưa được chép hết. Hãy chép lại hoặc xuất lại tệp',
    en: '"{name}" is not a PDF, or is damaged or incomplete. Copy it or export it again',
  },
  'pdf.encrypted': {
    kind: 'input',
    vi: 'Tệp PDF "{name}" có mật khẩu. Hãy lưu lại không đặt mật khẩu',
    en: 'The PDF "{name}" has a password. Save it again without one',
  },
  'imaging.crashed': {
    kind: 'failure',
    vi: 'Tiến trình xử lý ảnh đã dừng giữa chừng ở "{name}". Các trang khác vẫn được xử lý; hãy chạy lại riêng trang này',
    en: 'The imaging process stopped while at "{name}". The other pages were processed; run this page again by itself',
  },
  'imaging.timeout': {
    kind: 'failure',
    vi: 'Xử lý "{name}" quá {seconds} giây nên đã dừng. Hãy kiểm tra ảnh gốc rồi chạy lại',
    en: 'Processing "{name}" took more than {seconds} seconds and was stopped. Check the original and run it again',
  },
  'image.not-jpeg': {
    kind: 'failure',
    vi: 'Ảnh trang không phải JPEG nên không ghi được vào PDF',
    en: 'The page image is not a JPEG and cannot go into a PDF',
  },
  'image.not-image': {
    kind: 'input',
    vi: '"{name}" không phải là tệp ảnh (JPEG, PNG, TIFF, WebP). Hãy chọn lại tệp',
    en: '"{name}" is not an image (JPEG, PNG, TIFF, WebP). Choose another file',
  },
  'check.unknown-kind': {
    kind: 'input',
    vi: 'Không xác định được {path} là sổ loại nào: tên cột không khớp với loại sổ hộ tịch nào. Hãy kiểm tra dòng tên cột',
    en: 'Cannot tell which register {path} is: its column names fit no kind. Check the row of column names',
  },
  'demo.not-empty': {
    kind: 'input',
    vi: 'Thư mục dữ liệu {path} đã có {agencies} cơ quan và {books} quyển sổ; dữ liệu tập huấn chỉ tạo trong thư mục trống. Hãy chọn thư mục khác: sogoc demo --data THƯ-MỤC-MỚI, hoặc xóa hẳn thư mục này nếu chỉ là dữ liệu thử rồi chạy lại',
    en: 'The data folder {path} already holds {agencies} agencies and {books} books; the demonstration only fills an empty one. Choose another: sogoc demo --data NEW-FOLDER, or delete this one if it holds nothing but trials and run again',
  },
  'map.encoding': {
    kind: 'input',
    vi: 'Tệp {path} không phải UTF-8. Trong Excel hãy lưu lại bằng “CSV UTF-8”',
    en: '{path} is not UTF-8. In Excel save it as “CSV UTF-8”',
  },
  'map.columns': {
    kind: 'input',
    vi: 'Tệp {path} cần dòng đầu là hai cột: so,pages',
    en: '{path} must begin with the two columns so,pages',
  },
  'map.unreadable': {
    kind: 'input',
    vi: 'Không đọc được {path} như một tệp CSV',
    en: '{path} cannot be read as CSV',
  },
  'pages.none': {
    kind: 'input',
    vi: 'Không có ảnh trang nào trong {path}',
    en: 'There is no page image in {path}',
  },
  'package.not-empty': {
    kind: 'input',
    vi: 'Thư mục {path} đã có nội dung khác. Hãy chọn thư mục trống hoặc thư mục của lần đóng gói trước',
    en: 'The folder {path} holds something else. Choose an empty folder or that of an earlier package',
  },
  'check.unknown-book': {
    kind: 'input',
    vi: 'Không xác định được năm và quyển của {path}. Hãy đặt tên tệp dạng LOẠI.năm.quyển, ví dụ KS.2006.01.xlsx',
    en: 'Cannot tell year and volume of {path}. Name the file KIND.year.volume, such as KS.2006.01.xlsx',
  },
  'finding.not-overridable': {
    kind: 'conflict',
    vi: 'Lỗi này phải sửa trong tệp, không thể xác nhận “đúng như trong sổ”',
    en: 'This must be corrected in the file; it cannot be confirmed as in the book',
  },
  'package.deposited': {
    kind: 'conflict',
    vi: 'Gói này đã được cập nhật vào cơ sở dữ liệu nên không sửa được nữa',
    en: 'This package is in the registry already and can no longer be changed',
  },
  'package.no-xlsx': {
    kind: 'input',
    vi: 'Hãy chọn tệp Excel (.xlsx) của sổ',
    en: 'Choose the book’s workbook (.xlsx)',
  },
  'package.unchecked': {
    kind: 'conflict',
    vi: 'Gói này chưa được kiểm tra xong',
    en: 'The check of this package is not done yet',
  },
  internal: {
    kind: 'failure',
    vi: 'Lỗi của chương trình. Mã tra cứu: {reference}',
    en: 'The program failed. Reference: {reference}',
  },
} as const satisfies Record<string, ErrorEntry>

export type ErrorCode = keyof typeof errorTable

/** A failure from the table of errors. Thrown; never swallowed. `cause` keeps what lay underneath, for the log only. */
export class AppError extends Error {
  readonly code: ErrorCode
  readonly params: TextParams

  constructor(code: ErrorCode, params: TextParams = {}, cause?: unknown) {
    super(fillText(errorTable[code], 'en', params), cause === undefined ? undefined : { cause })
    this.name = 'AppError'
    this.code = code
    this.params = params
  }

  get kind(): ErrorKind {
    return errorTable[this.code].kind
  }

  /** The sentence a person reads. */
  text(language: Language): string {
    return fillText(errorTable[this.code], language, this.params)
  }
}

/** The HTTP status that answers a failure of this kind. */
export const httpStatus: Readonly<Record<ErrorKind, number>> = {
  input: 422,
  unauthenticated: 401,
  denied: 403,
  missing: 404,
  conflict: 409,
  throttled: 429,
  busy: 503,
  failure: 500,
}

/** The exit status of a command that ends with a failure of this kind (2: the input can't be used, 3: the program failed). */
export function exitStatus(kind: ErrorKind): 2 | 3 {
  return kind === 'failure' || kind === 'busy' ? 3 : 2
}
