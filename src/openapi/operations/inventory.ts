import { type Operations, op } from '../operation.ts'

/** What is known of books' paper: facts, periods, contractors, lists, books listed twice, the report of the review. */
export const inventoryOperations: Operations = {
  'GET /api/books/:agency/:book/paper': op('getBookPaper', 'Sổ giấy của quyển', 'A book’s paper'),
  'POST /api/books/:agency/:book/paper': op(
    'changeBookPaper',
    'Ghi kết quả rà soát sổ giấy',
    'Write what the review of a book’s paper found',
  ),
  'GET /api/periods': op('getPeriods', 'Cách phân giai đoạn pháp lý', 'Schemes of legal periods'),
  'POST /api/periods': op(
    'setPeriods',
    'Chọn, lập cách phân giai đoạn',
    'Choose and make schemes of periods',
  ),
  'GET /api/periods/suggestions': op(
    'listPeriodSuggestions',
    'Gợi ý giai đoạn theo ngày của sổ',
    'Periods suggested by the dates of books',
  ),
  'POST /api/periods/classification': op(
    'classifyBooks',
    'Phân loại hàng loạt theo ngày',
    'Classify books by their dates',
  ),
  'POST /api/books/period': op('statePeriod', 'Xác định giai đoạn của sổ', 'State the period of books', {
    answers: 'nothing',
  }),
  'GET /api/contractors': op('listContractors', 'Đơn vị số hóa', 'Contractors'),
  'POST /api/contractors': op('createContractor', 'Khai báo đơn vị số hóa', 'Declare a contractor'),
  'POST /api/contractors/:contractor': op(
    'changeContractor',
    'Sửa, kết thúc đơn vị số hóa',
    'Correct or end a contractor',
  ),
  'POST /api/books/contractor': op(
    'giveBooksToContractor',
    'Giao sổ cho đơn vị số hóa',
    'Give books to a contractor',
    { answers: 'nothing' },
  ),
  'GET /api/book-pairs': op('listBookPairs', 'Sổ có thể đã kê hai lần', 'Books that may be listed twice'),
  'POST /api/book-pairs': op('settleBookPair', 'Xử lý sổ kê hai lần', 'Settle a book listed twice', {
    answers: 'nothing',
  }),
  'GET /api/inventory/review': op('getReview', 'Kết quả rà soát sổ', 'What the review of books found'),
  'GET /api/inventory/review.xlsx': op(
    'exportReview',
    'Kết quả rà soát ra .xlsx',
    'What the review found as .xlsx',
    { answers: 'xlsx' },
  ),
  'GET /api/book-lists/template.xlsx': op(
    'getBookListTemplate',
    'Mẫu danh mục sổ',
    'Template of a list of books',
    { answers: 'xlsx' },
  ),
  'POST /api/book-lists': op(
    'importBookList',
    'Nhập danh mục sổ từ bảng tính: xem trước, rồi nhập',
    'Import a list of books: shown first, then done',
    { form: { file: 'file', options: 'json' } },
  ),
}
