import { z } from 'zod'
import { type Finding, judged } from './finding.ts'

/** The tests that a province can run, and what they prove, in its language. */
export const proofs: Readonly<Record<string, string>> = {
  'test/security/row-security.db.test.ts':
    'Cơ sở dữ liệu chỉ cho thấy và sửa đúng những dòng thuộc phạm vi, trong những địa bàn ngẫu nhiên (sáp nhập, chia tách, giao sổ)',
  'test/security/grants.db.test.ts':
    'Vai trò của phần mềm trong cơ sở dữ liệu có đúng các quyền đã ghi, không hơn',
  'test/security/route-matrix.db.test.ts':
    'Mọi địa chỉ của chương trình × mọi vai trò × mọi quan hệ cơ quan: được đúng như bảng quyền, không lộ gì khác',
  'test/security/http.db.test.ts': 'Tiêu đề, cookie, mã chống giả mạo, lưu đệm, dữ liệu hỏng gửi lên',
  'src/platform/postgres/app-login.db.test.ts':
    'Đăng nhập của phần mềm vào cơ sở dữ liệu không thành chủ sở hữu bằng cách nào',
  'src/journal/tampering.db.test.ts': 'Sửa, chèn, xóa nhật ký bằng quyền cao nhất đều bị lần ra đúng dòng',
  'src/journal/anchors.db.test.ts': 'Thay cả chuỗi nhật ký đều bị mốc niêm phong đã xuất lần ra',
  'src/access/throttle.db.test.ts': 'Dò mật khẩu từ một hay nhiều địa chỉ không vượt được giới hạn',
}

/** What vitest's JSON reporter writes. */
const reportSchema = z.object({
  testResults: z.array(
    z.object({
      name: z.string(),
      message: z.string().optional(),
      assertionResults: z.array(z.object({ fullName: z.string(), status: z.string() })),
    }),
  ),
})

interface Figure {
  readonly file: string
  /** The line that the test prints. */
  readonly line: RegExp
  say(parts: readonly string[]): string
}

const places: readonly (readonly [RegExp, string])[] = [
  [/one account/, 'một tài khoản'],
  [/many accounts/, 'nhiều tài khoản'],
  [/ from one address/, ' từ một địa chỉ'],
  [/ from many addresses/, ' từ nhiều địa chỉ'],
  [/ from one IPv6 household/, ' từ một mạng IPv6'],
]

/** The figures that tests print, in Vietnamese. */
const figures: readonly Figure[] = [
  {
    file: 'test/security/row-security.db.test.ts',
    line: /row-level security: (\d+) countries, (\d+) accounts × rights, \d+ jurisdictions, (\d+) rows × operations compared, (\d+) leaks/g,
    say: ([countries, pairs, compared, leaks]) =>
      `${countries} địa bàn ngẫu nhiên, ${pairs} tài khoản × quyền, ${compared} lượt so dòng × thao tác, lộ ${leaks}`,
  },
  {
    file: 'test/security/route-matrix.db.test.ts',
    line: /route matrix: (\d+) routes, (\d+) combinations of route × role × relation, (\d+) let through, (\d+) leaks/g,
    say: ([routes, combinations, through, leaks]) =>
      `${routes} địa chỉ, ${combinations} tổ hợp địa chỉ × vai trò × quan hệ, ${through} được phép, lộ ${leaks}`,
  },
  {
    file: 'src/access/throttle.db.test.ts',
    line: /throttle: (\d+) guesses at (.+?): (\d+) tried, (\d+) refused/g,
    say: ([guesses, where = '', tried, refused]) =>
      `${guesses} lần dò ${places.reduce((text, [en, vi]) => text.replace(en, vi), where)}: ${tried} lần được thử, ${refused} lần bị chặn`,
  },
]

/** One finding for each file of proofs, from what vitest reported and printed. */
export function readProofs(report: unknown, printed: string): readonly Finding[] {
  const { testResults } = reportSchema.parse(report)
  return Object.entries(proofs).map(([file, title]) => {
    const result = testResults.find(({ name }) => name.replaceAll('\\', '/').endsWith(file))
    const tests =
      result?.assertionResults.filter(({ status }) => status === 'passed' || status === 'failed') ?? []
    const failed = tests.filter(({ status }) => status === 'failed')
    const complaints =
      tests.length === 0
        ? [`Không chạy được ${file}`]
        : failed.map(({ fullName }) => `Không đạt: ${fullName}`)
    const facts = figures
      .filter(figure => figure.file === file)
      .flatMap(({ line, say }) => [...printed.matchAll(line)].map(([, ...parts]) => say(parts)))
    return judged(title, complaints, [
      `${tests.length - failed.length}/${tests.length} phép thử đạt`,
      ...facts,
    ])
  })
}
