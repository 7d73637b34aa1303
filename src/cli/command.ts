import { parseArgs } from 'node:util'
import { AppError } from '../errors.ts'
import type { Language, Text } from '../register/text.ts'

/** One option of a command, as `--name` or `--name VALUE`. */
export interface Option {
  readonly name: string
  /** The placeholder of the value in the help; absent for a switch. */
  readonly value?: string
  readonly help: Text
}

/** What a command is given when it runs. */
export interface Invocation {
  readonly args: readonly string[]
  readonly language: Language
  /** `--json`: print one JSON object on standard output and nothing else there. */
  readonly json: boolean
  /** The data folder, absolute or relative to the working directory. */
  readonly dataDir: string
  /** Every value given for an option, in order. */
  values(name: string): readonly string[]
  /** The last value given for an option. */
  value(name: string): string | undefined
  /** The last value as a whole number; throws `usage` when it is not one or lies outside. */
  integer(name: string, min: number, max: number): number | undefined
  /** Whether a switch was given. */
  has(name: string): boolean
  /** Prints to standard error: progress and remarks for a person. */
  say(text: Text): void
  /** The end of the command: the JSON object with `--json`, else the text. */
  finish(result: object, text: string): void
}

/** 0 done and clean, 1 done with findings of severity error. 2 and 3 come from thrown errors. */
export type ExitStatus = 0 | 1

/** A command: one file in this folder. */
export interface Command {
  readonly name: string
  /** e.g. `BOOK.xlsx [BOOK.zip]` */
  readonly usage: string
  readonly summary: Text
  readonly options: readonly Option[]
  run(invocation: Invocation): Promise<ExitStatus>
}

const commonOptions: readonly Option[] = [
  {
    name: 'data',
    value: 'DIR',
    help: { vi: 'thư mục dữ liệu (mặc định ./data)', en: 'data folder (default ./data)' },
  },
  { name: 'json', help: { vi: 'in một đối tượng JSON ra stdout', en: 'print one JSON object on stdout' } },
  { name: 'lang', value: 'vi|en', help: { vi: 'ngôn ngữ thông báo', en: 'language of the messages' } },
  { name: 'help', help: { vi: 'hướng dẫn này', en: 'this help' } },
]

/** The help page of one command. */
export function formatHelp(command: Command, language: Language): string {
  const heads = language === 'vi' ? ['Cách dùng', 'Tùy chọn'] : ['Usage', 'Options']
  const rows = [...command.options, ...commonOptions].map(option => {
    const left = `--${option.name}${option.value === undefined ? '' : ` ${option.value}`}`
    return `  ${left.padEnd(28)} ${option.help[language]}`
  })
  return [
    `${heads[0]}: sogoc ${command.name} ${command.usage}`.trimEnd(),
    '',
    command.summary[language],
    '',
    `${heads[1]}:`,
    ...rows,
    '',
  ].join('\n')
}

function usageError(language: Language, text: Text): AppError {
  return new AppError('usage', { detail: text[language] })
}

function unknownOption(error: unknown, language: Language): AppError {
  const raw = error instanceof Error ? error.message : String(error)
  const option = /'(-{1,2}[^' ]*)/.exec(raw)?.[1] ?? ''
  return usageError(language, {
    vi: `Tùy chọn không hợp lệ: ${option}. Xem --help.`,
    en: `Invalid option: ${option}. See --help.`,
  })
}

/** The language asked for by `--lang` or SOGOC_LANG; Vietnamese unless told otherwise. */
export function chooseLanguage(argv: readonly string[]): Language {
  const at = argv.findLastIndex(arg => arg === '--lang' || arg.startsWith('--lang='))
  const given =
    at < 0 ? process.env.SOGOC_LANG : argv[at]?.startsWith('--lang=') ? argv[at]?.slice(7) : argv[at + 1]
  return given === 'en' ? 'en' : 'vi'
}

/** Reads the arguments of a command; throws `usage` for what is not known. Returns undefined when only help was asked. */
export function readInvocation(command: Command, argv: readonly string[]): Invocation | undefined {
  const language = chooseLanguage(argv)
  const options = Object.fromEntries(
    [...command.options, ...commonOptions].map(option => [
      option.name,
      option.value === undefined
        ? { type: 'boolean' as const, multiple: true as const }
        : { type: 'string' as const, multiple: true as const },
    ]),
  )
  let parsed: ReturnType<typeof parseArgs>
  try {
    parsed = parseArgs({ args: [...argv], options, allowPositionals: true, strict: true })
  } catch (error) {
    throw unknownOption(error, language)
  }
  const given = parsed.values as Record<string, (string | boolean)[] | undefined>
  if (given.help !== undefined) return undefined
  const values = (name: string) => (given[name] ?? []).filter(value => typeof value === 'string')
  const json = given.json !== undefined
  return {
    args: parsed.positionals,
    language,
    json,
    dataDir: values('data').at(-1) ?? process.env.SOGOC_DATA ?? 'data',
    values,
    value: name => values(name).at(-1),
    integer(name, min, max) {
      const raw = values(name).at(-1)
      if (raw === undefined) return undefined
      const number = Number(raw)
      if (!Number.isInteger(number) || number < min || number > max) {
        throw usageError(language, {
          vi: `--${name} phải là số nguyên từ ${min} đến ${max}, không phải "${raw}"`,
          en: `--${name} must be a whole number from ${min} to ${max}, not "${raw}"`,
        })
      }
      return number
    },
    has: name => given[name] !== undefined,
    say: text => void process.stderr.write(`${text[language]}\n`),
    finish: (result, text) => void process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${text}\n`),
  }
}
