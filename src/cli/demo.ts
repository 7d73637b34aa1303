import { join, resolve } from 'node:path'
import { openApp } from '../platform/app.ts'
import { programEntry } from '../platform/program.ts'
import type { Language } from '../register/text.ts'
import { demoAccounts, demoPassword } from '../training/demo/demo-plan.ts'
import { fillWhole } from '../training/demo/fill-whole.ts'
import { type DemoReport, makeDemoProvince, trialFolder } from '../training/demo/make-demo-province.ts'
import { jobHandlers } from '../worker.ts'
import type { Command } from './command.ts'

/** `sogoc demo`: fills an empty data folder with a small invented province. */
export const command: Command = {
  name: 'demo',
  usage: '',
  summary: {
    vi: 'Tạo một tỉnh giả định nhỏ trong thư mục dữ liệu trống, để xem và tập huấn.',
    en: 'Fills an empty data folder with a small invented province, for looking and for training.',
  },
  options: [],
  async run({ dataDir, language, say, finish }) {
    const started = performance.now()
    const target = resolve(dataDir)
    const fill = process.env.DATABASE_URL === undefined ? fillWhole : fillInPlace
    const { report, address } = await fill(target, async dir => {
      // A line for every page of the background work is of no use here.
      const app = await openApp(dir, { env: { LOG_LEVEL: 'warn', ...process.env } })
      try {
        const made = await makeDemoProvince(app, { programEntry, handlers: jobHandlers, say })
        return { report: made, address: `http://${app.config.host}:${app.config.port}` }
      } finally {
        await app.close()
      }
    })
    const seconds = Math.round((performance.now() - started) / 100) / 10
    const next = `sogoc serve --data ${target}`
    const trialDir = join(target, trialFolder)
    const accounts = demoAccounts.map(({ username, role }) => ({ username, role, password: demoPassword }))
    finish(
      { ...report, trialDir, accounts, seconds, next, address },
      describe({ ...report, trialDir }, { seconds, next, address }, language),
    )
    return 0
  },
}

function fillInPlace<T>(dir: string, fill: (dir: string) => Promise<T>): Promise<T> {
  return fill(dir)
}

function describe(
  report: DemoReport & { readonly trialDir: string },
  { seconds, next, address }: { seconds: number; next: string; address: string },
  language: Language,
): string {
  const { agencies, books, pages, packages, records, trialDir } = report
  const width = Math.max(...demoAccounts.map(account => account.username.length))
  const accounts = demoAccounts.map(
    ({ username, displayName }) => `  ${username.padEnd(width)}  ${displayName}`,
  )
  if (language === 'en') {
    return [
      `Made in ${seconds} s: ${agencies} agencies, ${books} books, ${pages} pages, ${packages} packages, ${records} records. Everybody in them is invented.`,
      '',
      `Start:    ${next}`,
      `Open:     ${address}`,
      `Password: ${demoPassword}   (the same for every account below; for demonstrations only)`,
      ...accounts,
      '',
      `To try the upload: ${trialDir}`,
    ].join('\n')
  }
  return [
    `Đã tạo trong ${seconds} giây: ${agencies} cơ quan, ${books} quyển sổ, ${pages} trang, ${packages} gói, ${records} bản ghi. Mọi người trong đó đều không có thật.`,
    '',
    `Chạy:      ${next}`,
    `Mở:        ${address}`,
    `Mật khẩu:  ${demoPassword}   (chung cho mọi tài khoản dưới đây; chỉ dùng để tập huấn)`,
    ...accounts,
    '',
    `Để thử nộp gói: ${trialDir}`,
  ].join('\n')
}
