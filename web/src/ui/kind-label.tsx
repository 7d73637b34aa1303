import type { ReactNode } from 'react'
import { useLanguage, useMessages } from '../messages/language.tsx'
import { isOfficial, kindName, kindShortName } from './kind-text.ts'
import { Badge } from './states/badge.tsx'

interface KindLabelProps {
  readonly kind: string
  /** Whether the full name of the book is wanted. */
  readonly full?: boolean
}

/** The name of a register kind; says so when the ministry has no form for it. */
export function KindLabel({ kind, full = false }: KindLabelProps): ReactNode {
  const { language } = useLanguage()
  const { common } = useMessages()
  const name = full ? kindName(kind, language) : kindShortName(kind, language)
  return (
    <>
      <span title={kind}>{name}</span>
      {!isOfficial(kind) && full && (
        <>
          {' '}
          <Badge tone="plain" title={common.noOfficialFormHint}>
            {common.noOfficialForm}
          </Badge>
        </>
      )}
    </>
  )
}
