import { type Operations, op } from '../operation.ts'

const corrected = '/api/packages/:agency/:package/corrections'

/** Packages and what their check finds. */
export const checkingOperations: Operations = {
  'POST /api/checks': op('tryPackage', 'Kiểm tra thử gói, không lưu', 'Check a package without storing it', {
    answers: 'lines',
    form: { xlsx: 'file', zip: 'file', reading: 'json' },
  }),
  'POST /api/packages': op(
    'sendPackage',
    'Gửi gói .xlsx + .zip để kiểm tra',
    'Hand a package (.xlsx + .zip) in',
    {
      form: { agency: 'uuid', xlsx: 'file', zip: 'file' },
    },
  ),
  'GET /api/packages': op('listPackages', 'Danh sách gói', 'List packages'),
  'GET /api/packages/:agency/:package': op(
    'getPackage',
    'Một gói và kết quả kiểm tra',
    'One package and what its check says',
  ),
  'GET /api/packages/:agency/:package/rows': op('listPackageRows', 'Dòng của gói', 'Rows of a package'),
  'GET /api/packages/:agency/:package/findings': op('listFindings', 'Lỗi của gói', 'Findings of a package'),
  'POST /api/packages/:agency/:package/findings/:finding/as-in-book': op(
    'confirmFinding',
    'Xác nhận đúng như sổ',
    'Confirm that the book says so',
  ),
  'DELETE /api/packages/:agency/:package/findings/:finding/as-in-book': op(
    'unconfirmFinding',
    'Bỏ xác nhận đúng như sổ',
    'Take a confirmation back',
  ),
  [`POST ${corrected}`]: op('correctCells', 'Sửa ô của gói', 'Put cells right'),
  [`POST ${corrected}/alike/preview`]: op(
    'previewCorrection',
    'Xem trước việc sửa các ô giống nhau',
    'See what correcting all alike would do',
  ),
  [`POST ${corrected}/alike`]: op('correctAlike', 'Sửa các ô giống nhau', 'Correct all alike'),
  'GET /api/packages/:agency/:package/changes': op(
    'listPackageChanges',
    'Các lần sửa gói',
    'Changes of a package',
  ),
  'POST /api/packages/:agency/:package/changes/:change/undoing': op(
    'undoPackageChange',
    'Hoàn tác một lần sửa gói',
    'Undo a change of a package',
  ),
  'GET /api/packages/:agency/:package/findings/alike': op(
    'listFindingsAlike',
    'Lỗi giống nhau',
    'Findings alike',
  ),
  'POST /api/packages/:agency/:package/findings/as-in-book': op(
    'confirmFindings',
    'Xác nhận nhiều lỗi đúng như sổ',
    'Confirm many findings',
  ),
  'DELETE /api/packages/:agency/:package/findings/as-in-book': op(
    'unconfirmFindings',
    'Bỏ xác nhận nhiều lỗi',
    'Take many confirmations back',
  ),
  'POST /api/packages/:agency/:package/recheck': op(
    'recheckPackage',
    'Kiểm tra lại gói',
    'Check a package again',
  ),
  'GET /api/packages/:agency/:package/reading': op(
    'getReading',
    'Cách đọc bảng tính',
    'How the workbook is read',
  ),
  'POST /api/packages/:agency/:package/reading': op(
    'confirmReading',
    'Xác nhận cách đọc bảng tính',
    'Confirm how it is read',
  ),
  'POST /api/packages/:agency/:package/revision': op(
    'revisePackage',
    'Nạp bảng tính đã sửa',
    'Load a corrected workbook',
    {
      form: { xlsx: 'file' },
    },
  ),
  'GET /api/templates/:kind.xlsx': op('getTemplate', 'Bảng tính trống theo mẫu', 'An empty workbook', {
    answers: 'xlsx',
  }),
  'GET /api/packages/:agency/:package/rows.xlsx': op(
    'exportRows',
    'Bảng tính của gói đã sửa',
    'The package’s workbook as corrected',
    { answers: 'xlsx' },
  ),
  'GET /api/packages/:agency/:package/rows/:row/pdf': op(
    'getRowPdf',
    'PDF của một dòng',
    'The PDF of a row',
    { answers: 'pdf' },
  ),
  'GET /api/packages/:agency/:package/report.xlsx': op(
    'getReport',
    'Báo cáo kiểm tra',
    'The report of a check',
    { answers: 'xlsx' },
  ),
}
