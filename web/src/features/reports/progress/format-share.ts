import type { Language } from '../../../../../src/register/text.ts'

/** A share as percent: never "100 %" before all is done, never "0 %" once something is. */
export function formatShare(share: number, language: Language): string {
  const percent = share * 100
  const shown =
    percent > 0 && percent < 1 ? Math.max(0.1, Math.floor(percent * 10) / 10) : Math.floor(percent + 1e-9)
  return `${shown.toLocaleString(language === 'vi' ? 'vi-VN' : 'en-GB')} %`
}
