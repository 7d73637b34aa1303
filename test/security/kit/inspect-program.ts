import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { loadConfig } from '../../../src/platform/config.ts'
import { programRoot, programVersion } from '../../../src/platform/program.ts'
import { type Finding, judged } from './finding.ts'

/** One file of the built program. */
export interface BuiltFile {
  readonly path: string
  readonly sha256: string
}

/** The files that run, with their hashes; maps for developers and the tools' own bundles are no part of it. */
export async function listBuiltFiles(dir = join(programRoot, 'dist')): Promise<readonly BuiltFile[]> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const paths = entries
    .filter(entry => entry.isFile())
    .map(entry =>
      join(entry.parentPath, entry.name)
        .slice(dir.length + 1)
        .replaceAll('\\', '/'),
    )
    .filter(path => !path.endsWith('.map') && path !== 'bench.js' && path !== 'security-kit.js')
    .sort()
  return Promise.all(
    paths.map(async path => ({
      path,
      sha256: createHash('sha256')
        .update(await readFile(join(dir, path)))
        .digest('hex'),
    })),
  )
}

/** Which program it is: its version, and one hash over all its files. */
export function describeProgram(files: readonly BuiltFile[]): Finding {
  const whole = createHash('sha256')
  for (const { path, sha256 } of files) whole.update(`${sha256}  ${path}\n`)
  return judged('Bản phần mềm', files.length === 0 ? ['Chưa dựng: npm run build'] : [], [
    `Sổ Gốc ${programVersion}, Node.js ${process.versions.node}`,
    `${files.length} tệp; SHA-256 của danh sách tệp (phụ lục): ${whole.digest('hex')}`,
  ])
}

/** The settings that decide about safety, as this command finds them in its environment. */
export function inspectSettings(env: NodeJS.ProcessEnv, dataDir: string): Finding {
  const title = 'Thiết lập (đọc từ biến môi trường của lệnh này; hãy chạy với cùng biến như máy chủ)'
  try {
    const config = loadConfig(env, dataDir)
    const isLocal = /^(127\.|::1$|localhost$)/.test(config.host)
    const proxies = config.trustProxy === false ? 'không' : config.trustProxy.join(', ')
    return judged(
      title,
      isLocal || config.tls
        ? []
        : [`HOST=${config.host} mở ra mạng mà TLS=0: mật khẩu và dữ liệu đi không mã hóa`],
      [
        `HOST ${config.host}, TLS ${config.tls ? 1 : 0}, TRUST_PROXY ${proxies}`,
        `Phiên làm việc: nghỉ quá ${config.sessionIdleMs / 60_000} phút hoặc quá ${config.sessionAbsoluteMs / 3_600_000} giờ thì hết`,
        `Tệp gửi lên: tối đa ${config.uploadMaxBytes / 1024 / 1024} MB, ${config.uploadMaxFiles} tệp một lần; ${config.requestsPerMinute} yêu cầu/phút/địa chỉ`,
        `Cơ sở dữ liệu: ${config.databaseUrl === undefined ? 'đi kèm' : 'máy chủ riêng'}; đăng nhập chung (OIDC): ${config.oidc?.issuer ?? 'không'}`,
      ],
    )
  } catch (error) {
    return judged(title, [error instanceof Error ? error.message : String(error)])
  }
}
