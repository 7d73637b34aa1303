import { AppError, exitStatus } from '../errors.ts'
import type { Language } from '../register/text.ts'
import { type Command, chooseLanguage, formatHelp, readInvocation } from './command.ts'

/** Every command, loaded only when it is called: start-up stays short. */
const commands: Readonly<Record<string, () => Promise<{ readonly command: Command }>>> = {
  scan: () => import('./scan.ts'),
  check: () => import('./check.ts'),
  sample: () => import('./sample.ts'),
  template: () => import('./template.ts'),
  package: () => import('./package.ts'),
  deposit: () => import('./deposit.ts'),
  search: () => import('./search.ts'),
  verify: () => import('./verify.ts'),
  seal: () => import('./seal.ts'),
  serve: () => import('./serve.ts'),
  worker: () => import('./worker.ts'),
  agency: () => import('./agency.ts'),
  account: () => import('./account.ts'),
  demo: () => import('./demo.ts'),
}

/** Children of the program (imaging, sheets, the database's keeper) and the bench; not shown in the help. */
const hidden: Readonly<Record<string, () => Promise<{ run(args: readonly string[]): Promise<number> }>>> = {
  __imaging: () => import('../imaging/worker/child.ts'),
  __keeper: () => import('../platform/postgres/keeper.ts'),
  __sheet: () => import('../sheets/sheet-child.ts'),
  __draw: () => import('../imaging/synth/draw-child.ts'),
}

async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  const language = chooseLanguage(argv)
  const child = name === undefined ? undefined : hidden[name]
  if (child !== undefined) return (await child()).run(rest)
  if (name === undefined || name === '--help' || name === 'help') {
    process.stdout.write(await formatOverview(language))
    return name === undefined ? 2 : 0
  }
  const load = commands[name]
  if (load === undefined) {
    throw new AppError('usage', {
      detail:
        language === 'vi'
          ? `Không có lệnh "${name}". Xem: sogoc --help`
          : `No command "${name}". See: sogoc --help`,
    })
  }
  const { command } = await load()
  const invocation = readInvocation(command, rest)
  if (invocation === undefined) {
    process.stdout.write(formatHelp(command, language))
    return 0
  }
  return command.run(invocation)
}

async function formatOverview(language: Language): Promise<string> {
  const lines = await Promise.all(
    Object.values(commands).map(async load => {
      const { command } = await load()
      return `  sogoc ${command.name.padEnd(10)} ${command.summary[language]}`
    }),
  )
  const head =
    language === 'vi'
      ? 'Sổ Gốc – số hóa sổ hộ tịch. Các lệnh:'
      : 'Sổ Gốc – digitising civil-status registers. Commands:'
  const foot = language === 'vi' ? 'Xem thêm: sogoc LỆNH --help' : 'More: sogoc COMMAND --help'
  return [head, '', ...lines, '', foot, ''].join('\n')
}

try {
  process.exitCode = await main(process.argv.slice(2))
} catch (error) {
  const language = chooseLanguage(process.argv)
  if (error instanceof AppError) {
    process.stderr.write(`${error.text(language)}\n`)
    process.exitCode = exitStatus(error.kind)
  } else {
    process.stderr.write(
      `${language === 'vi' ? 'Lỗi của chương trình' : 'The program failed'}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`,
    )
    process.exitCode = 3
  }
}
