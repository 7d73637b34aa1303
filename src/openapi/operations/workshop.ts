import { type Operations, op } from '../operation.ts'

/** Books, pages, cases. */
export const workshopOperations: Operations = {
  'GET /api/keepers': op('listUnkeptBooks', 'Sổ chưa rõ cơ quan giữ', 'Books whose keeper nobody has stated'),
  'POST /api/keepers': op('stateKeeper', 'Xác định cơ quan giữ sổ', 'State who keeps books', {
    answers: 'nothing',
  }),
  'GET /api/assignments': op('listAssignments', 'Sổ đã giao', 'Assigned books'),
  'POST /api/assignments': op('assignBooks', 'Giao sổ', 'Assign books', { answers: 'nothing' }),
  'POST /api/assignments/removal': op('unassignBooks', 'Thôi giao sổ', 'Take assignments back', {
    answers: 'nothing',
  }),
  'GET /api/books': op('listBooks', 'Danh mục sổ', 'List books'),
  'POST /api/books': op('createBook', 'Đưa sổ vào danh mục', 'List a book'),
  'GET /api/books/:agency/:book': op('getBook', 'Một quyển sổ', 'One book'),
  'POST /api/books/:agency/:book/closing-total': op(
    'setClosingTotal',
    'Ghi tổng số khi khóa sổ',
    'State the closing total',
  ),
  'POST /api/books/:agency/:book/closing': op('closeBook', 'Đóng sổ', 'Close a book'),
  'GET /api/books/:agency/:book/entries': op('listEntries', 'Dòng đã nhập của sổ', 'Typed rows of a book'),
  'GET /api/books/:agency/:book/pages': op('listPages', 'Trang của sổ', 'Pages of a book'),
  'GET /api/books/:agency/:book/field-places': op(
    'listFieldPlaces',
    'Chỗ của các ô trên trang',
    'Places of fields on the pages',
  ),
  'POST /api/books/:agency/:book/field-places': op(
    'setFieldPlaces',
    'Đánh dấu chỗ của các ô',
    'Mark the places of fields',
  ),
  'POST /api/uploads': op(
    'createUpload',
    'Bắt đầu nạp tệp ảnh (tus 1.0: Upload-Length, Upload-Metadata)',
    'Begin an upload (tus 1.0: Upload-Length, Upload-Metadata)',
    { answers: 'empty' },
  ),
  'PATCH /api/uploads/:agency/:upload': op(
    'continueUpload',
    'Gửi tiếp tệp (tus 1.0: application/offset+octet-stream, Upload-Offset)',
    'Send more of an upload (tus 1.0: application/offset+octet-stream, Upload-Offset)',
  ),
  'DELETE /api/uploads/:agency/:upload': op('removeUpload', 'Bỏ tệp đang nạp', 'Drop an upload'),
  'GET /api/uploads/:agency/:upload/outcome': op(
    'getUploadOutcome',
    'Kết quả nạp tệp',
    'What came of an upload',
  ),
  'GET /api/pages/:agency/:page/thumbnail': op('getThumbnail', 'Ảnh nhỏ của trang', 'A page’s thumbnail', {
    answers: 'jpeg',
  }),
  'GET /api/pages/:agency/:page/image': op(
    'getPageImage',
    'Ảnh trang, có dấu người xem',
    'A page’s image, marked with the viewer',
    { answers: 'jpeg' },
  ),
  'GET /api/pages/:agency/:page/original': op('getPageOriginal', 'Ảnh gốc của trang', 'A page’s original', {
    answers: 'jpeg',
  }),
  'GET /api/cases/:agency/:case/fields/:field': op(
    'getFieldImage',
    'Ảnh một ô của trường hợp, có dấu người xem',
    'The image of one field of a case, marked with the viewer',
    { answers: 'jpeg' },
  ),
  'GET /api/books/:agency/:book/scanning': op(
    'getScanning',
    'Tiến độ xử lý ảnh',
    'How far a book’s pictures are',
  ),
  'POST /api/books/:agency/:book/scanning/pause': op(
    'pauseScanning',
    'Tạm dừng xử lý ảnh',
    'Pause a book’s pictures',
  ),
  'POST /api/books/:agency/:book/scanning/resume': op(
    'resumeScanning',
    'Xử lý tiếp ảnh',
    'Go on with a book’s pictures',
  ),
  'POST /api/books/:agency/:book/scanning/retry': op(
    'retryScanning',
    'Xử lý lại ảnh bị lỗi',
    'Try failed pictures again',
  ),
  'POST /api/books/:agency/:book/scanning/layout': op(
    'decideLayout',
    'Chốt cách chia trang của sổ',
    'Decide how a book’s pages are split',
  ),
  'GET /api/books/:agency/:book/captures': op(
    'listCaptures',
    'Các ảnh đã nhận của sổ',
    'Pictures taken in for a book',
  ),
  'POST /api/books/:agency/:book/corrections': op(
    'correctPages',
    'Nắn, xoay, cắt trang',
    'Straighten, turn and crop pages',
  ),
  'POST /api/books/:agency/:book/reviews': op(
    'reviewPages',
    'Đánh dấu đã xem ảnh',
    'Say that pictures were looked at',
  ),
  'GET /api/captures/:agency/:capture/frame': op(
    'getFrame',
    'Ảnh chụp nguyên khung',
    'A picture as it was taken',
    { answers: 'jpeg' },
  ),
  'GET /api/books/:agency/:book/cases': op('listCases', 'Các trường hợp của sổ', 'Cases of a book'),
  'POST /api/books/:agency/:book/cases/template': op(
    'proposeCases',
    'Chia trường hợp theo mẫu',
    'Lay cases out by a template',
  ),
  'POST /api/books/:agency/:book/cases': op(
    'changeCases',
    'Sửa trường hợp, gán trang',
    'Change cases and their pages',
  ),
  'GET /api/cases/:agency/:case/pdf': op('getCasePdf', 'PDF của trường hợp', 'A case’s PDF', {
    answers: 'pdf',
  }),
  'GET /api/books/:agency/:book/case-pdfs': op(
    'exportCasePdfs',
    'PDF mọi trường hợp của sổ (.zip)',
    'All cases’ PDFs (.zip)',
    { answers: 'zip' },
  ),
  'POST /api/books/:agency/:book/order': op('orderPages', 'Xếp thứ tự trang', 'Order pages'),
  'POST /api/books/:agency/:book/pages-back': op('takePagesBack', 'Đưa trang trở lại sổ', 'Put pages back'),
  'POST /api/books/:agency/:book/pages-aside': op(
    'setPagesAside',
    'Để trang sang một bên',
    'Set pages aside',
  ),
  'POST /api/books/:agency/:book/pages-instead': op(
    'replacePage',
    'Dùng ảnh khác cho trang',
    'Use another picture for a page',
  ),
  'POST /api/books/:agency/:book/roles': op(
    'setPageRoles',
    'Đánh dấu bìa, trang trống…',
    'Say what pages are (cover, blank …)',
  ),
  'POST /api/books/:agency/:book/numbers': op('setPageNumbers', 'Ghi số trang', 'State page numbers'),
  'POST /api/books/:agency/:book/numbers/counting': op(
    'countPageNumbers',
    'Đánh số trang nối tiếp',
    'Number pages on',
  ),
  'POST /api/books/:agency/:book/numbers/reading': op(
    'readPageNumbers',
    'Đọc số in trên trang',
    'Read printed page numbers',
  ),
  'GET /api/books/:agency/:book/order-report': op(
    'getOrderReport',
    'Trang thiếu, trùng, lệch số',
    'Missing, double and misplaced pages',
  ),
  'GET /api/books/:agency/:book/pages-aside': op(
    'listPagesAside',
    'Trang đã để sang một bên',
    'Pages set aside',
  ),
  'GET /api/books/:agency/:book/changes': op(
    'listBookChanges',
    'Các lần sửa trang của sổ',
    'Changes of a book’s pages',
  ),
  'POST /api/books/:agency/:book/changes/:change/undoing': op(
    'undoBookChange',
    'Hoàn tác một lần sửa',
    'Undo a change',
  ),
}
