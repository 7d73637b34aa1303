import { type Operations, op } from '../operation.ts'

/** The registry: depositing, searching, records, what other systems follow. */
export const registryOperations: Operations = {
  'POST /api/packages/:agency/:package/deposit': op(
    'depositPackage',
    'Cập nhật gói vào cơ sở dữ liệu',
    'Deposit a package in the registry',
  ),
  'GET /api/deposits/:agency/:deposit/receipt': op(
    'getReceipt',
    'Biên nhận của một lần cập nhật',
    'The receipt of a deposit',
  ),
  'GET /api/books/:agency/:book/deposits': op(
    'listDeposits',
    'Các lần cập nhật của sổ',
    'Deposits of a book',
  ),
  'POST /api/deposit-batches': op(
    'startBatch',
    'Cập nhật nhiều gói một lượt',
    'Deposit many packages at once',
  ),
  'GET /api/deposit-batches': op('listBatches', 'Các lượt cập nhật nhiều gói', 'Batches of deposits'),
  'GET /api/deposit-batches/:batch': op('getBatch', 'Một lượt cập nhật nhiều gói', 'One batch of deposits'),
  'POST /api/deposit-batches/:batch/steering': op(
    'steerBatch',
    'Dừng, chạy tiếp lượt cập nhật',
    'Pause or resume a batch',
  ),
  'POST /api/search': op('searchRecords', 'Tra cứu bản ghi', 'Search records'),
  'GET /api/books/:agency/:book/records': op('listRecords', 'Bản ghi của sổ', 'Records of a book'),
  'GET /api/records/:agency/:record': op(
    'getRecord',
    'Một bản ghi và các phiên bản',
    'One record with its versions',
  ),
  'GET /api/records/:agency/:record/pdf': op(
    'getRecordPdf',
    'Bản chụp trang sổ của bản ghi',
    'The PDF of a record',
    { answers: 'pdf' },
  ),
  'GET /api/records/:agency/:record/people': op(
    'listRecordPeople',
    'Người trong bản ghi và bản ghi khác của họ',
    'People of a record and their other records',
  ),
  'GET /api/records/:agency/:record/readers': op(
    'listRecordReaders',
    'Ai đã xem bản ghi',
    'Who saw a record',
  ),
  'GET /api/records/:agency/:record/exchange': op(
    'getExchange',
    'Bản ghi theo tên trường liên thông (chưa có mẫu chính thức)',
    'A record under the exchange names (no official template yet)',
  ),
  'POST /api/records/:agency/:record/notes': op('addNote', 'Ghi chú vào bản ghi', 'Note beside a record', {
    form: { note: 'json', evidence: 'file' },
  }),
  'POST /api/records/:agency/:record/notes/:note/withdrawal': op(
    'withdrawNote',
    'Rút ghi chú',
    'Withdraw a note',
  ),
  'GET /api/records/:agency/:record/notes/:note/evidence': op(
    'getEvidence',
    'Bản chụp căn cứ của ghi chú',
    'The evidence of a note',
    { answers: 'picture-or-pdf' },
  ),
  'POST /api/records/:agency/:record/links': op('linkRecord', 'Liên kết bản ghi', 'Link records'),
  'DELETE /api/records/:agency/:record/links/:link': op('unlinkRecord', 'Bỏ liên kết', 'Remove a link'),
  'POST /api/records/:agency/:record/repair': op(
    'repairRecord',
    'Sửa lỗi nhập cho đúng sổ',
    'Put typing errors right',
  ),
  'POST /api/records/:agency/:record/removal': op(
    'askRemoval',
    'Đề nghị gỡ bỏ bản ghi',
    'Ask to remove a record',
  ),
  'POST /api/records/:agency/:record/reinstatement': op(
    'askReinstatement',
    'Đề nghị đưa bản ghi trở lại',
    'Ask to reinstate a record',
  ),
  'POST /api/records/:agency/:record/restoring': op(
    'askRestoring',
    'Đề nghị khôi phục phiên bản',
    'Ask to restore a version',
  ),
  'GET /api/books/:agency/:book/entry': op(
    'getEntryDesk',
    'Bàn nhập trực tiếp của sổ',
    'The entry desk of a book',
  ),
  'GET /api/books/:agency/:book/drafts/:draft': op('getDraft', 'Bản nháp', 'A draft'),
  'POST /api/books/:agency/:book/drafts/:draft': op('saveDraft', 'Lưu bản nháp', 'Save a draft'),
  'POST /api/books/:agency/:book/drafts/:draft/removal': op('removeDraft', 'Bỏ bản nháp', 'Drop a draft', {
    answers: 'nothing',
  }),
  'POST /api/books/:agency/:book/drafts/:draft/return': op(
    'returnDraft',
    'Lấy lại bản nháp đã bỏ',
    'Take a dropped draft back',
    { answers: 'nothing' },
  ),
  'POST /api/books/:agency/:book/drafts/:draft/entering': op(
    'enterDraft',
    'Đưa bản nháp thành bản ghi',
    'Enter a draft as a record',
  ),
  'POST /api/books/:agency/:book/drafts/:draft/pdf': op(
    'attachDraftPdf',
    'Đính kèm bản chụp',
    'Attach a PDF',
    { form: { pdf: 'file' } },
  ),
  'POST /api/books/:agency/:book/drafts/:draft/case-pdf': op(
    'attachCasePdf',
    'Dùng PDF của trường hợp',
    'Use a case’s PDF',
  ),
  'GET /api/books/:agency/:book/drafts/:draft/pdf': op(
    'getDraftPdf',
    'Bản chụp của bản nháp',
    'A draft’s PDF',
    { answers: 'pdf' },
  ),
  'GET /api/books/:agency/:book/unlinked': op(
    'listUnlinked',
    'Bản ghi chưa liên kết',
    'Records without their link',
  ),
  'POST /api/books/:agency/:book/unlinked/:record': op(
    'linkUnlinked',
    'Liên kết bản ghi đã nhập',
    'Link an entered record',
    { answers: 'nothing' },
  ),
  'GET /api/changes': op(
    'listChanges',
    'Các bản ghi đã thay đổi của một cơ quan',
    'What changed in an agency’s records',
  ),
  'GET /api/systems/:system/webhooks': op('listWebhooks', 'Webhook của hệ thống', 'A system’s webhooks'),
  'POST /api/systems/:system/webhooks': op(
    'createWebhook',
    'Đặt webhook (khóa chỉ hiện một lần)',
    'Set a webhook (its key is shown once)',
  ),
  'POST /api/systems/:system/webhooks/:webhook': op(
    'changeWebhook',
    'Sửa, tạm dừng, chạy tiếp webhook',
    'Change, pause or resume a webhook',
  ),
  'DELETE /api/systems/:system/webhooks/:webhook': op('removeWebhook', 'Bỏ webhook', 'Remove a webhook'),
  'POST /api/systems/:system/webhooks/:webhook/test': op('testWebhook', 'Gửi thử', 'Send a test delivery'),
}
