import { type Operations, op } from '../operation.ts'

/** Statistics. */
export const reportsOperations: Operations = {
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
