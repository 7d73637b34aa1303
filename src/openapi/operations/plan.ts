import { type Operations, op } from '../operation.ts'

const campaign = '/api/plan/campaigns/:agency/:campaign'

/** Plans of digitisation and the work list. */
export const planOperations: Operations = {
  'GET /api/plan/templates': op('listPlanTemplates', 'Kế hoạch mẫu', 'Shipped plans to begin with'),
  'GET /api/plan/campaigns': op('listCampaigns', 'Danh sách kế hoạch số hóa', 'Plans of digitisation'),
  'POST /api/plan/campaigns': op('createCampaign', 'Lập kế hoạch', 'Make a plan'),
  [`GET ${campaign}`]: op(
    'getCampaign',
    'Một kế hoạch và tiến độ từng giai đoạn',
    'A plan and how far it is',
  ),
  [`POST ${campaign}`]: op('changeCampaign', 'Sửa kế hoạch', 'Change a plan'),
  [`DELETE ${campaign}`]: op('removeCampaign', 'Bỏ dự thảo kế hoạch', 'Discard a draft', {
    answers: 'nothing',
  }),
  [`POST ${campaign}/state`]: op('setCampaignState', 'Ban hành, kết thúc kế hoạch', 'Issue or end a plan'),
  [`POST ${campaign}/restoring`]: op(
    'restoreCampaign',
    'Trở lại một bản cũ của kế hoạch',
    'Let an earlier revision hold again',
  ),
  [`GET ${campaign}/changes`]: op('listCampaignChanges', 'Các lần sửa kế hoạch', 'How a plan was changed'),
  [`GET ${campaign}/targets`]: op('listTargets', 'Chỉ tiêu theo cơ quan', 'Targets by agency'),
  [`POST ${campaign}/targets`]: op('setTargets', 'Giao chỉ tiêu', 'Set targets'),
  [`GET ${campaign}/annex.docx`]: op('getAnnexDocx', 'Phụ lục kế hoạch (.docx)', 'Annex of a plan (.docx)', {
    answers: 'docx',
  }),
  [`GET ${campaign}/annex.pdf`]: op('getAnnexPdf', 'Phụ lục kế hoạch (.pdf)', 'Annex of a plan (.pdf)', {
    answers: 'pdf',
  }),
  'GET /api/plan/work': op('listWork', 'Việc cần làm: sổ nào tiếp theo', 'Which books come next'),
  'GET /api/books/:agency/:book/plan': op(
    'getBookPlan',
    'Sổ nằm ở giai đoạn nào',
    'Where a book stands in the plan',
  ),
}
