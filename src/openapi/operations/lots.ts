import { type Operations, op } from '../operation.ts'

const lot = '/api/acceptance/lots/:agency/:lot'
const item = '/api/acceptance/samples/:agency/:item'
const nothing = { answers: 'nothing' } as const

/** Lots of books, their samples, and the signature. */
export const lotOperations: Operations = {
  'GET /api/acceptance/books': op('listBooksToAccept', 'Sổ chờ nghiệm thu', 'Books that wait for acceptance'),
  'POST /api/acceptance/proposals': op(
    'proposeLot',
    'Xem trước một lô, mức độ kiểm tra',
    'What a lot of some books would be',
  ),
  'POST /api/acceptance/lots': op('makeLot', 'Lập lô nghiệm thu, rút mẫu', 'Make a lot and draw its sample'),
  'GET /api/acceptance/lots': op('listLots', 'Danh sách lô nghiệm thu', 'Lots'),
  [`GET ${lot}`]: op('getLot', 'Một lô nghiệm thu', 'A lot'),
  [`POST ${lot}/acceptance`]: op('acceptLot', 'Ký chấp nhận lô', 'Sign and accept a lot', nothing),
  [`POST ${lot}/rejection`]: op('rejectLot', 'Từ chối lô', 'Reject a lot', nothing),
  [`POST ${lot}/withdrawal`]: op('withdrawLot', 'Rút lô', 'Withdraw a lot', nothing),
  [`GET ${lot}/sample`]: op('listSample', 'Mẫu của lô', 'The sample of a lot'),
  [`GET ${item}`]: op('getSampleItem', 'Một bản ghi của mẫu', 'A record of a sample'),
  [`GET ${item}/pdf`]: op(
    'getSampleItemPdf',
    'PDF của bản ghi trong mẫu',
    'The PDF of a record of a sample',
    {
      answers: 'pdf',
    },
  ),
  [`POST ${item}`]: op(
    'inspectSampleItem',
    'Ghi kết quả kiểm tra một bản ghi',
    'Note what was found of a record',
  ),
  'GET /api/books/:agency/:book/lots': op('listLotsOfBook', 'Các lô của một sổ', 'The lots a book was in'),
}
