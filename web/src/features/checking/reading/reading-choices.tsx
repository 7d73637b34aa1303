import { NativeSelect } from '@mantine/core'
import type { ReactNode } from 'react'
import { lettersSchema, type ReadingView } from '../../../../../src/checking/reading/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import type { Tried } from './calls.ts'
import classes from './reading.module.css'

interface ReadingChoicesProps {
  readonly view: ReadingView
  readonly tried: Tried
  readonly onTry: (tried: Tried) => void
}

/** Which sheet and which letters; the letters with examples of what they make of the text. */
export function ReadingChoices({ view, tried, onTry }: ReadingChoicesProps): ReactNode {
  const { reading: text } = useMessages()
  const { letters, stored } = view
  const names = text.lettersNames
  const found = letters.converted.map(code => names[code]).join(', ') || names.unicode
  const isTried = Object.keys(tried).length > 0
  const chosen = (isTried ? tried.letters : stored.letters) ?? 'auto'
  const sheet = view.sheet ?? undefined
  return (
    <div className={classes.choices}>
      <NativeSelect
        label={text.sheet}
        value={tried.sheet ?? view.sheet ?? ''}
        onChange={event => onTry({ letters: chosen, sheet: event.currentTarget.value })}
        data={view.sheets.map(({ name, hidden }) => ({
          value: name,
          label: hidden ? text.hidden(name) : name,
        }))}
      />
      <NativeSelect
        label={text.letters}
        value={chosen}
        onChange={event =>
          onTry({
            ...(isTried ? tried : { sheet: stored.sheet ?? sheet, headerRow: stored.headerRow }),
            letters: event.currentTarget.value,
          })
        }
        data={[
          { value: 'auto', label: chosen === 'auto' ? text.lettersFound(found) : text.byItself },
          ...lettersSchema.options.map(code => ({ value: code, label: names[code] })),
        ]}
      />
      {(letters.examples.length > 0 || letters.suspect !== null) && (
        <div className={classes.examples} aria-live="polite">
          <span className={classes.label}>{text.example}</span>
          {letters.examples.map(({ before, after }) => (
            <span key={before}>
              <del className={classes.before}>{before}</del> → <ins className={classes.after}>{after}</ins>
            </span>
          ))}
          {letters.examples.length === 0 && <span className={classes.before}>{letters.suspect}</span>}
        </div>
      )}
    </div>
  )
}
