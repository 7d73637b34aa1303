import { lstat, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Finding, judged, untested } from './finding.ts'

/** What each thing in a data folder may be open to: the bits that nobody else may have. */
const closed: readonly (readonly [path: string, others: number, what: string])[] = [
  // Others may pass through the folder (PostgreSQL's own user does), not list it.
  ['.', 0o066, 'Thư mục dữ liệu'],
  ['secret', 0o077, 'Thư mục mật khẩu của cơ sở dữ liệu'],
  ['secret/postgres-password', 0o077, 'Mật khẩu chủ sở hữu cơ sở dữ liệu'],
  ['secret/postgres-app-password', 0o077, 'Mật khẩu của vai trò sogoc_app'],
  ['secret.key', 0o077, 'Khóa mã hóa mã xác thực'],
  ['postgres', 0o077, 'Cơ sở dữ liệu'],
  ['log', 0o077, 'Nhật ký của máy chủ cơ sở dữ liệu'],
]

/** Looks at who of the machine's users may read the data folder. */
export async function inspectFolder(dataDir: string): Promise<readonly Finding[]> {
  const title = 'Người dùng khác của máy không đọc được dữ liệu, khóa và mật khẩu'
  if (process.platform === 'win32') return [untested(title, 'Windows không có kiểu quyền tệp này')]
  const complaints: string[] = []
  let looked = 0
  const look = async (path: string, others: number, what: string) => {
    const found = await lstat(join(dataDir, path)).catch(() => undefined)
    if (found === undefined) return
    looked += 1
    if ((found.mode & others) !== 0)
      complaints.push(`${what} (${path}) có quyền ${(found.mode & 0o777).toString(8)}`)
  }
  for (const [path, others, what] of closed) await look(path, others, what)
  // The vault's folders are reached through the data folder only; its files are never written again.
  for (const name of await listSome(join(dataDir, 'vault'))) await look(join('vault', name), 0o022, 'Kho tệp')
  return [judged(title, complaints, [`${looked} thư mục, tệp được xem`])]
}

/** Some hundreds of files of the vault: the same program makes all of them. */
async function listSome(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir, { recursive: true }).catch(() => [])
  return names.slice(0, 500)
}
