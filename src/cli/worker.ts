import { availableParallelism } from 'node:os'
import { duties } from '../duties.ts'
import { openApp } from '../platform/app.ts'
import { endingSignal } from '../platform/ending.ts'
import { runDuties } from '../platform/jobs/duties.ts'
import { runWorker } from '../platform/jobs/worker.ts'
import { jobHandlers } from '../worker.ts'
import type { Command } from './command.ts'

/** `sogoc worker`: does the jobs of a data folder (or of DATABASE_URL) until it is told to end. */
export const command: Command = {
  name: 'worker',
  usage: '[--jobs N]',
  summary: {
    vi: 'Làm các việc nền: dựng trang, kiểm tra gói, niêm phong nhật ký, dọn dữ liệu hết hạn lưu.',
    en: 'Does background work: rendering pages, checking packages, sealing the journal, removing what is past its time.',
  },
  options: [
    {
      name: 'jobs',
      value: 'N',
      help: {
        vi: 'số việc làm cùng lúc (mặc định: bằng số nhân của máy)',
        en: 'how many jobs at once (default: one a core)',
      },
    },
  ],
  async run(invocation) {
    const concurrency = invocation.integer('jobs', 1, 64) ?? availableParallelism()
    const signal = endingSignal()
    const app = await openApp(invocation.dataDir)
    try {
      await Promise.all([
        runWorker(app, jobHandlers, { signal, concurrency }),
        runDuties(app, duties, signal),
      ])
    } finally {
      await app.close()
    }
    return 0
  },
}
