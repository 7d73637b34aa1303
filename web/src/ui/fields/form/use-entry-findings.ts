import { useEffect, useState } from 'react'
import { useLanguage } from '../../../messages/language.tsx'
import type { LiveFinding } from '../check-values.ts'
import { isMasked } from '../field-text.ts'

const pauseMs = 250

/** What the rules say of the values, a moment after they changed; null before they were looked at. With the book's `volume` they are judged as those of the book, blanks aside. Hidden numbers are not judged. */
export function useEntryFindings(
  kind: string,
  values: Readonly<Record<string, string>>,
  bookYear: number | null,
  volume?: string,
): readonly LiveFinding[] | null {
  const { language } = useLanguage()
  const [findings, setFindings] = useState<readonly LiveFinding[] | null>(null)
  useEffect(() => {
    let isCurrent = true
    const timer = setTimeout(async () => {
      // The rules and their lists are fetched when they are needed, not with the page.
      const { checkValues } = await import('../check-values.ts')
      if (!isCurrent) return
      const found = checkValues(
        { kind, year: bookYear, ...(volume !== undefined && { volume }) },
        { row: 1, values },
        language,
      )
      setFindings(found.filter(({ column }) => column === null || !isMasked(values[column] ?? '')))
    }, pauseMs)
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [kind, values, bookYear, volume, language])
  return findings
}
