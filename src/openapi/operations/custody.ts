import { type Operations, op } from '../operation.ts'

const slip = '/api/custody/slips/:agency/:slip'

/** Books that change hands, and their QR labels. */
export const custodyOperations: Operations = {
  'GET /api/custody/slips': op(
    'listSlips',
    'Các phiếu bàn giao, trả sổ',
    'Slips of books that changed hands',
  ),
  [`GET ${slip}`]: op('getSlip', 'Một phiếu và các sổ trong phiếu', 'A slip with its books'),
  [`GET ${slip}/docx`]: op('getSlipWord', 'Phiếu dạng Word', 'A slip as a Word file', { answers: 'docx' }),
  [`GET ${slip}/pdf`]: op('getSlipPdf', 'Phiếu dạng PDF', 'A slip as PDF', { answers: 'pdf' }),
  'POST /api/custody/preparation': op(
    'prepareSlip',
    'Sổ đang ở đâu, để lập phiếu',
    'Where books are, to make a slip about them',
  ),
  'POST /api/custody/slips': op('makeSlip', 'Lập phiếu bàn giao, trả sổ', 'Make a slip'),
  [`POST ${slip}/cancellation`]: op('cancelSlip', 'Hủy phiếu', 'Cancel a slip'),
  'GET /api/custody/holdings': op('listHoldings', 'Ai đang giữ sổ', 'Who has books in hand'),
  'GET /api/books/:agency/:book/custody': op(
    'listMovements',
    'Các lần bàn giao của một sổ',
    'Every slip with a book',
  ),
  'POST /api/labels': op('printLabels', 'In nhãn QR cho sổ', 'QR labels of books', { answers: 'pdf' }),
  'POST /api/labels/blank': op('printBlankLabels', 'In nhãn QR trắng', 'Blank QR labels', { answers: 'pdf' }),
  'GET /api/labels/:code': op('findLabel', 'Sổ mang một nhãn', 'The book a label is on'),
  'POST /api/labels/:code': op(
    'stickLabel',
    'Kê sổ và gắn nhãn tại kho',
    'List a book there and then, by its label',
  ),
  'GET /api/labels/:agency/:code/photo': op('getCoverPhoto', 'Ảnh bìa sổ', 'The photo of a cover', {
    answers: 'jpeg',
  }),
}
