import { AppError } from '../errors.ts'
import { type App, openApp } from '../platform/app.ts'
import { endingSignal, whenAborted } from '../platform/ending.ts'
import { hasCode } from '../platform/error-code.ts'
import type { HttpServer } from '../platform/http/server.ts'
import { buildServer } from '../server.ts'
import type { Command, Invocation } from './command.ts'
import { startWorkerChild } from './worker-child.ts'

/** `sogoc serve`: the web server, a worker and the embedded database of one data folder. */
export const command: Command = {
  name: 'serve',
  usage: '[--port 8080] [--host 127.0.0.1]',
  summary: {
    vi: 'Chạy phần mềm trên máy này, dùng qua trình duyệt.',
    en: 'Runs the program on this machine, for the browser.',
  },
  options: [
    {
      name: 'port',
      value: 'PORT',
      help: { vi: 'cổng (mặc định 8080, hoặc biến PORT)', en: 'port (default 8080, or PORT)' },
    },
    {
      name: 'host',
      value: 'HOST',
      help: {
        vi: 'địa chỉ mở cổng (mặc định 127.0.0.1: chỉ máy này; 0.0.0.0: cả mạng nội bộ)',
        en: 'address to listen on (default 127.0.0.1: this machine only; 0.0.0.0: the network)',
      },
    },
  ],
  async run(invocation) {
    const port = invocation.integer('port', 0, 65_535)
    const ending = endingSignal()
    const app = await openApp(invocation.dataDir)
    try {
      const server = await buildServer(app)
      const at = { port: port ?? app.config.port, host: invocation.value('host') ?? app.config.host }
      const address = await listen(server, at)
      const worker = startWorkerChild(app.config.dataDir, app.log)
      await announce(invocation, app, address)
      await whenAborted(ending)
      invocation.say({ vi: 'Đang dừng…', en: 'Stopping…' })
      // In this order: no new requests, the running ones finish, the worker ends, the database is let go.
      await server.close()
      await worker.stop()
    } finally {
      await app.close()
    }
    return 0
  },
}

async function listen(
  server: HttpServer,
  at: { readonly port: number; readonly host: string },
): Promise<string> {
  try {
    await server.listen(at)
  } catch (error) {
    await server.close()
    if (hasCode(error, 'EADDRINUSE')) throw new AppError('port.in-use', at, error)
    if (hasCode(error, 'EACCES', 'EADDRNOTAVAIL', 'ENOTFOUND')) {
      throw new AppError(
        'port.refused',
        { ...at, detail: error instanceof Error ? error.message : '' },
        error,
      )
    }
    throw error
  }
  const bound = server.server.address()
  const port = typeof bound === 'object' && bound !== null ? bound.port : at.port
  const host = at.host === '0.0.0.0' || at.host === '::' ? 'localhost' : at.host
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`
}

async function announce(invocation: Invocation, app: App, address: string): Promise<void> {
  if (invocation.json) invocation.finish({ address }, '')
  invocation.say({
    vi: `Sổ Gốc đang chạy tại ${address}  (Ctrl-C để dừng)`,
    en: `Sổ Gốc runs at ${address}  (Ctrl-C to stop)`,
  })
  const anybody = await app.database.transaction({ scope: 'all' }, tx =>
    tx.selectFrom('account').select('id').limit(1).executeTakeFirst(),
  )
  if (anybody !== undefined) return
  const how = `sogoc account create admin --role administrator --agency MÃ --data ${invocation.dataDir}`
  invocation.say({
    vi: `Chưa có tài khoản nào. Mở cửa sổ lệnh khác và lập tài khoản quản trị đầu tiên:\n  ${how}\n(MÃ là mã cơ quan, ví dụ 79 cho một tỉnh.) Muốn xem thử với dữ liệu mẫu: sogoc demo`,
    en: `There are no accounts yet. In another terminal, create the first administrator:\n  ${how}\n(MÃ is the agency's code, e.g. 79 for a province.) To try with sample data: sogoc demo`,
  })
}
