import { type Operations, op } from '../operation.ts'

const list = '/api/prices/:agency/:list'
const payment = '/api/payments/:agency/:payment'

/** Prices, estimates, statements for payment. */
export const moneyOperations: Operations = {
  'GET /api/prices': op('listPriceLists', 'Các bảng đơn giá', 'Price lists'),
  'POST /api/prices': op('createPriceList', 'Nhập bảng đơn giá', 'Enter a price list'),
  [`POST ${list}/versions`]: op(
    'addPriceListVersion',
    'Nhập lần sửa đổi của bảng đơn giá',
    'Enter the next version of a price list',
  ),
  [`POST ${list}/retirement`]: op(
    'retirePriceList',
    'Ngừng dùng, dùng lại bảng đơn giá',
    'Retire a price list or use it again',
  ),
  [`GET ${list}/estimate`]: op('getEstimate', 'Dự toán kinh phí', 'What books cost by a price list'),
  [`GET ${list}/estimate.xlsx`]: op(
    'exportEstimate',
    'Dự toán dạng bảng tính',
    'The estimate as a workbook',
    {
      answers: 'xlsx',
    },
  ),
  [`GET ${list}/estimate.docx`]: op('getEstimateDocx', 'Dự toán dạng Word', 'The estimate as a Word file', {
    answers: 'docx',
  }),
  [`GET ${list}/estimate.pdf`]: op('getEstimatePdf', 'Dự toán dạng PDF', 'The estimate as PDF', {
    answers: 'pdf',
  }),
  [`GET ${list}/comparison`]: op(
    'comparePlanWithActual',
    'So sánh kế hoạch với khối lượng đã nghiệm thu, đã lập bảng thanh toán',
    'The plan beside what is accepted and paid',
  ),
  'GET /api/payments': op('listPayments', 'Các bảng khối lượng thanh toán', 'Payment statements'),
  'POST /api/payments/payable': op(
    'listPayableBooks',
    'Sổ đã nghiệm thu chưa thanh toán của một đơn vị',
    'Accepted books of a contractor that are not paid yet',
  ),
  'POST /api/payments': op('makePayment', 'Lập bảng khối lượng thanh toán', 'Make a payment statement'),
  [`GET ${payment}`]: op('getPayment', 'Một bảng khối lượng thanh toán', 'A payment statement'),
  [`GET ${payment}/docx`]: op('getPaymentDocx', 'Bảng khối lượng dạng Word', 'The statement as a Word file', {
    answers: 'docx',
  }),
  [`GET ${payment}/pdf`]: op('getPaymentPdf', 'Bảng khối lượng dạng PDF', 'The statement as PDF', {
    answers: 'pdf',
  }),
  [`POST ${payment}/cancellation`]: op(
    'cancelPayment',
    'Hủy bảng khối lượng thanh toán',
    'Cancel a payment statement',
  ),
}
