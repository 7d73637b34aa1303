import { type Operations, op } from '../operation.ts'

/** How far digitisation is, and statistics. */
export const reportsOperations: Operations = {
  'GET /api/progress': op('getProgress', 'Tiến độ số hóa', 'How far digitisation is'),
  'GET /api/progress/series': op(
    'getProgressSeries',
    'Tiến độ theo thời gian, dự báo',
    'Progress over time, forecast',
  ),
  'GET /api/progress/behind': op('listBehind', 'Nơi chậm và nguyên nhân', 'Who is behind, and why'),
  'GET /api/progress/report.docx': op('getReportDocx', 'Báo cáo tuần (.docx)', 'Weekly report (.docx)', {
    answers: 'docx',
  }),
  'GET /api/progress/report.pdf': op('getReportPdf', 'Báo cáo tuần (.pdf)', 'Weekly report (.pdf)', {
    answers: 'pdf',
  }),
  'GET /api/progress/report.xlsx': op('getReportXlsx', 'Báo cáo tuần (.xlsx)', 'Weekly report (.xlsx)', {
    answers: 'xlsx',
  }),
  'GET /api/statistics': op('getStatistics', 'Thống kê hộ tịch', 'Civil-status statistics'),
  'GET /api/statistics/ethnic-groups': op(
    'getEthnicGroups',
    'Thống kê theo dân tộc',
    'Statistics by ethnic group',
  ),
  'GET /api/statistics/export.xlsx': op(
    'exportStatistics',
    'Xuất bảng thống kê ra .xlsx',
    'Export the statistics as .xlsx',
    { answers: 'xlsx' },
  ),
}
