import type { ReactNode } from 'react'
import type { Field } from '../../../../../src/register/kind.ts'
import { useMessages } from '../../../messages/language.tsx'
import { shownValue } from '../../../ui/fields/form/find-items.ts'
import classes from './arbitration.module.css'
import type { Marked } from './mark-letters.ts'

/** A value as people read it: the name of a code. */
export function readable(field: Field | undefined, value: string): string {
  const name = field?.codeList === undefined ? value : shownValue(field.codeList, value)
  return name === value ? value : `${name} (${value})`
}

/** A value with what differs from the other marked; also for who sees no colour. */
export function MarkedText({ pieces }: { readonly pieces: readonly Marked[] }): ReactNode {
  const { arbitration: text } = useMessages()
  if (pieces.length === 0) return <em className={classes.empty}>{text.empty}</em>
  let at = 0
  return (
    <span>
      {pieces.map(({ text: piece, differs }) => {
        const key = `${at}`
        at += piece.length
        return differs ? <mark key={key}>{piece}</mark> : <span key={key}>{piece}</span>
      })}
    </span>
  )
}
