import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { hostname } from 'node:os'
import { join, resolve } from 'node:path'
import { AppError } from '../../../src/errors.ts'
import { loadConfig } from '../../../src/platform/config.ts'
import { refuseOwnership } from '../../../src/platform/postgres/app-login.ts'
import { appRole } from '../../../src/platform/postgres/data-dir.ts'
import { openDatabase, type Server } from '../../../src/platform/postgres/database.ts'
import { acquireServer } from '../../../src/platform/postgres/launcher.ts'
import { asOwner } from '../../../src/platform/testing/test-cluster.ts'
import { type Finding, judged, type Section, untested } from './finding.ts'
import { countVerdicts, formatReport } from './format-report.ts'
import { inspectAccounts } from './inspect-accounts.ts'
import { inspectAddress } from './inspect-address.ts'
import { inspectDatabase } from './inspect-database.ts'
import { inspectFolder } from './inspect-folder.ts'
import { inspectJournal } from './inspect-journal.ts'
import { describeProgram, inspectSettings, listBuiltFiles } from './inspect-program.ts'
import { readProofs } from './read-proofs.ts'

/** What is asked for; `proofs` is what vitest reported and printed, absent when it was not run. */
export interface KitRequest {
  readonly dataDir: string | undefined
  readonly url: string | undefined
  readonly out: string
  readonly proofs: { readonly report: unknown; readonly printed: string } | undefined
  readonly say: (text: string) => void
}

/** Looks at an installation, writes the report, and says whether nothing failed. Changes nothing in the installation. */
export async function runKit({ dataDir, url, out, proofs, say }: KitRequest): Promise<boolean> {
  const files = await listBuiltFiles()
  const home = dataDir === undefined ? undefined : resolve(dataDir)
  const sections: Section[] = [
    {
      title: 'Bằng chứng chạy lại được',
      about:
        'Các phép thử của chương trình, chạy trên máy chủ cơ sở dữ liệu mới tạo ngay lúc kiểm tra; không đụng đến dữ liệu thật.',
      findings:
        proofs === undefined
          ? [untested('Các phép thử của chương trình', 'Không chạy (--installation-only)')]
          : readProofs(proofs.report, proofs.printed),
    },
    {
      title: 'Bản phần mềm và thiết lập',
      about: 'Bản đang cài ở thư mục chạy lệnh này.',
      findings: [describeProgram(files), inspectSettings(process.env, home ?? 'data')],
    },
    ...(await inspectInstallation(home, say)),
    {
      title: 'Địa chỉ web',
      about: 'Hỏi địa chỉ người dùng mở, như một người lạ.',
      findings: url === undefined ? [untested('Địa chỉ web', 'Không có --url')] : await inspectAddress(url),
    },
  ]
  // It names accounts and what is wrong: whoever made it decides who gets it.
  await writeFile(
    out,
    formatReport({ at: new Date(), machine: hostname(), dataDir: home, url, sections, files }),
    { mode: 0o600 },
  )
  const { passed, failed, advice, 'not-tested': rest } = countVerdicts(sections)
  say(`Đạt ${passed}, không đạt ${failed}, lưu ý ${advice}, chưa kiểm ${rest}. Biên bản: ${resolve(out)}`)
  for (const { title, verdict, facts } of sections.flatMap(({ findings }) => findings))
    if (verdict === 'failed') say(`KHÔNG ĐẠT: ${title}: ${facts.join('; ')}`)
  return failed === 0
}

async function inspectInstallation(
  home: string | undefined,
  say: (text: string) => void,
): Promise<readonly Section[]> {
  const parts = {
    database: 'Cơ sở dữ liệu',
    accounts: 'Tài khoản',
    journal: 'Nhật ký',
    folder: 'Thư mục dữ liệu',
  }
  const abouts = {
    database: 'Đọc danh mục hệ thống của cơ sở dữ liệu đang dùng.',
    accounts: 'Các tài khoản đang mở. Mật khẩu được thử với mật khẩu tập huấn đã công bố, không thử gì khác.',
    journal: 'Tính lại từng mắt xích của mọi chuỗi và từng mốc niêm phong.',
    folder: 'Quyền đọc, ghi của tệp trên máy.',
  }
  const section = (name: keyof typeof parts, findings: readonly Finding[]): Section => ({
    title: parts[name],
    about: abouts[name],
    findings,
  })
  const names = ['database', 'accounts', 'journal', 'folder'] as const
  if (home === undefined) return names.map(name => section(name, [untested(parts[name], 'Không có --data')]))
  const server = await joinServer(home)
  if (typeof server === 'string') return names.map(name => section(name, [judged(parts[name], [server])]))
  const database = await openDatabase(async () => server)
  try {
    say('đang xem cơ sở dữ liệu và tài khoản')
    const [ofDatabase, ofAccounts] = await asOwner(server.owner, async client => [
      await inspectDatabase(client),
      await inspectAccounts(client, say),
    ])
    say('đang tính lại nhật ký')
    return [
      section('database', [await inspectLogin(server), ...ofDatabase]),
      section('accounts', ofAccounts),
      section('journal', await inspectJournal(database)),
      section('folder', await inspectFolder(home)),
    ]
  } finally {
    await database.close()
  }
}

/** Whether the login that the server works with could come to own the tables, whatever role it puts on. */
async function inspectLogin({ app }: Server): Promise<Finding> {
  const title = 'Đăng nhập của phần mềm vào cơ sở dữ liệu không thể thành chủ sở hữu'
  const refusal = await refuseOwnership(app).then(
    () => undefined,
    (error: unknown) => (error instanceof AppError ? error.text('vi') : String(error)),
  )
  return judged(title, refusal === undefined ? [] : [`${refusal}. Hãy đặt DATABASE_APP_URL`])
}

/** The installation's server, as it is: nothing is created, nothing upgraded. A sentence when there is none. */
async function joinServer(dataDir: string): Promise<Server | string> {
  const { databaseUrl, databaseAppUrl = databaseUrl } = loadConfig(process.env, dataDir)
  if (databaseUrl !== undefined && databaseAppUrl !== undefined)
    return {
      owner: { connectionString: databaseUrl },
      app: { connectionString: databaseAppUrl, options: `-c role=${appRole}` },
      isLost: () => false,
      release: async () => undefined,
    }
  if (!existsSync(join(dataDir, 'postgres', 'PG_VERSION')))
    return `Không có dữ liệu của Sổ Gốc trong ${dataDir}`
  return acquireServer(dataDir)
}
