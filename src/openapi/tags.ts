import type { Text } from '../register/text.ts'
import type { Operation, Operations } from './operation.ts'
import { accessOperations } from './operations/access.ts'
import { checkingOperations } from './operations/checking.ts'
import { extractsOperations } from './operations/extracts.ts'
import { keyingOperations } from './operations/keying.ts'
import { registryOperations } from './operations/registry.ts'
import { reportsOperations } from './operations/reports.ts'
import { workshopOperations } from './operations/workshop.ts'

/** The parts of the API, in the order of the journey, with their operations. */
const tags: Readonly<Record<string, Text & { readonly operations: Operations }>> = {
  access: {
    vi: 'Đăng nhập, tài khoản, hệ thống kết nối, cơ quan, nhật ký',
    en: 'Signing in, accounts, systems, agencies, the journal',
    operations: accessOperations,
  },
  workshop: { vi: 'Sổ, trang, trường hợp', en: 'Books, pages, cases', operations: workshopOperations },
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
