import type { Messages } from '../../messages/vi.ts'

/** What a flag of the page analysis means; a flag without words stands for itself. */
export function flagText(flag: string, messages: Messages): string {
  const words: Readonly<Record<string, string>> = messages.scanning.flags
  return words[flag] ?? flag
}
