import { Anchor, Button } from '@mantine/core'
import { type ReactNode, useEffect, useRef } from 'react'
import type { RegisterKind } from '../../../../../src/register/kind.ts'
import { useMessages } from '../../../messages/language.tsx'
import { EntryForm } from '../../../ui/fields/form/entry-form.tsx'
import { useEntryFindings } from '../../../ui/fields/form/use-entry-findings.ts'
import classes from './record.module.css'

interface RepairFormProps {
  readonly kind: RegisterKind
  readonly bookYear: number
  readonly before: Readonly<Record<string, string>>
  readonly values: Readonly<Record<string, string>>
  /** How many fields differ. */
  readonly changed: number
  readonly onChange: (id: string, value: string) => void
  readonly onReview: () => void
  readonly onCancel: () => void
  readonly onNote: () => void
}

/** The fields of the record to be typed as the image has them, with the rules beside them. */
export function RepairForm(props: RepairFormProps): ReactNode {
  const { kind, bookYear, before, values, changed, onChange, onReview, onCancel, onNote } = props
  const { record: text, common } = useMessages()
  const title = useRef<HTMLHeadingElement>(null)
  const findings = useEntryFindings(kind.code, values, bookYear)
  useEffect(() => title.current?.focus(), [])
  return (
    <>
      <h2 ref={title} tabIndex={-1}>
        {text.repair}
      </h2>
      <p className={classes.guide}>
        {text.repairGuide}{' '}
        <Anchor component="button" type="button" onClick={onNote}>
          {text.toNote}
        </Anchor>
      </p>
      <EntryForm
        kind={kind}
        values={values}
        before={before}
        findings={findings}
        bookYear={bookYear}
        onChange={onChange}
        onSave={() => changed > 0 && onReview()}
      />
      <div className={classes.foot}>
        <Button onClick={onReview} disabled={changed === 0}>
          {text.review}
        </Button>
        <Button variant="subtle" onClick={onCancel}>
          {common.cancel}
        </Button>
        <span className="soft" role="status">
          {changed === 0 ? text.nothingChanged : text.changedFields(changed)}
        </span>
      </div>
    </>
  )
}
