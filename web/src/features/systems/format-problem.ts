import type { Messages } from '../../messages/vi.ts'

/** Why nothing arrived, in words. */
export function formatProblem(code: string | null, text: Messages['webhooks']): string {
  const problems: Readonly<Record<string, string>> = text.problems
  return problems[code ?? ''] ?? text.problemOther
}
