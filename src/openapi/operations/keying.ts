import { type Operations, op } from '../operation.ts'

const batch = '/api/keying/batches/:agency/:batch'
const book = '/api/books/:agency/:book/keying'
const difference = '/api/keying/differences/:agency/:difference'
const nothing = { answers: 'nothing' } as const

/** Keying: handing out, the keyer's own work, differences, quality. */
export const keyingOperations: Operations = {
  [`GET ${book}/batches`]: op('listKeyingBatches', 'Các đợt nhập của sổ', 'The batches of a book'),
  [`POST ${book}/batches`]: op('handOutKeyingBatch', 'Giao một đợt nhập', 'Hand a batch out'),
  [`POST ${batch}/revoking`]: op('revokeKeyingBatch', 'Thu hồi đợt nhập', 'Take a batch back'),
  'GET /api/keying/batches': op('listOwnKeyingBatches', 'Đợt nhập của mình', 'One’s own batches'),
  [`POST ${book}/next`]: op('takeNextKeyingBatch', 'Nhận đợt nhập kế tiếp', 'Take the next batch'),
  [`GET ${batch}`]: op('getKeyingPack', 'Nội dung một đợt nhập', 'All that is needed to key a batch'),
  [`POST ${batch}/keyings`]: op('saveKeyings', 'Lưu phần đã nhập', 'Save what was keyed'),
  [`GET ${batch}/dictionary`]: op(
    'getKeyingDictionary',
    'Từ điển tên, địa danh để gợi ý khi nhập',
    'Words of names, places and other texts to complete what is typed',
  ),
  [`POST ${batch}/families`]: op(
    'findFamilies',
    'Tìm người đã có trong sổ khác',
    'Known families like those typed',
  ),
  [`POST ${batch}/taking-along`]: op(
    'takeKeyingBatchAlong',
    'Đánh dấu đợt nhập đã tải về máy',
    'Note that a batch was taken along',
    { answers: 'nothing' },
  ),
  [`GET ${book}/setup`]: op('getKeyingSetup', 'Cách nhập của sổ', 'How a book is keyed'),
  'GET /api/keying/setups': op(
    'listKeyingSetups',
    'Sổ đã đặt cách nhập, để chép',
    'Books that are set up, to copy from',
  ),
  'POST /api/keying/setups': op(
    'changeKeyingSetups',
    'Đặt cách nhập cho một hoặc nhiều sổ',
    'Set how one or more books are keyed',
  ),
  [`GET ${book}/progress`]: op('getKeyingProgress', 'Tiến độ nhập của sổ', 'How far a book is keyed'),
  'GET /api/keying/books': op(
    'listKeyingBooks',
    'Các sổ và tiến độ nhập',
    'Books and how far they are keyed',
  ),
  [`GET ${book}/package`]: op(
    'getKeyedPackage',
    'Gói lập từ dữ liệu đã nhập',
    'The package made of what is keyed',
  ),
  [`POST ${book}/package`]: op(
    'makeKeyedPackage',
    'Lập gói từ dữ liệu đã nhập',
    'Make a package of what is keyed',
  ),
  'GET /api/keying/arbitration': op(
    'countArbitration',
    'Số chỗ khác nhau, số trường hợp chờ đọc lần hai',
    'How many differences and parked entries wait',
  ),
  'GET /api/keying/differences': op(
    'listDifferences',
    'Chỗ hai người nhập khác nhau',
    'Differences to settle',
  ),
  [`POST ${difference}/decision`]: op('settleDifference', 'Phân xử một chỗ', 'Settle a difference', nothing),
  [`POST ${difference}/reopening`]: op(
    'reopenDifference',
    'Rút lại lần phân xử của mình',
    'Take one’s own decision back',
    nothing,
  ),
  'GET /api/keying/parked': op(
    'listParked',
    'Trường hợp chờ đọc lần hai',
    'Entries parked for a second reader',
  ),
  'GET /api/keying/parked/:agency/:case': op(
    'getParked',
    'Nội dung trường hợp chờ đọc lần hai',
    'A parked entry with its pages and what was keyed',
  ),
  'POST /api/keying/parked/:agency/:case': op(
    'finishParked',
    'Chốt trường hợp đọc lần hai',
    'Finish a parked entry',
    nothing,
  ),
  [`GET ${book}/gold`]: op('listGold', 'Phiếu chuẩn của sổ', 'Gold entries of a book'),
  [`GET ${book}/gold/lot`]: op(
    'drawGoldDraft',
    'Rút một trường hợp làm phiếu chuẩn',
    'Draw an entry to make gold',
  ),
  [`GET ${book}/gold/:case`]: op('getGold', 'Một phiếu chuẩn', 'A gold entry'),
  [`POST ${book}/gold/:case`]: op('setGold', 'Đặt phiếu chuẩn', 'Set a gold entry', nothing),
  [`POST ${book}/gold/:case/retirement`]: op(
    'retireGold',
    'Ngừng, dùng lại phiếu chuẩn',
    'Retire a gold entry or use it again',
    nothing,
  ),
  [`GET ${book}/quality`]: op('getKeyingQuality', 'Chất lượng nhập liệu của sổ', 'How well a book is keyed'),
  [`GET ${book}/quality.xlsx`]: op(
    'exportKeyingQuality',
    'Chất lượng nhập liệu dạng bảng tính',
    'How well a book is keyed, as a workbook',
    { answers: 'xlsx' },
  ),
  'GET /api/books/:agency/:book/field-places/alike': op(
    'listAlikeBooks',
    'Sổ cùng mẫu đã đánh dấu chỗ các ô',
    'Books of the same form whose places are known',
  ),
  'POST /api/books/:agency/:book/field-places/copy': op(
    'copyFieldPlaces',
    'Lấy chỗ các ô theo sổ khác',
    'Take the places of another book',
  ),
  [`GET ${book}/reading`]: op(
    'getBookReading',
    'Máy đã đọc chữ in đến đâu',
    'How far the print of a book is read',
  ),
}
