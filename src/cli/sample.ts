import { mkdir, readdir } from 'node:fs/promises'
import { resolve } from 'node:path'
import { AppError } from '../errors.ts'
import { writeSamplePackages } from '../training/sample-packages.ts'
import type { Command } from './command.ts'

/** `sogoc sample`: packages of invented people, good and bad, to try the check on. */
export const command: Command = {
  name: 'sample',
  usage: 'DIR',
  summary: {
    vi: 'Tạo vài gói dữ liệu giả định, đúng và sai, để dùng thử lệnh check',
    en: 'Write a few invented packages, good and bad, to try check on',
  },
  options: [],
  async run({ args, language, finish }) {
    const [dir] = args
    if (dir === undefined || args.length > 1) {
      const detail = language === 'vi' ? 'Cách dùng: sogoc sample THƯ-MỤC' : 'Usage: sogoc sample DIR'
      throw new AppError('usage', { detail })
    }
    await mkdir(dir, { recursive: true })
    if ((await readdir(dir)).length > 0) throw new AppError('package.not-empty', { path: dir })
    const { packages, rows } = await writeSamplePackages(dir)
    const next = `npx sogoc check ${dir} --out ${dir}.html`
    finish(
      { dir: resolve(dir), packages, rows, next },
      language === 'vi'
        ? `Đã tạo ${packages} gói, ${rows} dòng trong ${dir}; mọi người trong đó đều không có thật. Kiểm tra: ${next}`
        : `Wrote ${packages} packages, ${rows} rows to ${dir}; everybody in them is invented. Check them: ${next}`,
    )
    return 0
  },
}
