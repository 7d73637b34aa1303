import { readFile } from 'node:fs/promises'
import type { CheckInput } from '../checking/check-book.ts'
import { type CheckFinding, checkRules } from '../checking/check-rules.ts'
import { isFolder } from '../checking/folder/list-books.ts'
import { lettersSchema, type Reading, readingSchema } from '../checking/reading/schema.ts'
import { AppError } from '../errors.ts'
import type { Severity } from '../register/finding.ts'
import type { Invocation, Option } from './command.ts'
import { planReport, type ReportPlan } from './report-plan.ts'

/** The options of `sogoc check`. */
export const checkOptions: readonly Option[] = [
  {
    name: 'out',
    value: 'REPORT',
    help: {
      vi: 'ghi báo cáo: .html; .xlsx (bản Excel có tô màu, chú thích; của thư mục: bảng tổng hợp); hoặc thư mục để ghi tất cả',
      en: 'write a report: .html; .xlsx (the workbook with colours and comments; of a folder: a summary); or a folder for all of them',
    },
  },
  {
    name: 'only',
    value: 'error|warning',
    help: {
      vi: 'chỉ liệt kê lỗi (error), hoặc lỗi và cảnh báo (warning)',
      en: 'list errors only, or errors and warnings (warning)',
    },
  },
  {
    name: 'rule',
    value: 'CODE',
    help: {
      vi: 'chỉ liệt kê quy tắc này (dùng được nhiều lần)',
      en: 'list this rule only (may be repeated)',
    },
  },
  {
    name: 'reading',
    value: 'FILE.json',
    help: {
      vi: 'cách đọc bảng tính: {sheet, headerRow, columns, letters}',
      en: 'how to read the workbook: {sheet, headerRow, columns, letters}',
    },
  },
  {
    name: 'letters',
    value: 'SET',
    help: {
      vi: `bảng mã chữ của tệp cũ: ${lettersSchema.options.join(', ')}`,
      en: `the letters of an old file: ${lettersSchema.options.join(', ')}`,
    },
  },
  {
    name: 'unmasked',
    help: {
      vi: 'báo cáo .html hiện đủ số giấy tờ tùy thân',
      en: 'the .html report shows identity numbers in full',
    },
  },
]

/** What the options say. */
export interface HowToCheck {
  readonly out: ReportPlan | undefined
  readonly unmasked: boolean
  /** Whether a finding is listed; all of them are counted. */
  keeps(found: CheckFinding): boolean
  readonly reading: Pick<CheckInput, 'reading'>
}

/** Reads the options; throws `usage`, `file.not-found`. */
export async function readHowToCheck(invocation: Invocation): Promise<HowToCheck> {
  const reading = await readReading(invocation)
  return {
    out: await readOut(invocation),
    unmasked: invocation.has('unmasked'),
    keeps: readFilter(invocation),
    reading: reading === undefined ? {} : { reading },
  }
}

async function readOut(invocation: Invocation): Promise<ReportPlan | undefined> {
  const out = invocation.value('out')
  if (out === undefined) return undefined
  const plan = planReport(out, await isFolder(out))
  if (plan !== undefined) return plan
  throw usage(
    invocation,
    `Báo cáo là tệp .html, .xlsx hoặc một thư mục, không phải "${out}"`,
    `A report is an .html, an .xlsx or a folder, not "${out}"`,
  )
}

function usage(invocation: Invocation, vi: string, en: string): AppError {
  return new AppError('usage', { detail: invocation.language === 'vi' ? vi : en })
}

function readFilter(invocation: Invocation): HowToCheck['keeps'] {
  const only = invocation.value('only')
  const rules = invocation.values('rule')
  const kept: Readonly<Record<string, readonly Severity[]>> = {
    error: ['error'],
    warning: ['error', 'warning'],
  }
  if (only !== undefined && kept[only] === undefined)
    throw usage(
      invocation,
      `--only là error hoặc warning, không phải "${only}"`,
      `--only is error or warning, not "${only}"`,
    )
  const unknown = rules.find(code => !Object.hasOwn(checkRules, code))
  if (unknown !== undefined)
    throw usage(invocation, `Không có quy tắc "${unknown}"`, `There is no rule "${unknown}"`)
  const wanted = only === undefined ? undefined : kept[only]
  return ({ severity, code }) =>
    (wanted === undefined || wanted.includes(severity)) && (rules.length === 0 || rules.includes(code))
}

async function readReading(invocation: Invocation): Promise<Reading | undefined> {
  const [path, letters] = [invocation.value('reading'), invocation.value('letters')]
  const set = lettersSchema.optional().safeParse(letters)
  if (!set.success) {
    const all = lettersSchema.options.join(', ')
    throw usage(invocation, `--letters là một trong: ${all}`, `--letters is one of: ${all}`)
  }
  if (path === undefined) return set.data && { letters: set.data }
  const text = await readFile(path, 'utf8').catch((error: unknown) => {
    throw new AppError('file.not-found', { path }, error)
  })
  const read = readingSchema.safeParse(parseJson(text))
  if (!read.success)
    throw usage(
      invocation,
      `Tệp ${path} không phải cách đọc hợp lệ: cần một đối tượng JSON với sheet, headerRow, columns, letters`,
      `${path} says no way of reading: a JSON object with sheet, headerRow, columns, letters`,
    )
  return { ...read.data, ...(set.data !== undefined && { letters: set.data }) }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
