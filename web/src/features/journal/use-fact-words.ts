import { useMemo } from 'react'
import { useMessages } from '../../messages/language.tsx'
import type { FactWords } from './detail-text.ts'

/** The words for the facts of the journal in the language of the interface. */
export function useFactWords(): FactWords {
  const { journal, access } = useMessages()
  return useMemo(
    () => ({
      facts: journal.facts,
      factValues: { ...journal.factValues, role: access.roles, secondFactorRoles: access.roles },
    }),
    [journal, access],
  )
}
