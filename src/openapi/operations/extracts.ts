import { type Operations, op } from '../operation.ts'

const template = '/api/extract-templates/:paper'

/** Extracts, their book and their templates. */
export const extractsOperations: Operations = {
  'GET /api/records/:agency/:record/extracts': op(
    'getIssuing',
    'Giấy cấp được từ bản ghi và giấy đã cấp',
    'What a record can be issued as, and was',
  ),
  'POST /api/records/:agency/:record/extracts/preview': op(
    'previewExtract',
    'Xem trước trích lục',
    'See an extract before it is issued',
    { answers: 'pdf' },
  ),
  'POST /api/records/:agency/:record/extracts': op(
    'issueExtract',
    'Cấp bản sao trích lục',
    'Issue an extract',
  ),
  'POST /api/extracts/search': op('searchExtracts', 'Sổ cấp bản sao', 'The book of issued copies'),
  'GET /api/extracts/book.xlsx': op(
    'exportExtractsXlsx',
    'Sổ cấp bản sao ra .xlsx',
    'The book of issued copies as .xlsx',
    { answers: 'xlsx' },
  ),
  'GET /api/extracts/book.pdf': op(
    'exportExtractsPdf',
    'Sổ cấp bản sao ra .pdf',
    'The book of issued copies as .pdf',
    { answers: 'pdf' },
  ),
  'GET /api/extracts/:agency/:extract/pdf': op('getExtractPdf', 'In trích lục', 'Print an extract', {
    answers: 'pdf',
  }),
  'GET /api/extracts/:agency/:extract/docx': op(
    'getExtractDocx',
    'Trích lục dạng Word',
    'An extract as .docx',
    { answers: 'docx' },
  ),
  'POST /api/extracts/:agency/:extract/cancellation': op(
    'cancelExtract',
    'Hủy trích lục đã cấp',
    'Cancel an issued extract',
  ),
  'GET /api/extract-templates': op(
    'listTemplates',
    'Mẫu trích lục của cơ quan',
    'The office’s extract templates',
  ),
  [`GET ${template}/placeholders.xlsx`]: op(
    'listPlaceholders',
    'Chỗ điền của mẫu',
    'The placeholders of a template',
    { answers: 'xlsx' },
  ),
  [`GET ${template}/:version/docx`]: op('getTemplateDocx', 'Tải mẫu trích lục', 'Download a template', {
    answers: 'docx',
  }),
  [`GET ${template}/:version/pdf`]: op('previewTemplate', 'Xem thử mẫu trích lục', 'See a template filled', {
    answers: 'pdf',
  }),
  [`POST ${template}`]: op('changeTemplate', 'Nạp mẫu trích lục', 'Load a template', {
    form: { file: 'file' },
  }),
  [`POST ${template}/choice`]: op('chooseTemplate', 'Chọn mẫu trích lục dùng', 'Choose the template in use'),
}
