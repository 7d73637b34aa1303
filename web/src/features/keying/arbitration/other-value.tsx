import { type ReactNode, useEffect, useRef, useState } from 'react'
import { entryFields } from '../../../../../src/register/entry-fields.ts'
import type { Field } from '../../../../../src/register/kind.ts'
import { useMessages } from '../../../messages/language.tsx'
import { EntryField } from '../../../ui/fields/form/entry-field.tsx'
import classes from './arbitration.module.css'

interface OtherValueProps {
  readonly field: Field
  readonly book: { readonly year: number }
  readonly initial: string
  readonly onChange: (value: string) => void
}

/** What neither of the two has: typed as in the form of the entry. */
export function OtherValue({ field, book, initial, onChange }: OtherValueProps): ReactNode {
  const { arbitration: text } = useMessages()
  const [value, setValue] = useState(initial)
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => box.current?.querySelector<HTMLElement>('[data-entry]')?.focus(), [])
  const latestYear = Math.min(
    new Date().getFullYear(),
    book.year + (field.id === entryFields.registered ? 49 : 1),
  )
  return (
    <div ref={box} className={classes.typed} title={text.otherHint}>
      <EntryField
        placed={{ field, span: 12 }}
        value={value}
        findings={[]}
        latestYear={latestYear}
        before={undefined}
        prefix="other-"
        onChange={(_, next) => {
          setValue(next)
          onChange(next)
        }}
      />
    </div>
  )
}
