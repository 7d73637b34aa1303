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
  'file.unwritable': {
    kind: 'input',
    vi: 'Không ghi được tệp: {path}',
    en: 'The file cannot be written: {path}',
  },
  'file.too-large': {
    kind: 'input',
    vi: 'Tệp {path} quá lớn ({size}); giới hạn là {limit}',
    en: 'The file {path} is too large ({size}); the limit is {limit}',
  },
  'file.exists': { kind: 'input', vi: 'Đã có tệp {path}', en: 'There is a file {path} already' },
  'file.empty': { kind: 'input', vi: 'Tệp rỗng: {path}', en: 'The file is empty: {path}' },
  'sheet.unreadable': {
    kind: 'input',
    vi: 'Không đọc được {path} như một bảng tính (tệp là {found}). Hãy mở tệp bằng Excel hoặc LibreOffice rồi lưu lại thành .xlsx',
    en: '{path} cannot be read as a sheet (the file is {found}). Open it in Excel or LibreOffice and save it as .xlsx',
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
    vi: 'Không tìm thấy dòng tên cột (so, quyenSo, ngayDangKy…) trong 10 dòng đầu của {path}. Hãy dùng mẫu Excel số hóa hộ tịch, hoặc cho biết dòng nào là tên cột',
    en: 'No row of column names (so, quyenSo, ngayDangKy…) in the first 10 rows of {path}. Use the civil-status digitisation template, or say which row holds the column names',
  },
  'sheet.no-such-sheet': {
    kind: 'input',
    vi: '{path} không có trang tính tên “{sheet}”. Hãy chọn lại trang tính',
    en: '{path} has no sheet named “{sheet}”. Choose the sheet again',
  },
  'sheet.no-told-header': {
    kind: 'input',
    vi: 'Dòng {row} của {path} để trống, không thể là dòng tên cột. Hãy chọn lại dòng tên cột',
    en: 'Row {row} of {path} is blank and cannot be the row of column names. Choose the row again',
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
  'database.app-login': {
    kind: 'input',
    vi: 'Tên đăng nhập "{user}" trong DATABASE_APP_URL có quyền sở hữu hoặc quản trị cơ sở dữ liệu. Hãy tạo một tên đăng nhập riêng không có quyền nào ngoài vai sogoc_app: create role TÊN login password \'…\'; grant sogoc_app to TÊN;',
    en: 'The login "{user}" of DATABASE_APP_URL owns or administers the database. Make a login that has nothing but the role sogoc_app: create role NAME login password \'…\'; grant sogoc_app to NAME;',
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
  'export.too-many': {
    kind: 'input',
    vi: 'Có hơn {limit} dòng, một bảng tính không chứa hết. Hãy thu hẹp bộ lọc, hoặc xuất ra .csv',
    en: 'There are more than {limit} rows, too many for one sheet. Narrow the filter, or export as .csv',
  },
  'anchor.unreadable': {
    kind: 'input',
    vi: 'Tệp {path} không phải là mốc niêm phong nhật ký do Sổ Gốc xuất ra, hoặc đã bị hỏng',
    en: '{path} is not an anchor of the journal as Sổ Gốc writes it, or is damaged',
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
  'agency.exists': {
    kind: 'conflict',
    vi: 'Mã {code} trong thời gian đó đã là của {name} ({period}). Hãy ghi ngày kết thúc của cơ quan ấy trước, hoặc dùng mã khác',
    en: 'The code {code} is borne by {name} ({period}) at that time. Say first when that agency ended, or use another code',
  },
  'agency.dates': {
    kind: 'input',
    vi: 'Ngày kết thúc phải sau ngày bắt đầu',
    en: 'An agency must end after it begins',
  },
  'agency.parent-missing': {
    kind: 'input',
    vi: 'Hãy chọn cơ quan cấp trên; chỉ cơ quan cấp tỉnh mới không có cấp trên',
    en: 'Choose the agency above; only a province has none',
  },
  'agency.parent-level': {
    kind: 'input',
    vi: '{name} không thể là cấp trên của cơ quan này: cấp trên phải cao hơn (tỉnh, rồi huyện, rồi xã)',
    en: '{name} cannot stand above this agency: a parent is of a higher level (province, district, commune)',
  },
  'agency.parent-time': {
    kind: 'input',
    vi: '{name} ({period}) không tồn tại cùng lúc với cơ quan này. Hãy chọn cơ quan cấp trên của thời đó',
    en: '{name} ({period}) did not exist at the same time as this agency. Choose the parent of that time',
  },
  'agency.succession-day': {
    kind: 'conflict',
    vi: 'Ngày này không khớp với việc sáp nhập, chia tách ghi ngày {day}. Hãy rút lại việc đó trước rồi ghi lại',
    en: 'These dates do not fit the succession of {day}. Take that back first and record it again',
  },
  'agency.no-province': {
    kind: 'input',
    vi: 'Danh mục từ 01/07/2025 không có tỉnh, thành phố nào mang mã "{code}"',
    en: 'The list of 01/07/2025 has no province with the code "{code}"',
  },
  'agency.old-province': {
    kind: 'input',
    vi: 'Mã {code} là của một tỉnh cũ, từ 01/07/2025 thuộc {name}. Hãy nạp --province {heir}: các xã của tỉnh cũ nằm trong đó',
    en: '{code} is the code of an old province that belongs to {name} since 01/07/2025. Load --province {heir}: it holds the communes of the old one',
  },
  'agency-file.columns': {
    kind: 'input',
    vi: 'Tệp {path} cần dòng đầu là tên cột, có ít nhất cột mã (code), tên (name) và cấp (level)',
    en: '{path} must begin with a row of column names, at least code, name and level',
  },
  'agency-file.unreadable': {
    kind: 'input',
    vi: 'Không đọc được {path} như một bảng: hãy lưu lại thành .xlsx hoặc “CSV UTF-8”',
    en: '{path} cannot be read as a table: save it as .xlsx or “CSV UTF-8”',
  },
  'agency-file.missing': {
    kind: 'input',
    vi: 'Thiếu {column}',
    en: '{column} is missing',
  },
  'agency-file.value': {
    kind: 'input',
    vi: 'Cột {column}: không hiểu "{value}". Ghi: {allowed}',
    en: 'Column {column}: "{value}" is not understood. Write: {allowed}',
  },
  'agency-file.several': {
    kind: 'input',
    vi: 'Mã {code} là của nhiều cơ quan: {list}. Hãy ghi rõ cột từ ngày (valid_from)',
    en: 'The code {code} belongs to several agencies: {list}. Fill in valid_from',
  },
  'agency.ambiguous': {
    kind: 'input',
    vi: 'Trong năm {year} mã {code} là của nhiều cơ quan: {list}. Hãy thêm một ngày để nói rõ cơ quan nào, ví dụ {example}',
    en: 'In {year} the code {code} was borne by several agencies: {list}. Add a day to say which, e.g. {example}',
  },
  'agency.not-then': {
    kind: 'input',
    vi: 'Thời điểm {when} không có cơ quan nào mang mã {code}; mã này là của: {list}. Nếu sổ là của cơ quan đó, hãy thêm một ngày, ví dụ {example}',
    en: 'No agency bore the code {code} in {when}; it belongs to: {list}. If the book is theirs, add a day, e.g. {example}',
  },
  'succession.same': {
    kind: 'input',
    vi: '{name} không thể kế thừa chính mình',
    en: '{name} cannot succeed itself',
  },
  'succession.exists': {
    kind: 'conflict',
    vi: 'Đã ghi việc {predecessor} giao cho {successor} rồi',
    en: 'It is recorded already that {successor} took over from {predecessor}',
  },
  'succession.cycle': {
    kind: 'conflict',
    vi: '{successor} đã giao cho {predecessor} (trực tiếp hoặc qua cơ quan khác) nên không thể nhận lại từ đó',
    en: '{predecessor} took over from {successor} (directly or through others), so it cannot hand over to it',
  },
  'succession.successor-then': {
    kind: 'input',
    vi: '{name} ({period}) không tồn tại vào ngày {day} nên không thể kế thừa. Hãy xem lại ngày, hoặc khai báo cơ quan mới từ ngày đó',
    en: '{name} ({period}) does not exist on {day} and cannot take over. Check the day, or declare the new agency from that day on',
  },
  'succession.predecessor-then': {
    kind: 'input',
    vi: '{name} ({period}) không tồn tại đến ngày {day} nên không thể giao lại gì. Hãy xem lại ngày',
    en: '{name} ({period}) did not exist until {day} and has nothing to hand over. Check the day',
  },
  'succession.level': {
    kind: 'input',
    vi: '{predecessor} và {successor} không cùng cấp. Chỉ việc bỏ cấp huyện chuyển từ huyện lên tỉnh hoặc xuống xã',
    en: '{predecessor} and {successor} are not of one level. Only abolishing the districts goes from district to province or commune',
  },
  'succession.rename': {
    kind: 'input',
    vi: 'Đổi tên là một cơ quan thành một cơ quan, toàn bộ. Nếu nhiều hơn, hãy chọn sáp nhập hoặc chia tách',
    en: 'A renaming is one agency into one, wholly. Choose merger or division for more',
  },
  'succession.full': {
    kind: 'conflict',
    vi: '{name} đã giao toàn bộ cho một cơ quan vào ngày {day} nên không thể còn giao cho cơ quan khác. Hãy ghi tất cả là một phần, hoặc rút lại việc kia',
    en: '{name} handed over wholly to one agency on {day}, so nothing is left for another. Record all as parts, or take the other back',
  },
  'succession.remaining': {
    kind: 'input',
    vi: '{name} chỉ còn hoạt động nếu chỉ giao đi một phần',
    en: '{name} goes on only if it handed over no more than a part',
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
  'account.role-level': {
    kind: 'input',
    vi: 'Vai trò này không hợp với cấp của cơ quan: lãnh đạo Sở Tư pháp ở cơ quan cấp tỉnh, Phòng Tư pháp ở cơ quan cấp huyện. Hãy chọn vai trò hoặc cơ quan khác',
    en: 'This role does not fit the level of the agency: a province lead is at a province, a district office at a district. Choose another role or agency',
  },
  'account.self': {
    kind: 'denied',
    vi: 'Không ai tự khóa, tự đặt lại mật khẩu hay tự đổi quyền của chính mình ở đây. Hãy nhờ một quản trị khác, hoặc vào "Tài khoản của tôi"',
    en: 'Nobody disables, resets or changes the rights of their own account here. Ask another administrator, or use "My account"',
  },
  'account.last-administrator': {
    kind: 'conflict',
    vi: 'Đây là quản trị cuối cùng còn hoạt động của cơ quan cao nhất. Hãy lập hoặc mở một tài khoản quản trị khác trước',
    en: 'This is the last working administrator of the topmost agency. Make or enable another administrator first',
  },
  'account.same-rights': {
    kind: 'conflict',
    vi: 'Tài khoản đã có vai trò và cơ quan này',
    en: 'The account already has this role and agency',
  },
  'account.external-exists': {
    kind: 'conflict',
    vi: 'Mã định danh này đã gắn với một tài khoản khác',
    en: 'This external identity already belongs to another account',
  },
  'password.weak': {
    kind: 'input',
    vi: 'Mật khẩu phải dài từ {min} đến {max} ký tự. Một câu dễ nhớ là tốt nhất',
    en: 'A password has {min} to {max} characters. A sentence that is easy to remember is best',
  },
  'password.common': {
    kind: 'input',
    vi: 'Mật khẩu này quá quen thuộc, dễ bị đoán ra. Hãy đặt một câu dễ nhớ với mình mà người khác không nghĩ tới; thêm số hay dấu vào cuối một từ quen thuộc là chưa đủ',
    en: 'This password is too common and easily guessed. Choose a sentence that you remember and others do not think of; digits after a common word are not enough',
  },
  'password.personal': {
    kind: 'input',
    vi: 'Mật khẩu không được chứa tên đăng nhập, họ tên hoặc mã cơ quan của bạn',
    en: 'A password does not contain your user name, your name or the code of your agency',
  },
  'password.same': {
    kind: 'input',
    vi: 'Mật khẩu mới phải khác mật khẩu hiện tại',
    en: 'The new password must differ from the current one',
  },
  'password.wrong': {
    kind: 'input',
    vi: 'Mật khẩu hiện tại không đúng',
    en: 'The current password is wrong',
  },
  'sign-in.failed': {
    kind: 'unauthenticated',
    vi: 'Tên đăng nhập hoặc mật khẩu không đúng',
    en: 'Wrong user name or password',
  },
  'sign-in.code-needed': {
    kind: 'unauthenticated',
    vi: 'Hãy nhập mã 6 số trong ứng dụng xác thực trên điện thoại, hoặc một mã dự phòng',
    en: 'Enter the 6-digit code of the authenticator application on your telephone, or a recovery code',
  },
  'sign-in.code-failed': {
    kind: 'unauthenticated',
    vi: 'Mã không đúng hoặc đã dùng rồi. Hãy đợi mã mới trong ứng dụng xác thực; nếu vẫn không được, kiểm tra giờ của điện thoại',
    en: 'The code is wrong or was used already. Wait for the next one; if it still fails, check the clock of the telephone',
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
  'token.invalid': {
    kind: 'unauthenticated',
    vi: 'Mã truy cập không đúng, đã bị thu hồi, hoặc hệ thống đã bị khóa. Hãy xin mã mới của người quản trị',
    en: 'The token is wrong or revoked, or the system is disabled. Ask the administrator for another',
  },
  'token.expired': {
    kind: 'unauthenticated',
    vi: 'Mã truy cập đã hết hạn. Hãy xin mã mới của người quản trị',
    en: 'The token has expired. Ask the administrator for another',
  },
  'token.address': {
    kind: 'denied',
    vi: 'Mã truy cập không được dùng từ địa chỉ này',
    en: 'The token is not good from this address',
  },
  'token.with-cookie': {
    kind: 'denied',
    vi: 'Yêu cầu mang cả mã truy cập của hệ thống lẫn phiên đăng nhập của người dùng. Chỉ gửi một trong hai',
    en: 'The request carries a system’s token and a person’s session. Send only one of them',
  },
  'system.wider': {
    kind: 'denied',
    vi: 'Hệ thống không thể có thêm các quyền: {rights}. Chỉ được bớt quyền; cần thêm thì khai báo hệ thống khác với vai trò có quyền đó',
    en: 'The system cannot be given these rights: {rights}. Rights are only taken away; declare another system with a role that has them',
  },
  'webhook.address': {
    kind: 'input',
    vi: 'Không gửi được tới {host}: đó là địa chỉ nội bộ chưa được cho phép. Người quản trị máy chủ khai báo ở WEBHOOK_ALLOW nếu đúng là hệ thống nhận',
    en: 'Nothing is sent to {host}: it is an internal address that is not allowed. The server’s administrator lists it in WEBHOOK_ALLOW if it is the receiver',
  },
  'webhook.tls': {
    kind: 'input',
    vi: 'Địa chỉ nhận phải bắt đầu bằng https://. http:// chỉ dùng được với địa chỉ nội bộ đã khai báo ở WEBHOOK_ALLOW',
    en: 'The address must begin with https://. http:// is good only for internal addresses listed in WEBHOOK_ALLOW',
  },
  'webhook.unreachable': {
    kind: 'input',
    vi: 'Không kết nối được tới {host} ({cause})',
    en: '{host} could not be reached ({cause})',
  },
  'webhook.timeout': {
    kind: 'input',
    vi: '{host} không trả lời trong {seconds} giây',
    en: '{host} did not answer within {seconds} seconds',
  },
  'webhook.no-right': {
    kind: 'conflict',
    vi: 'Hệ thống này không có quyền xem bản ghi nên không được báo thay đổi',
    en: 'This system may not read records, so it is not told of changes',
  },
  'webhook.too-many': {
    kind: 'conflict',
    vi: 'Hệ thống này đã có {limit} webhook. Hãy bỏ bớt trước khi thêm',
    en: 'This system has {limit} webhooks. Remove one before adding another',
  },
  'exchange.none': {
    kind: 'missing',
    vi: 'Chưa có mẫu liên thông cho loại sổ {kind}; hiện có cho khai sinh và khai tử',
    en: 'There is no exchange profile for the register {kind}; births and deaths have one',
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
  'request.too-many-files': {
    kind: 'input',
    vi: 'Chọn quá nhiều tệp; mỗi lần gửi nhiều nhất {limit} tệp. Hãy chia ra gửi nhiều lần; tệp đã nhận rồi không bị nhận hai lần',
    en: 'Too many files; at most {limit} at a time. Send them in several goes; what was taken in is not taken in twice',
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
  'second-factor.must-set-up': {
    kind: 'denied',
    vi: 'Vai trò của bạn phải có mã xác thực trên điện thoại. Hãy thiết lập trước khi làm việc khác',
    en: 'Your role must have a second factor. Set it up before doing anything else',
  },
  'second-factor.required': {
    kind: 'conflict',
    vi: 'Vai trò của bạn phải có mã xác thực, nên không bỏ được. Nếu đổi điện thoại, hãy thiết lập lại',
    en: 'Your role must have a second factor, so it cannot be removed. With a new telephone, set it up again',
  },
  'second-factor.none': {
    kind: 'conflict',
    vi: 'Tài khoản chưa có mã xác thực, hoặc việc thiết lập đã quá 15 phút. Hãy bắt đầu lại',
    en: 'There is no second factor, or setting it up took more than 15 minutes. Begin again',
  },
  'second-factor.wrong-code': {
    kind: 'input',
    vi: 'Mã không đúng. Hãy nhập mã đang hiện trong ứng dụng xác thực; nếu vẫn không được, kiểm tra giờ của điện thoại',
    en: 'The code is wrong. Enter the code that the authenticator shows now; if it still fails, check the clock of the telephone',
  },
  'secret-key.missing': {
    kind: 'failure',
    vi: 'Không có khóa bí mật để mở dữ liệu đã mã hóa. Hãy chép lại tệp {path} từ bản sao lưu, hoặc đặt biến SECRET_KEY',
    en: 'The secret key for encrypted data is missing. Put {path} back from a backup, or set SECRET_KEY',
  },
  'secret-key.wrong': {
    kind: 'failure',
    vi: 'Khóa bí mật không mở được dữ liệu đã mã hóa: không phải khóa cũ, hoặc dữ liệu bị sửa. Hãy dùng lại tệp {path} hoặc biến SECRET_KEY đúng của dữ liệu này',
    en: 'The secret key does not open the encrypted data: it is another key, or the data was altered. Use the {path} or SECRET_KEY that belongs to this data',
  },
  'oidc.failed': {
    kind: 'unauthenticated',
    vi: 'Đăng nhập bằng {name} chưa xong hoặc đã quá lâu. Hãy đăng nhập lại từ đầu',
    en: 'Signing in with {name} was not finished or took too long. Begin again',
  },
  'oidc.unreachable': {
    kind: 'busy',
    vi: 'Không liên lạc được với {name}. Hãy thử lại sau ít phút, hoặc đăng nhập bằng mật khẩu',
    en: '{name} does not answer. Try again in a few minutes, or sign in with your password',
  },
  'oidc.unknown': {
    kind: 'denied',
    vi: 'Không có tài khoản Sổ Gốc nào gắn với người vừa đăng nhập ở {name}. Hãy nhờ quản trị cơ quan gắn mã định danh cho tài khoản của bạn',
    en: 'No account here belongs to the person who signed in at {name}. Ask your administrator to connect your account',
  },
  'oidc.disabled': {
    kind: 'denied',
    vi: 'Tài khoản của bạn đã bị khóa. Hãy liên hệ quản trị cơ quan',
    en: 'Your account is disabled. Ask your administrator',
  },
  'oidc.second-factor': {
    kind: 'denied',
    vi: 'Tài khoản của bạn phải có mã xác thực, nhưng {name} không cho biết đã kiểm tra mã. Hãy bật xác thực hai lớp ở {name}, hoặc đăng nhập bằng mật khẩu và mã',
    en: 'Your account needs a second factor, but {name} did not say that it checked one. Turn it on there, or sign in with password and code',
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
  'job.deadly': {
    kind: 'failure',
    vi: 'Máy chủ đã dừng giữa chừng nhiều lần khi làm việc này nên không làm lại nữa. Hãy báo người quản trị',
    en: 'The server stopped many times while doing this, so it is not tried again. Tell the administrator',
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
  'book.closed': {
    kind: 'conflict',
    vi: 'Sổ {book} đã đóng nên không sửa được nữa. Muốn sửa, hãy vào trang của sổ đề nghị mở lại, ghi lý do và chờ một người khác duyệt',
    en: 'The book {book} is closed and can’t be changed. To change it, ask on the book’s page to open it again, give a reason and wait for another person to approve',
  },
  'book.dates': {
    kind: 'input',
    vi: 'Ngày đăng ký cuối của sổ trước ngày đăng ký đầu. Hãy xem lại hai ngày trên sổ',
    en: 'The last registration of the book is before the first. Look at both dates in the book again',
  },
  'book.work-begun': {
    kind: 'conflict',
    vi: 'Sổ {book} đã có ảnh, dữ liệu hoặc bản ghi nên không gộp vào sổ khác được. Nếu hai quyển là một, hãy gộp quyển chưa làm gì vào quyển đã làm',
    en: 'The book {book} already has images, data or records and cannot be settled as a copy of another. If both are one, settle the one without work as the copy of the other',
  },
  'period.province-only': {
    kind: 'denied',
    vi: 'Cách chia giai đoạn dùng chung cho toàn tỉnh, chỉ Sở Tư pháp đặt được',
    en: 'The schemes of legal periods hold for the whole province: only its department sets them',
  },
  'period.unknown': {
    kind: 'input',
    vi: 'Không có giai đoạn pháp lý {period}. Có thể cách phân giai đoạn vừa được đổi; hãy tải lại trang',
    en: 'There is no legal period {period}. The scheme of periods may just have been changed; load the page again',
  },
  'contractor.ended': {
    kind: 'conflict',
    vi: '{name} đã thôi thực hiện hợp đồng nên không giao thêm sổ được',
    en: 'The contract of {name} has ended; no more books can be given to it',
  },
  'contractor.exists': {
    kind: 'conflict',
    vi: 'Đã có đơn vị số hóa {name} với cùng hợp đồng này',
    en: '{name} is already listed with the same contract',
  },
  'book-list.columns': {
    kind: 'input',
    vi: 'Không nhận ra dòng tên cột trong {path}: cần ít nhất cột loại sổ và năm. Hãy tải tệp mẫu, hoặc sửa tên cột rồi nạp lại',
    en: 'No row of column names was recognised in {path}: at least the kind of register and the year are needed. Download the template, or change the column names and load it again',
  },
  'book-list.too-long': {
    kind: 'input',
    vi: '{path} có hơn {limit} dòng. Hãy tách thành nhiều tệp',
    en: '{path} has more than {limit} rows. Split it into several files',
  },
  'book-list.changed': {
    kind: 'conflict',
    vi: 'Danh mục sổ hoặc tệp đã thay đổi sau khi xem trước. Hãy xem lại rồi nhập',
    en: 'The books or the file changed since the preview. Look at it again, then import',
  },
  'book.not-then': {
    kind: 'input',
    vi: 'Năm {year} không có {name} ({period}). Sổ phải ghi cho cơ quan đã đăng ký thời đó; hãy chọn cơ quan cũ',
    en: '{name} ({period}) did not exist in {year}. A book belongs to the agency that registered then; choose the old agency',
  },
  'custody.same-side': {
    kind: 'input',
    vi: 'Bên giao và bên nhận phải khác nhau',
    en: 'Who gives and who takes must not be the same',
  },
  'custody.day': {
    kind: 'input',
    vi: 'Ngày giao nhận không được sau hôm nay, và hạn trả không được trước ngày giao nhận',
    en: 'The day must not be after today, nor the day to come back on before it',
  },
  'custody.gone': {
    kind: 'conflict',
    vi: 'Sổ đã được ghi là mất hoặc bị hủy nên không bàn giao được: {book}. Nếu đã tìm thấy, hãy sửa ở thẻ "Sổ giấy" của sổ',
    en: 'Noted as lost or destroyed, so it can’t change hands: {book}. If it was found, say so on the tab "Paper" of the book',
  },
  'custody.elsewhere': {
    kind: 'conflict',
    vi: 'Theo phiếu gần nhất, sổ đang ở nơi khác ({holder}): {book}. Hãy chọn bên giao cho đúng, hoặc lập phiếu trả sổ trước',
    en: 'By its latest slip the book is elsewhere ({holder}): {book}. Choose who gives it accordingly, or make the slip of its return first',
  },
  'custody.ended': {
    kind: 'input',
    vi: 'Bên nhận đã ngừng hoạt động: {name}. Hãy chọn cơ quan kế thừa',
    en: 'Who takes the books no longer exists: {name}. Choose its successor',
  },
  'custody.cancelled': {
    kind: 'conflict',
    vi: 'Phiếu {number} đã bị hủy trước đó',
    en: 'Slip {number} was cancelled before',
  },
  'custody.moved-since': {
    kind: 'conflict',
    vi: 'Có sổ trong phiếu {number} đã được bàn giao tiếp bằng phiếu sau, nên không hủy được phiếu này. Hãy hủy phiếu sau trước',
    en: 'A later slip has moved a book of slip {number}, so it can’t be cancelled. Cancel the later one first',
  },
  'label.elsewhere': {
    kind: 'conflict',
    vi: 'Nhãn này đã dán cho một sổ khác. Hãy dùng nhãn mới',
    en: 'This label is already on another book. Use a new one',
  },
  'label.photo': {
    kind: 'input',
    vi: 'Ảnh bìa phải là ảnh JPEG. Hãy chụp lại, hoặc bỏ ảnh rồi kê sổ',
    en: 'The picture of the cover must be a JPEG. Take it again, or list the book without it',
  },
  'keeper.ended': {
    kind: 'input',
    vi: 'Cơ quan giữ sổ phải đang hoạt động; {name} ({period}) thì không',
    en: 'The keeper of a book must exist today; {name} ({period}) does not',
  },
  'assignment.account': {
    kind: 'input',
    vi: 'Không giao sổ được cho tài khoản này: chỉ giao cho người quét, nhập liệu, kiểm tra đang hoạt động của cơ quan mình hoặc cấp trên',
    en: 'Books can’t be assigned to this account: only to working scanners, keyers and checkers of the own agency or one above',
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
  'deposit.corrected-meanwhile': {
    kind: 'conflict',
    vi: 'Gói vừa được sửa trong lúc cập nhật nên chưa có gì được ghi. Hãy cập nhật lại',
    en: 'The package was corrected while it was being deposited, so nothing was written. Deposit it again',
  },
  'receipt.unreadable': {
    kind: 'input',
    vi: 'Tệp {path} không phải là biên nhận cập nhật của Sổ Gốc',
    en: 'The file {path} is no receipt of a deposit',
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
    vi: '"{name}" không phải là tệp ảnh (JPEG, PNG, TIFF, WebP) hay PDF. Hãy chọn lại tệp',
    en: '"{name}" is not an image (JPEG, PNG, TIFF, WebP) or a PDF. Choose another file',
  },
  'file.many-pages': {
    kind: 'input',
    vi: 'Tệp "{path}" có {pages} trang; mỗi tệp nhận nhiều nhất {limit} trang. Hãy tách thành nhiều tệp',
    en: 'The file "{path}" has {pages} pages; at most {limit} are taken from one. Split it into several files',
  },
  'upload.offset': {
    kind: 'conflict',
    vi: 'Phần gửi tiếp không nối vào đúng chỗ đã nhận. Hãy gửi lại tệp này',
    en: 'The part that came does not follow what was received. Send the file again',
  },
  'upload.taken': {
    kind: 'conflict',
    vi: 'Tệp này đã được nhận vào sổ, không dừng được nữa. Nếu nhầm, hãy để riêng các trang của tệp ra khỏi sổ',
    en: 'The file has been taken in already. If it was a mistake, set its pages aside',
  },
  'upload.too-many': {
    kind: 'conflict',
    vi: 'Tài khoản này đang có {limit} tệp gửi dở. Hãy gửi nốt hoặc hủy bớt rồi gửi thêm',
    en: 'This account has {limit} unfinished uploads. Finish or give up some of them first',
  },
  'check.running': {
    kind: 'conflict',
    vi: 'Tài khoản này đang kiểm tra một quyển khác. Hãy chờ xong rồi kiểm tra tiếp; mỗi lần chỉ kiểm tra thử một quyển',
    en: 'This account is checking another book. Wait until it is done; one book is checked at a time',
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
    vi: 'Lỗi này phải sửa, không thể xác nhận “đúng như trong sổ”',
    en: 'This must be corrected; it cannot be confirmed as in the book',
  },
  'package.deposited': {
    kind: 'conflict',
    vi: 'Gói này đã được cập nhật vào cơ sở dữ liệu nên không sửa được nữa',
    en: 'This package is in the registry already and can no longer be changed',
  },
  'package.superseded': {
    kind: 'conflict',
    vi: 'Sổ này đã có gói mới hơn nên không sửa ở gói này nữa. Hãy mở gói mới nhất của sổ',
    en: 'A newer package of this book has been handed in; correct that one instead',
  },
  'package.recheck-first': {
    kind: 'conflict',
    vi: 'Gói này được kiểm tra bằng bản phần mềm cũ. Hãy bấm “Kiểm tra lại” rồi làm tiếp',
    en: 'This package was checked by an earlier version. Check it again first',
  },
  'correction.row': {
    kind: 'input',
    vi: 'Bảng tính không có dòng {row}',
    en: 'The sheet has no row {row}',
  },
  'correction.column': {
    kind: 'input',
    vi: 'Loại sổ này không có cột {column}',
    en: 'This kind of register has no column {column}',
  },
  'correction.too-long': {
    kind: 'input',
    vi: 'Nội dung quá dài: một ô có tối đa {limit} ký tự',
    en: 'Too long: a cell holds {limit} characters at most',
  },
  'correction.hidden': {
    kind: 'denied',
    vi: 'Ô này có số giấy tờ tùy thân mà tài khoản của bạn không được xem nên không sửa được',
    en: 'The cell holds an identity number that your account may not see, so it can’t change it',
  },
  'correction.last-row': {
    kind: 'conflict',
    vi: 'Không thể bỏ hết các dòng của sổ',
    en: 'Not every row of the book can be left out',
  },
  'correction.look-first': {
    kind: 'input',
    vi: 'Đề xuất của loại lỗi này chưa chắc đúng: hãy xem từng giá trị rồi mới sửa các chỗ giống nhau',
    en: 'What this rule suggests may be wrong: look at one value at a time, then correct those alike',
  },
  'reading.corrected': {
    kind: 'conflict',
    vi: 'Gói đã có chỗ sửa theo trang tính đang đọc nên không đổi sang trang khác được. Hãy hoàn tác các chỗ sửa trước',
    en: 'Rows were corrected by the sheet that is read now, so it can’t be another. Undo the corrections first',
  },
  'revision.other-kind': {
    kind: 'input',
    vi: '{path} là sổ loại khác với gói này. Hãy chọn bảng tính của chính sổ này',
    en: '{path} is of another kind of register than this package. Choose the workbook of this very book',
  },
  'revision.other-book': {
    kind: 'input',
    vi: 'Hầu như không dòng nào của tệp khớp với gói này: có lẽ là bảng tính của sổ khác',
    en: 'Hardly any row of the file fits this package: it is probably the workbook of another book',
  },
  'revision.stale': {
    kind: 'conflict',
    vi: 'Gói vừa có thay đổi khác nên những gì đã xem không còn đúng. Hãy xem lại rồi áp dụng',
    en: 'Something else was changed in the package meanwhile; look at the changes again, then apply them',
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
  'package.no-zip': {
    kind: 'missing',
    vi: 'Gói này không có tệp .zip chứa các PDF nên không có trang sổ để xem',
    en: 'This package has no .zip of PDFs, so there is no page of the book to show',
  },
  'row.no-pdf': {
    kind: 'missing',
    vi: 'Tệp .zip không có PDF nào mang số và ngày đăng ký của dòng {row}',
    en: 'No PDF of the .zip bears the number and date of row {row}',
  },
  'row.bad-pdf': {
    kind: 'conflict',
    vi: 'Tệp "{name}" của dòng {row} không mở được: tệp hỏng, có mật khẩu hoặc không phải là PDF. Hãy thay tệp trong .zip rồi gửi lại',
    en: '"{name}" of row {row} cannot be opened: it is damaged, has a password or is no PDF. Replace it in the .zip and send the files again',
  },
  'package.not-yours': {
    kind: 'denied',
    vi: 'Sổ {book} không phải là sổ được giao cho bạn hoặc sổ cơ quan bạn đang giữ. Hãy kiểm tra tên tệp và số quyển, hoặc đề nghị được giao sổ này',
    en: 'The book {book} is neither assigned to you nor kept by your agency. Check the file’s name and the volume, or ask for this book to be assigned to you',
  },
  'package.name-the-book': {
    kind: 'input',
    vi: 'Tên tệp "{name}" không cho biết là sổ nào. Hãy đặt tên tệp theo sổ được giao, ví dụ KS.2006.01.xlsx',
    en: 'The file name "{name}" does not say which book it is. Name the file after the book assigned to you, like KS.2006.01.xlsx',
  },
  'book.open': {
    kind: 'conflict',
    vi: 'Sổ này đang mở, không cần đề nghị mở lại',
    en: 'This book is open; there is nothing to ask for',
  },
  'approval.open': {
    kind: 'conflict',
    vi: 'Việc này đã có người đề nghị và đang chờ duyệt',
    en: 'Somebody has asked for this already; it waits for a decision',
  },
  'approval.answered': {
    kind: 'conflict',
    vi: 'Đề nghị này đã được duyệt, bị từ chối hoặc đã rút lại',
    en: 'This request has been decided or withdrawn already',
  },
  'approval.own': {
    kind: 'denied',
    vi: 'Bạn đã đề nghị việc này nên người duyệt phải là người khác',
    en: 'You asked for this yourself; somebody else has to decide',
  },
  'approval.own-rights': {
    kind: 'denied',
    vi: 'Không ai tự duyệt việc đổi quyền của chính mình; hãy để người khác duyệt',
    en: 'Nobody decides about their own rights; let somebody else decide',
  },
  'approval.not-own': {
    kind: 'denied',
    vi: 'Chỉ người đã đề nghị mới rút lại được đề nghị',
    en: 'Only who asked can withdraw the request',
  },
  'approval.asker-gone': {
    kind: 'conflict',
    vi: 'Tài khoản đã đề nghị nay bị khóa. Hãy từ chối; nếu việc vẫn cần, để người khác đề nghị lại',
    en: 'The account that asked is disabled now. Refuse it; if it is still needed, let somebody else ask again',
  },
  'approval.changed': {
    kind: 'conflict',
    vi: 'Nội dung đã thay đổi từ khi có đề nghị (ví dụ bản ghi đã có phiên bản mới) nên không duyệt được. Hãy từ chối và đề nghị lại nếu vẫn cần',
    en: 'It has changed since this was asked (the record got a new version, for example) and cannot be approved. Refuse it, and ask again if it is still needed',
  },
  'record.removed': {
    kind: 'conflict',
    vi: 'Bản ghi này đã được gỡ bỏ khỏi cơ sở dữ liệu. Hãy đề nghị đưa trở lại trước',
    en: 'This record has been removed from the registry. Ask to reinstate it first',
  },
  'record.standing': {
    kind: 'conflict',
    vi: 'Bản ghi này đang có trong cơ sở dữ liệu, không cần đưa trở lại',
    en: 'This record is in the registry; there is nothing to reinstate',
  },
  'record.no-version': {
    kind: 'input',
    vi: 'Bản ghi này không có phiên bản {version}',
    en: 'This record has no version {version}',
  },
  'record.same-content': {
    kind: 'conflict',
    vi: 'Phiên bản {version} có nội dung giống bản đang có hiệu lực, không cần khôi phục',
    en: 'Version {version} says the same as the one in force; there is nothing to restore',
  },
  'repair.changed': {
    kind: 'conflict',
    vi: 'Bản ghi đã được người khác sửa trong lúc bạn đang sửa (nay là phiên bản {version}). Những gì bạn gõ vẫn còn: hãy xem chỗ khác nhau rồi sửa tiếp trên phiên bản mới',
    en: 'Somebody changed the record while you were at it (it is version {version} now). What you typed is still there: look at the differences and go on from the new version',
  },
  'repair.no-change': {
    kind: 'input',
    vi: 'Chưa sửa gì: các ô vẫn như bản ghi đang có',
    en: 'Nothing was changed: the fields are as the record has them',
  },
  'repair.number': {
    kind: 'input',
    vi: 'Bản ghi phải có số đăng ký và năm đăng ký đọc được. Hãy kiểm tra ô "Số" và ô ngày đăng ký',
    en: 'A record needs a number and a year of registration that can be read. Check the number and the date of registration',
  },
  'repair.repeat': {
    kind: 'conflict',
    vi: 'Số {number}/{year} đã có ở bản ghi khác của cơ quan này. Hãy so lại với ảnh trang sổ; nếu sổ đúng là ghi trùng số thì xác nhận để lưu',
    en: 'Another record of this agency has the number {number}/{year}. Compare with the image again; if the book really repeats it, confirm',
  },
  'repair.masked': {
    kind: 'denied',
    vi: 'Tài khoản của bạn không xem được đủ số giấy tờ tùy thân nên không sửa được ô "{field}"',
    en: 'Your account does not see identity numbers in full, so it can’t change "{field}"',
  },
  'approval.same-level': {
    kind: 'denied',
    vi: 'Việc gỡ bỏ bản ghi phải do cơ quan cấp trên duyệt, không phải người cùng cơ quan với người đề nghị',
    en: 'The removal of a record is approved at another level: not by somebody of the office that asked for it',
  },
  'obstacle.needs-book': {
    kind: 'input',
    vi: 'Hãy chọn quyển sổ có vướng mắc: người của đơn vị số hóa báo vướng mắc về những sổ được giao',
    en: 'Choose the book: a contractor’s people report obstacles about books assigned to them',
  },
  'obstacle.photo': {
    kind: 'input',
    vi: 'Tệp {name} không phải là ảnh JPEG, PNG hoặc WebP',
    en: '{name} is not a JPEG, PNG or WebP picture',
  },
  'obstacle.closed': {
    kind: 'conflict',
    vi: 'Vướng mắc này đã khép lại. Hãy mở lại trước khi trao đổi tiếp',
    en: 'This obstacle is closed. Open it again first',
  },
  'obstacle.open': { kind: 'conflict', vi: 'Vướng mắc này chưa khép lại', en: 'This obstacle is not closed' },
  'obstacle.not-yours': {
    kind: 'denied',
    vi: 'Vướng mắc này đang chờ cơ quan khác trả lời',
    en: 'Another agency has to answer this obstacle',
  },
  'obstacle.top': {
    kind: 'conflict',
    vi: 'Không còn cơ quan cấp trên trong hệ thống. Hãy gửi văn bản lên Bộ Tư pháp rồi ghi lại ở đây',
    en: 'There is no agency above in the system. Write to the ministry and note it here',
  },
  'note.evidence': {
    kind: 'input',
    vi: 'Tệp "{name}" không phải PDF, ảnh JPEG hay PNG. Hãy quét hoặc chụp lại quyết định',
    en: 'The file "{name}" is no PDF, JPEG or PNG. Scan or photograph the decision again',
  },
  'note.kind': {
    kind: 'input',
    vi: 'Không có loại ghi chú "{kind}"',
    en: 'There is no kind of note "{kind}"',
  },
  'note.needs-decision': {
    kind: 'input',
    vi: 'Ghi chú làm thay đổi thông tin hộ tịch phải có căn cứ: ghi số, ngày và cơ quan ban hành của quyết định, bản án hoặc trích lục',
    en: 'A note that changes civil-status data needs its basis: the number, date and authority of the decision',
  },
  'note.field': {
    kind: 'input',
    vi: 'Ghi chú không thay đổi được "{field}": đó là thông tin của chính sổ. Nếu gõ sai so với sổ, hãy dùng "Sửa lỗi nhập"',
    en: 'A note can’t change "{field}": that belongs to the book itself. If it was typed wrongly, repair it',
  },
  'note.value': {
    kind: 'input',
    vi: '"{field}" không nhận giá trị "{value}". Hãy ghi theo cách ghi của sổ, ví dụ ngày là dd.mm.yyyy',
    en: '"{field}" does not take the value "{value}". Write it like in the books, dates as dd.mm.yyyy',
  },
  'note.withdrawn': {
    kind: 'conflict',
    vi: 'Ghi chú này đã được rút',
    en: 'This note has been withdrawn already',
  },
  'link.relation': {
    kind: 'input',
    vi: 'Hai bản ghi thuộc loại sổ {from} và {to} không liên kết được theo cách này',
    en: 'Records of the registers {from} and {to} can’t be linked in this way',
  },
  'link.self': {
    kind: 'input',
    vi: 'Không liên kết một bản ghi với chính nó',
    en: 'A record can’t be linked to itself',
  },
  'draft.changed': {
    kind: 'conflict',
    vi: 'Bản nháp này vừa được sửa ở nơi khác ({by}, {at}). Những gì bạn gõ vẫn còn trên máy này: hãy chọn giữ bản nào',
    en: 'This draft was changed elsewhere ({by}, {at}). What you typed is still on this machine: choose which one to keep',
  },
  'draft.no-pdf': {
    kind: 'input',
    vi: 'Chưa có PDF của trường hợp này. Hãy đính kèm PDF, hoặc lấy từ trang đã quét của sổ',
    en: 'The PDF of this case is missing. Attach it, or take it from the scanned pages of the book',
  },
  'pdf.none': {
    kind: 'input',
    vi: 'Hãy chọn một tệp PDF',
    en: 'Choose a PDF',
  },
  'search.identity-number': {
    kind: 'denied',
    vi: 'Tài khoản của bạn không được xem số giấy tờ tùy thân nên cũng không tra cứu bằng số đó được. Hãy tìm theo họ tên, ngày sinh hoặc số đăng ký',
    en: 'Your account may not see identity numbers, so it cannot search by one either. Search by name, date of birth or registration number',
  },
  'correction.one-only': {
    kind: 'input',
    vi: 'Góc trang chỉ sửa được cho từng ảnh một, vì mỗi ảnh nằm một chỗ khác nhau',
    en: 'Corners can be moved for one picture at a time only: each lies elsewhere',
  },
  'correction.corners': {
    kind: 'input',
    vi: 'Bốn góc này không thành một trang: hãy đặt theo thứ tự trên trái, trên phải, dưới phải, dưới trái, không bắt chéo và nằm trong ảnh',
    en: 'These four corners are no page: place them top left, top right, bottom right, bottom left, without crossing and within the picture',
  },
  'change.nothing': {
    kind: 'input',
    vi: 'Không có gì thay đổi: tất cả đã như vậy rồi',
    en: 'Nothing to change: all of these are so already',
  },
  'change.undone': {
    kind: 'conflict',
    vi: 'Việc này đã được hoàn tác rồi',
    en: 'This has been undone already',
  },
  'change.overtaken': {
    kind: 'conflict',
    vi: 'Không hoàn tác được nữa vì sau đó đã có người sửa tiếp chỗ này. Hãy xem các thay đổi gần đây của sổ và hoàn tác việc mới nhất trước',
    en: 'It can’t be undone any more because something was changed there later. See the latest changes of the book and undo the newest first',
  },
  'case.exists': {
    kind: 'conflict',
    vi: 'Trường hợp này đã được thêm rồi',
    en: 'This case has been added already',
  },
  'case.skipped-pages': {
    kind: 'input',
    vi: 'Số bỏ không có trang nào. Hãy đổi tình trạng của số này trước khi gán trang',
    en: 'A skipped number has no pages. Change its status before assigning pages to it',
  },
  'case.date': {
    kind: 'input',
    vi: 'Không đọc được ngày đăng ký "{value}". Hãy ghi ngày.tháng.năm, ví dụ 03.02.1997; không rõ ngày thì ghi 02.1997 hoặc 1997',
    en: 'The date of registration "{value}" can’t be read. Write day.month.year such as 03.02.1997, or 02.1997 or 1997',
  },
  'case.keyed': {
    kind: 'conflict',
    vi: 'Có {count} trường hợp đã nhập hoặc đang giao cho người nhập nên không bỏ được. Hãy chỉ chọn những trang chưa nhập, thu hồi đợt nhập, hoặc sửa từng trường hợp',
    en: '{count} of these cases are keyed or handed out for keying and can’t be removed. Choose only pages that are not keyed yet, take the batch back, or correct case by case',
  },
  'keying.elsewhere': {
    kind: 'conflict',
    vi: 'Trường hợp này cũng vừa được bạn nhập trên một máy khác. Bản đã lưu được dùng; bản trên máy này vẫn được giữ',
    en: 'You have just keyed this case on another machine, too. What is saved is used; what is on this machine is kept',
  },
  'keying.withdrawn': {
    kind: 'conflict',
    vi: 'Trường hợp này đã bị thu hồi để giao lại nên không lưu được lên máy chủ nữa; phần đã nhập vẫn còn trên máy này. Hãy hỏi người giao việc',
    en: 'This case was taken back to be handed out again and can’t be saved on the server any more; what was keyed is still on this machine. Ask whoever hands out the work',
  },
  'keying.settled': {
    kind: 'conflict',
    vi: 'Trường hợp này đã được đối chiếu xong nên không sửa ở đây được nữa. Nếu thấy sai, hãy báo người quản lý nhập liệu',
    en: 'This case is compared already and can’t be changed here any more. If something is wrong, tell whoever manages the keying',
  },
  'keying.field': {
    kind: 'input',
    vi: 'Loại sổ này không có ô "{field}". Hãy tải lại trang nhập liệu',
    en: 'This kind of book has no field "{field}". Load the page for keying again',
  },
  'keying.account': {
    kind: 'input',
    vi: 'Người này không được giao nhập sổ này. Hãy giao sổ cho họ trước, rồi giao đợt nhập',
    en: 'This person may not key this book. Assign the book to them first, then hand out the batch',
  },
  'keying.batch-ended': {
    kind: 'conflict',
    vi: 'Đợt nhập này đã xong hoặc đã được thu hồi',
    en: 'This batch is finished or was taken back already',
  },
  'training.only': {
    kind: 'denied',
    vi: 'Việc này không làm được trên sổ tập huấn',
    en: 'This can’t be done to a practice book',
  },
  'training.lesson': {
    kind: 'denied',
    vi: 'Bài này dành cho vai trò khác với tài khoản của bạn',
    en: 'This lesson is for another role than yours',
  },
  'training.too-many': {
    kind: 'conflict',
    vi: 'Hôm nay bạn đã làm {most} bài. Hãy làm tiếp vào ngày mai',
    en: 'You have begun {most} tries today. Go on tomorrow',
  },
  'training.not-ready': {
    kind: 'conflict',
    vi: 'Sổ tập huấn của bài này đang được lập, chưa làm được',
    en: 'The practice book of this try is still being made',
  },
  'training.ended': {
    kind: 'conflict',
    vi: 'Bài này đã nộp hoặc đã bỏ. Hãy bắt đầu một bài mới',
    en: 'This try has ended. Begin another',
  },
  'training.unseen': {
    kind: 'conflict',
    vi: 'Còn {count} bản ghi trong mẫu chưa xem. Hãy xem hết rồi nộp bài',
    en: '{count} records of the sample have not been looked at yet',
  },
  'training.verdict-missing': {
    kind: 'input',
    vi: 'Hãy chọn kết luận: chấp nhận lô hay không',
    en: 'Say whether the lot is accepted',
  },
  'training.none-passed': {
    kind: 'conflict',
    vi: 'Chưa có bài nào đạt từ {score} điểm nên chưa có giấy chứng nhận thực hành',
    en: 'There is no certificate before a lesson reached {score} points',
  },
  'acceptance.own-keyed': {
    kind: 'denied',
    vi: 'Bạn đã nhập liệu sổ {book} của lô này nên không kiểm tra mẫu được. Hãy để người không nhập, không kiểm tra các sổ của lô xem',
    en: 'You keyed the book {book} of this lot and can’t inspect its sample. Leave it to somebody who neither keyed nor checked its books',
  },
  'acceptance.own-settled': {
    kind: 'denied',
    vi: 'Bạn đã phân xử, đọc lần hai hoặc đặt phiếu chuẩn cho sổ {book} của lô này nên không kiểm tra mẫu được. Hãy để người khác xem',
    en: 'You settled differences, parked or known entries of the book {book} of this lot and can’t inspect its sample. Leave it to somebody else',
  },
  'acceptance.own-checked': {
    kind: 'denied',
    vi: 'Bạn đã kiểm tra, sửa dữ liệu sổ {book} của lô này nên không kiểm tra mẫu được. Hãy để người khác xem',
    en: 'You checked or corrected the book {book} of this lot and can’t inspect its sample. Leave it to somebody else',
  },
  'acceptance.own-delivered': {
    kind: 'denied',
    vi: 'Bạn đã nộp gói dữ liệu của sổ {book} trong lô này nên không kiểm tra mẫu được. Hãy để người khác xem',
    en: 'You handed in the package of the book {book} of this lot and can’t inspect its sample. Leave it to somebody else',
  },
  'acceptance.own-repaired': {
    kind: 'denied',
    vi: 'Bạn đã sửa bản ghi của sổ {book} trong lô này nên không kiểm tra mẫu được. Hãy để người khác xem',
    en: 'You repaired records of the book {book} of this lot and can’t inspect its sample. Leave it to somebody else',
  },
  'acceptance.unexplained': {
    kind: 'conflict',
    vi: 'Sổ {book} còn số liệu chênh nhau chưa có lý do. Hãy mở sổ, thẻ Nghiệm thu, nêu lý do từng chỗ chênh',
    en: 'Counts of the book {book} differ without a reason. Open the book, tab Acceptance, and state why',
  },
  'acceptance.hindered': {
    kind: 'conflict',
    vi: 'Sổ {book} chưa đưa vào lô nghiệm thu được: phải cập nhật xong, số liệu khớp hoặc đã giải trình, không còn chỗ chờ phân xử và chưa ở lô khác',
    en: 'The book {book} can’t be part of a lot yet: it must be deposited, its counts explained, nothing left to settle, and in no other lot',
  },
  'acceptance.mixed': {
    kind: 'input',
    vi: 'Một lô chỉ gồm sổ của cùng một đơn vị số hóa. Hãy lập lô riêng cho từng đơn vị',
    en: 'A lot holds books that one contractor digitised. Make a lot for each',
  },
  'acceptance.stopped': {
    kind: 'conflict',
    vi: 'Đã có năm lô không đạt khi kiểm tra ngặt: ngừng nghiệm thu theo TCVN 7790-1 cho đến khi đơn vị số hóa khắc phục. Có thể kiểm tra lô riêng lẻ theo TCVN 7790-2',
    en: 'Five lots failed under tightened inspection: acceptance by ISO 2859-1 stops until the work is mended. A lot by itself can be inspected by ISO 2859-2',
  },
  'acceptance.severity': {
    kind: 'input',
    vi: 'Mức độ kiểm tra này không được phép theo quy tắc chuyển đổi. Hãy tải lại trang và chọn lại',
    en: 'The switching rules don’t allow this severity of inspection. Load the page again and choose anew',
  },
  'acceptance.signed': {
    kind: 'conflict',
    vi: 'Lô này đã kết thúc (đã ký, từ chối hoặc rút) nên không thay đổi được nữa',
    en: 'This lot is finished (signed, rejected or withdrawn) and can’t be changed any more',
  },
  'acceptance.unfinished': {
    kind: 'conflict',
    vi: 'Mẫu của lô chưa kiểm tra xong',
    en: 'The sample of this lot is not inspected to the end',
  },
  'acceptance.failed': {
    kind: 'conflict',
    vi: 'Lô không đạt theo kế hoạch lấy mẫu nên không chấp nhận được. Chỉ có thể từ chối hoặc rút lô',
    en: 'The lot failed by its sampling plan and can’t be accepted. It can only be rejected or withdrawn',
  },
  'acceptance.moved': {
    kind: 'conflict',
    vi: 'Sổ {book} đã thay đổi sau khi rút mẫu (thêm, bớt hoặc sửa bản ghi), nên kết quả kiểm tra không còn đúng. Hãy rút lô rồi lập lô mới',
    en: 'The book {book} changed after the sample was drawn, so the result no longer holds. Withdraw the lot and make a new one',
  },
  'acceptance.changed': {
    kind: 'conflict',
    vi: 'Người khác vừa kiểm tra bản ghi này. Hãy xem lại rồi ghi tiếp',
    en: 'Somebody else has just inspected this record. Look at it again',
  },
  'acceptance.field': {
    kind: 'input',
    vi: 'Loại sổ này không có trường {field}',
    en: 'This kind of register has no field {field}',
  },
  'keying.own-work': {
    kind: 'denied',
    vi: 'Bạn đã nhập trường hợp này nên không tự phân xử được. Hãy để người khác xem',
    en: 'You keyed this case yourself and can’t judge it. Leave it to somebody else',
  },
  'keying.decided': {
    kind: 'conflict',
    vi: 'Chỗ này đã được người khác phân xử, hoặc trường hợp đã chuyển sang bước kiểm tra',
    en: 'Somebody else has settled this already, or the case has gone on to be checked',
  },
  'keying.unfinished': {
    kind: 'conflict',
    vi: 'Trường hợp này chưa nhập xong nên chưa lấy làm phiếu chuẩn được',
    en: 'This case is not keyed to the end and can’t be a gold entry yet',
  },
  'keying.nothing-left': {
    kind: 'conflict',
    vi: 'Sổ không còn trường hợp nào giao được cho người này',
    en: 'No case of the book is left for this person',
  },
  'keying.setup-changed': {
    kind: 'conflict',
    vi: 'Cách nhập của sổ {book} vừa được người khác đổi. Hãy tải lại trang rồi đổi lại nếu vẫn cần',
    en: 'Somebody has just changed how {book} is keyed. Load the page again and change it if still needed',
  },
  'keying.unknown-field': {
    kind: 'input',
    vi: 'Trường "{field}" không dùng được cho {kind}. Hãy chọn lại danh sách trường',
    en: 'The field "{field}" can’t be used for {kind}. Choose the fields again',
  },
  'keying.field-required': {
    kind: 'input',
    vi: 'Không bỏ được trường "{field}": thiếu nó thì không phân biệt được trường hợp này với trường hợp khác',
    en: 'The field "{field}" can’t be left out: without it a case can’t be told from others',
  },
  'keying.package-unfinished': {
    kind: 'conflict',
    vi: 'Sổ còn {count} trường hợp chưa nhập xong. Hãy nhập nốt, hoặc chọn lập gói không có những trường hợp đó',
    en: '{count} cases of the book are not finished yet. Finish them, or choose to make the package without them',
  },
  'keying.package-empty': {
    kind: 'conflict',
    vi: 'Sổ chưa có trường hợp nào nhập xong nên chưa lập được gói',
    en: 'No case of the book is keyed yet, so there is nothing to make a package of',
  },
  'case.no-pages': {
    kind: 'missing',
    vi: 'Số này chưa có trang nào nên không có PDF',
    en: 'No page carries this number, so it has no PDF',
  },
  'cases.none': {
    kind: 'missing',
    vi: 'Sổ chưa có trường hợp nào được gán trang',
    en: 'No page of the book is assigned to a case yet',
  },
  'cases.unready': {
    kind: 'conflict',
    vi: 'Còn {count} trang chưa xử lý xong. Hãy chờ, hoặc quét lại trang bị lỗi, rồi tạo PDF',
    en: '{count} pages are not rendered yet. Wait, or scan again those that failed, then make the PDFs',
  },
  'cases.too-many': {
    kind: 'input',
    vi: 'Cách gán này cho {count} trường hợp; một sổ nhận tối đa {most}. Hãy xem lại số dòng mỗi trang',
    en: 'This gives {count} cases; a book takes {most} at most. Look at the rows of a page again',
  },
  'cases.no-range': {
    kind: 'input',
    vi: 'Không có trang ghi việc nào trong đoạn đã chọn. Hãy chọn lại trang đầu, trang cuối, hoặc loại của các trang đó',
    en: 'No page between the two carries entries. Choose the first and last page again, or what those pages are',
  },
  'page.aside': {
    kind: 'conflict',
    vi: 'Trang này vừa được đưa ra ngoài sổ. Hãy xem lại danh sách trang rồi làm lại',
    en: 'This page has been set aside meanwhile. Look at the list of pages and try again',
  },
  'page.taken-again': {
    kind: 'conflict',
    vi: 'Ảnh này đã được nạp lại và đang là trang thứ {page} của sổ, nên không đưa về thêm lần nữa',
    en: 'This picture has been taken in again and is page {page} of the book; it cannot come back a second time',
  },
  'pages.reversed': {
    kind: 'input',
    vi: 'Trang cuối phải đứng sau trang đầu',
    en: 'The last page must stand behind the first',
  },
  'number.too-large': {
    kind: 'input',
    vi: 'Số trang sẽ vượt quá {largest}. Hãy xem lại số bắt đầu',
    en: 'Page numbers would exceed {largest}. Check the number to begin with',
  },
  'reading.unavailable': {
    kind: 'input',
    vi: 'Máy chủ chưa cài chương trình đọc chữ in (tesseract) nên không tự đọc được số trang. Hãy gõ số trang, hoặc nhờ người quản trị cài thêm',
    en: 'The program that reads print (tesseract) is not installed on the server, so page numbers cannot be read. Type them, or ask the administrator to install it',
  },
  'field.other-form': {
    kind: 'input',
    vi: 'Chỉ lấy được chỗ các ô từ sổ của cùng cơ quan, cùng loại, cùng mẫu và đã đánh dấu. Hãy chọn sổ khác trong danh sách',
    en: 'Places can only be taken from a book of the same agency, kind and form that has them. Choose another book of the list',
  },
  'page.crop-only': {
    kind: 'denied',
    vi: 'Sổ này được giao theo từng ô: bạn chỉ xem được phần ảnh của ô đang nhập, không xem được cả trang',
    en: 'This book is assigned to you field by field: you see the part of the image you key, not the whole page',
  },
  'page.no-place': {
    kind: 'missing',
    vi: 'Chưa đánh dấu chỗ của ô này trên trang sổ. Hãy nhờ người phụ trách sổ đánh dấu',
    en: 'Nobody has marked yet where this field stands on the pages. Ask whoever is in charge of the book to mark it',
  },
  'field.unknown': {
    kind: 'input',
    vi: 'Loại sổ {kind} không có ô "{field}", hoặc ô này được đánh dấu hai lần',
    en: 'The register kind {kind} has no field "{field}", or it is marked twice',
  },
  'pdf.unmarkable': {
    kind: 'denied',
    vi: 'Không đóng được dấu người xem lên tệp PDF này nên không mở được. Hãy nhờ người có quyền tải bản gốc',
    en: 'The viewer’s mark cannot be put on this PDF, so it is not shown. Ask somebody who may download originals',
  },
  'extract.unprintable': {
    kind: 'failure',
    vi: 'Không in được văn bản này. Nếu cơ quan dùng mẫu riêng, hãy xem thử mẫu ở trang "Mẫu trích lục", hoặc dùng lại mẫu kèm theo chương trình',
    en: 'The paper could not be printed. If the office has a template of its own, try it on the page of templates, or go back to the shipped one',
  },
  'extract.letters': {
    kind: 'input',
    vi: 'Không in được ký tự “{letters}”: phông chữ của PDF không có. Hãy kiểm tra nội dung hoặc mẫu có gõ nhầm ký tự lạ không',
    en: 'The character “{letters}” can’t be printed: the font of the PDF does not have it. See whether what is printed or the template has a strange character by mistake',
  },
  'extract.rights': {
    kind: 'denied',
    vi: 'Tài khoản không xem được đủ số giấy tờ tùy thân và các ghi chú được bảo vệ nên không cấp được bản sao: bản sao phải ghi đủ như sổ. Hãy nhờ người có quyền',
    en: 'The account does not see identity numbers and confidential notes in full, so it can’t issue a copy: a copy says all that the book says. Ask somebody who does',
  },
  'extract.removed': {
    kind: 'conflict',
    vi: 'Bản ghi đã bị gỡ bỏ khỏi cơ sở dữ liệu nên không cấp được bản sao',
    en: 'The record was removed from the registry; no copy of it can be issued',
  },
  'extract.paper': {
    kind: 'input',
    vi: 'Loại sổ này không cấp được "{paper}"',
    en: '"{paper}" is not issued from this register',
  },
  'extract.cancelled': {
    kind: 'conflict',
    vi: 'Bản sao số {number} đã bị hủy',
    en: 'The paper {number} has been cancelled',
  },
  'extract.book-too-long': {
    kind: 'input',
    vi: 'Sổ năm {year} có hơn {limit} dòng, không in ra PDF một lần được. Hãy xuất .xlsx rồi in từng phần',
    en: 'The book of {year} has more than {limit} lines, too many for one PDF. Export it as .xlsx and print it in parts',
  },
  'template.not-docx': {
    kind: 'input',
    vi: 'Tệp "{name}" không phải là văn bản Word (.docx). Hãy mở mẫu bằng Word hoặc LibreOffice rồi lưu lại thành .docx',
    en: '"{name}" is no Word document (.docx). Open the template in Word or LibreOffice and save it as .docx',
  },
  'template.active': {
    kind: 'input',
    vi: 'Mẫu "{name}" có macro, tệp nhúng hoặc trường tự lấy nội dung từ nơi khác ({detail}). Hãy bỏ phần đó rồi tải lại',
    en: 'The template "{name}" holds macros, embedded files or fields that fetch content ({detail}). Remove them and upload it again',
  },
  'template.link': {
    kind: 'input',
    vi: 'Mẫu "{name}" có liên kết ra ngoài ({detail}). Hãy bấm chuột phải vào liên kết, chọn "Remove Hyperlink", rồi tải lại',
    en: 'The template "{name}" links to the outside ({detail}). Remove the link and upload it again',
  },
  'template.braces': {
    kind: 'input',
    vi: 'Chỗ điền {detail} trong mẫu viết chưa đúng: mỗi chỗ điền nằm gọn giữa { và }, phần lặp mở bằng {#tên} và đóng bằng {/tên}',
    en: 'The placeholder {detail} is not written right: each stands between { and }, a repeated part opens with {#name} and closes with {/name}',
  },
  'template.unknown': {
    kind: 'input',
    vi: 'Mẫu có chỗ điền mà chương trình không biết: {names}. Hãy xem danh sách chỗ điền của loại văn bản này',
    en: 'The template has placeholders that are not known: {names}. See the list of this paper’s placeholders',
  },
  'template.missing': {
    kind: 'input',
    vi: 'Mẫu thiếu chỗ bắt buộc phải có: {names}',
    en: 'The template lacks what it must have: {names}',
  },
  'money.list-exists': {
    kind: 'conflict',
    vi: 'Đã có bảng đơn giá tên “{name}”. Hãy lập lần sửa đổi mới của bảng đó, hoặc đặt tên khác',
    en: 'There is a price list named “{name}” already. Make a new version of it, or choose another name',
  },
  'money.twice': {
    kind: 'input',
    vi: 'Dòng {row} của bảng đơn giá trùng công việc, đơn vị tính, khổ giấy, độ dài và loại sổ với một dòng trước',
    en: 'Row {row} of the price list says the same step, unit, paper size, length and kind as a row before',
  },
  'payment.not-payable': {
    kind: 'conflict',
    vi: '{count} sổ đã chọn không thanh toán được: chưa nghiệm thu, không phải của đơn vị này, hoặc đã nằm trong bảng khối lượng khác. Hãy tải lại danh sách',
    en: '{count} of the chosen books can’t be paid: not accepted, not of this contractor, or in another statement already. Load the list again',
  },
  'payment.cancelled': {
    kind: 'conflict',
    vi: 'Bảng khối lượng số {number} đã hủy rồi',
    en: 'Statement {number} is cancelled already',
  },
  'plan.reversed': {
    kind: 'input',
    vi: 'Năm hoặc ngày bắt đầu đứng sau năm hoặc ngày kết thúc: {what}',
    en: 'The first year or day is after the last: {what}',
  },
  'plan.outside': {
    kind: 'input',
    vi: 'Thời gian của "{phase}" nằm ngoài thời gian của kế hoạch. Hãy sửa ngày của giai đoạn, hoặc của kế hoạch',
    en: 'The days of "{phase}" are outside those of the plan. Change the days of the phase or of the plan',
  },
  'plan.overlap': {
    kind: 'input',
    vi: 'Hai giai đoạn trùng nhau: "{first}" và "{second}" cùng cấp, cùng loại sổ và có năm chung, nên một cuốn sổ sẽ đứng ở cả hai. Hãy tách năm, cấp hoặc loại sổ',
    en: 'Two phases overlap: "{first}" and "{second}" share levels, kinds and years, so that a book would stand in both. Separate their years, levels or kinds',
  },
  'plan.undated': {
    kind: 'input',
    vi: 'Giai đoạn "{phase}" chưa có ngày bắt đầu và ngày kết thúc nên chưa ban hành được. Hãy điền ngày',
    en: 'The phase "{phase}" has no first and last day yet, so the plan can’t be issued. Fill the days in',
  },
  'plan.agency': {
    kind: 'input',
    vi: 'Kế hoạch nêu một cơ quan không có trong danh mục. Hãy tải lại trang rồi chọn lại cơ quan',
    en: 'The plan names an agency that there is not. Load the page again and choose it again',
  },
  'plan.changed': {
    kind: 'conflict',
    vi: 'Kế hoạch vừa được người khác sửa. Hãy tải lại trang để xem bản mới, rồi sửa lại nếu vẫn cần',
    en: 'Somebody has just changed the plan. Load the page again to see it, and change it again if still needed',
  },
  'plan.reason': {
    kind: 'input',
    vi: 'Kế hoạch đã ban hành: hãy ghi lý do thay đổi',
    en: 'The plan is issued: give the reason for the change',
  },
  'plan.ended': {
    kind: 'conflict',
    vi: 'Kế hoạch đã kết thúc nên không sửa được. Nếu cần, hãy mở lại kế hoạch trước',
    en: 'The plan has ended and can’t be changed. Open it again first if needed',
  },
  'plan.issued': {
    kind: 'conflict',
    vi: 'Chỉ bỏ được kế hoạch còn là dự thảo',
    en: 'Only a draft can be discarded',
  },
  'plan.state': {
    kind: 'conflict',
    vi: 'Kế hoạch không chuyển được sang trạng thái này. Hãy tải lại trang',
    en: 'The plan can’t go to this state from where it stands. Load the page again',
  },
  'service.unavailable': {
    kind: 'busy',
    vi: 'Hệ thống tạm thời chưa phục vụ được. Hãy thử lại sau ít phút; nếu vẫn vậy, hãy báo người quản trị mã tra cứu {reference}',
    en: 'The system cannot answer right now. Try again in a few minutes; if it lasts, tell the administrator the reference {reference}',
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
