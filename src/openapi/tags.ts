import type { Text } from '../register/text.ts'
import type { Operation, Operations } from './operation.ts'
import { accessOperations } from './operations/access.ts'
import { checkingOperations } from './operations/checking.ts'
import { countOperations } from './operations/counts.ts'
import { custodyOperations } from './operations/custody.ts'
import { extractsOperations } from './operations/extracts.ts'
import { inventoryOperations } from './operations/inventory.ts'
import { keyingOperations } from './operations/keying.ts'
import { lotOperations } from './operations/lots.ts'
import { moneyOperations } from './operations/money.ts'
import { obstacleOperations } from './operations/obstacles.ts'
import { planOperations } from './operations/plan.ts'
import { registryOperations } from './operations/registry.ts'
import { reportsOperations } from './operations/reports.ts'
import { trainingOperations } from './operations/training.ts'
import { workshopOperations } from './operations/workshop.ts'

/** The parts of the API, in the order of the journey, with their operations. */
const tags: Readonly<Record<string, Text & { readonly operations: Operations }>> = {
  access: {
    vi: 'Đăng nhập, tài khoản, hệ thống kết nối, cơ quan, nhật ký',
    en: 'Signing in, accounts, systems, agencies, the journal',
    operations: accessOperations,
  },
  workshop: { vi: 'Sổ, trang, trường hợp', en: 'Books, pages, cases', operations: workshopOperations },
  plan: { vi: 'Kế hoạch, việc cần làm', en: 'Plans, the work list', operations: planOperations },
  money: {
    vi: 'Đơn giá, dự toán, khối lượng thanh toán',
    en: 'Prices, estimates, payment statements',
    operations: moneyOperations,
  },
  inventory: {
    vi: 'Rà soát, thống kê, phân loại sổ giấy',
    en: 'Review, count and classification of paper books',
    operations: inventoryOperations,
  },
  custody: {
    vi: 'Bàn giao sổ giấy, nhãn QR',
    en: 'Books handed over, QR labels',
    operations: custodyOperations,
  },
  keying: { vi: 'Nhập liệu', en: 'Keying', operations: keyingOperations },
  checking: {
    vi: 'Gói dữ liệu và kiểm tra',
    en: 'Packages and their check',
    operations: checkingOperations,
  },
  registry: {
    vi: 'Cơ sở dữ liệu hộ tịch: cập nhật, tra cứu, bản ghi, thay đổi',
    en: 'The registry: depositing, searching, records, changes',
    operations: registryOperations,
  },
  extracts: { vi: 'Trích lục', en: 'Extracts', operations: extractsOperations },
  reports: { vi: 'Thống kê', en: 'Statistics', operations: reportsOperations },
  counts: {
    vi: 'Chuỗi số liệu của sổ, biên bản nghiệm thu',
    en: 'Counts of a book, minutes of acceptance',
    operations: countOperations,
  },
  lots: { vi: 'Lô nghiệm thu, mẫu', en: 'Lots for acceptance, samples', operations: lotOperations },
  obstacles: { vi: 'Vướng mắc, hướng dẫn', en: 'Obstacles, guidance', operations: obstacleOperations },
  training: { vi: 'Tập huấn', en: 'Training', operations: trainingOperations },
}

/** The tags as the document lists them. */
export const documentTags = Object.entries(tags).map(([name, { vi, en }]) => ({
  name,
  description: `${vi} / ${en}`,
}))

const byRoute = new Map<string, Operation & { readonly tag: string }>(
  Object.entries(tags).flatMap(([tag, { operations }]) =>
    Object.entries(operations).map(([route, operation]) => [route, { ...operation, tag }] as const),
  ),
)

/** What is said of a route (`GET /api/books`); undefined when nobody has said anything. */
export function findOperation(route: string): (Operation & { readonly tag: string }) | undefined {
  return byRoute.get(route)
}

/** Every route that something is said of. */
export const describedRoutes: readonly string[] = [...byRoute.keys()]
