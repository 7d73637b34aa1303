import { readDvhc } from '../agencies/dvhc/read-dvhc.ts'
import { importAgencies } from '../agencies/import-agencies.ts'
import { loadAgencies } from '../agencies/load-agencies.ts'
import { readAgencyFile } from '../agencies/read-agency-file.ts'
import { AppError } from '../errors.ts'
import { type App, openApp } from '../platform/app.ts'
import { formatImport, formatLoad, warningText } from './agency-lines.ts'
import { listForCommand } from './agency-list.ts'
import type { Command, ExitStatus, Invocation } from './command.ts'

/** `sogoc agency load|import|list`: the tree of agencies from the official lists, from a file, and as it stands. */
export const command: Command = {
  name: 'agency',
  usage: 'load [--province CODE] | import FILE | list [--on DATE] [--name TEXT]',
  summary: {
    vi: 'Nạp danh mục cơ quan (34 tỉnh, 3.321 xã và các đơn vị cũ), nhập từ tệp, hoặc liệt kê.',
    en: 'Loads the official list of agencies, imports a file of them, or lists what there is.',
  },
  options: [
    {
      name: 'province',
      value: 'CODE',
      help: {
        vi: 'load: chỉ một tỉnh, theo mã từ 01/07/2025 (không có: cả nước)',
        en: 'load: one province, by its code since 01/07/2025 (else the whole country)',
      },
    },
    {
      name: 'on',
      value: 'DATE',
      help: {
        vi: 'list: chỉ cơ quan có vào ngày này, dạng 2006-05-17',
        en: 'list: only those that existed on a day, as 2006-05-17',
      },
    },
    {
      name: 'name',
      value: 'TEXT',
      help: {
        vi: 'list: theo tên cũ hoặc mới, có dấu hay không dấu',
        en: 'list: by old or new name, with or without marks',
      },
    },
  ],
  async run(invocation) {
    const [verb, path] = invocation.args
    const most = verb === 'import' ? 2 : 1
    if (invocation.args.length > most) throw usage(invocation)
    switch (verb) {
      case 'load':
        return withApp(invocation, app => runLoad(app, invocation))
      case 'import':
        if (path === undefined) throw usage(invocation)
        return runImport(invocation, path)
      case 'list':
        return withApp(invocation, app => listForCommand(app, invocation))
      default:
        throw usage(invocation)
    }
  },
}

async function runLoad(app: App, invocation: Invocation): Promise<ExitStatus> {
  const dvhc = await readDvhc()
  const province = invocation.value('province')
  const started = performance.now()
  const report = await app.database.transaction({ scope: 'all' }, tx => loadAgencies(tx, dvhc, province))
  const seconds = Math.round(performance.now() - started) / 1000
  const { language } = invocation
  const warnings = report.warnings.map(({ code, agency }) => ({
    code,
    agency: { code: agency.code, name: agency.name },
    message: warningText({ code, agency }, language),
  }))
  invocation.finish({ ...report, warnings, seconds }, formatLoad(report, seconds, language))
  return 0
}

async function runImport(invocation: Invocation, path: string): Promise<ExitStatus> {
  const lines = await readAgencyFile(path)
  return withApp(invocation, async app => {
    const { errors, ...counts } = await importAgencies(app.database, lines)
    const { language } = invocation
    const findings = errors.map(({ line, error }) => ({
      code: error.code,
      severity: 'error',
      row: line,
      message: error.text(language),
    }))
    invocation.finish({ ...counts, findings }, formatImport(counts, findings, language))
    return errors.length > 0 ? 1 : 0
  })
}

async function withApp(invocation: Invocation, run: (app: App) => Promise<ExitStatus>): Promise<ExitStatus> {
  const app = await openApp(invocation.dataDir)
  try {
    return await run(app)
  } finally {
    await app.close()
  }
}

function usage({ language }: Invocation): AppError {
  const forms = 'sogoc agency load | import FILE | list'
  return new AppError('usage', { detail: language === 'vi' ? `Cần: ${forms}` : `Needed: ${forms}` })
}
