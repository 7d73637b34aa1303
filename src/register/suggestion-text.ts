import type { Language, Text } from './text.ts'

const leaveBlank: Text = { vi: '(để trống)', en: '(leave blank)' }

/** A suggestion as a person reads it, if there is one: an empty one says that the cell should hold nothing. */
export function suggestionText(suggestion: string | null, language: Language): string | null {
  return suggestion === '' ? leaveBlank[language] : suggestion
}
