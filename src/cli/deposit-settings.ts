import { AppError } from '../errors.ts'
import type { Language } from '../register/text.ts'
import { type AsInBook, type DepositMode, parseAsInBook } from '../registry/deposit/judge-findings.ts'
import type { Invocation } from './command.ts'

/** What both ways of the command need. */
export interface DepositSettings {
  readonly mode: DepositMode
  readonly dryRun: boolean
  readonly asInBook: readonly AsInBook[]
}

/** Reads the options of the command; throws `usage`, `deposit.as-in-book`. */
export function readSettings(invocation: Invocation): DepositSettings {
  const mode = invocation.value('mode') ?? 'all'
  if (mode !== 'all' && mode !== 'valid') {
    throw depositUsage(
      invocation.language,
      `--mode phải là all hoặc valid, không phải "${mode}"`,
      `--mode must be all or valid, not "${mode}"`,
    )
  }
  return {
    mode,
    dryRun: invocation.has('dry-run'),
    asInBook: invocation.values('as-in-book').map(parseAsInBook),
  }
}

/** A misuse of the command, said in the person's language. */
export function depositUsage(language: Language, vi: string, en: string): AppError {
  return new AppError('usage', { detail: language === 'vi' ? vi : en })
}
