import { Button, NativeSelect } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useQueryClient } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import type { ReadingView } from '../../../../../src/checking/reading/schema.ts'
import type { Package } from '../../../../../src/checking/schema.ts'
import { kinds } from '../../../../../src/register/kind.ts'
import { useLanguage, useMessages } from '../../../messages/language.tsx'
import { fieldLabel } from '../../../ui/fields/field-text.ts'
import { Failed } from '../../../ui/states/failed.tsx'
import { packageKey } from '../calls.ts'
import { confirmReading, type Tried } from './calls.ts'
import { ColumnList } from './column-list.tsx'
import { FirstRows } from './first-rows.tsx'
import { type Choices, doubledField, lostColumns, planReading } from './plan-reading.ts'
import classes from './reading.module.css'
import { ReadingChoices } from './reading-choices.tsx'

interface ReadingPanelProps {
  readonly pack: Package
  readonly view: ReadingView
  readonly tried: Tried
  readonly onTry: (tried: Tried) => void
  readonly onSaved: () => void
}

const none: Choices = {}

/** How a workbook is read: sheet, header row, letters, and what each column is; everything confirmed with one key. */
export function ReadingPanel({ pack, view, tried, onTry, onSaved }: ReadingPanelProps): ReactNode {
  const { reading: text } = useMessages()
  const { language } = useLanguage()
  const queryClient = useQueryClient()
  // What was chosen is about this header row; another one has other columns.
  const place = `${view.sheet} ${view.headerRow}`
  const [chosen, setChosen] = useState<{ readonly place: string; readonly choices: Choices }>({
    place,
    choices: {},
  })
  const choices = chosen.place === place ? chosen.choices : none
  const [kind, setKind] = useState<string | null>(null)
  const [saving, setSaving] = useState(false)
  const [problem, setProblem] = useState<unknown>(null)
  const fieldsOf = view.kind ?? kind ?? pack.kind
  const labels = (fields: readonly string[]) =>
    fields.map(field => fieldLabel(fieldsOf ?? '', field, language)).join(', ')
  const lost = lostColumns(view.columns, choices)
  const doubled = doubledField(view.columns, choices)
  const ready = view.columns.length > 0 && doubled === undefined

  const confirm = async () => {
    if (!ready || saving) return
    setSaving(true)
    setProblem(null)
    try {
      await confirmReading(pack.agency.id, pack.id, planReading(view, tried, choices))
      notifications.show({ message: text.saved })
      await queryClient.invalidateQueries({ queryKey: packageKey(pack.agency.id, pack.id) })
      onSaved()
    } catch (cause) {
      setProblem(cause)
    } finally {
      setSaving(false)
    }
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    void confirm()
  }
  return (
    <section className={classes.panel} aria-label={text.title} onKeyDown={onKeyDown}>
      <ReadingChoices view={view} tried={tried} onTry={onTry} />
      <FirstRows
        view={view}
        headerRow={tried.headerRow ?? view.headerRow}
        onHeaderRow={headerRow => onTry({ ...tried, sheet: view.sheet ?? undefined, headerRow })}
      />
      {view.columns.length > 0 && (
        <>
          {view.kind === null && <ChooseKind value={fieldsOf} onChange={setKind} />}
          <ColumnList
            kind={fieldsOf}
            view={view}
            choices={choices}
            onChoose={(key, field) => setChosen({ place, choices: { ...choices, [key]: field } })}
          />
        </>
      )}
      {doubled !== undefined && (
        <p role="alert" className={classes.fault}>
          {text.twice(labels([doubled]))}
        </p>
      )}
      {lost.length > 0 && (
        <p className={classes.warning}>{text.lost(lost.map(({ header }) => header).join(', '))}</p>
      )}
      {view.missing.length > 0 && <p className="soft">{text.missing(labels(view.missing))}</p>}
      {problem !== null && <Failed problem={problem} />}
      <div className={classes.bar}>
        <Button onClick={() => void confirm()} disabled={!ready} loading={saving}>
          {text.confirm}
        </Button>
        <span className="soft">{text.confirmHint}</span>
      </div>
    </section>
  )
}

function ChooseKind({
  value,
  onChange,
}: {
  readonly value: string | null
  readonly onChange: (kind: string) => void
}): ReactNode {
  const { reading: text } = useMessages()
  const { language } = useLanguage()
  return (
    <NativeSelect
      label={text.unknownKind}
      value={value ?? ''}
      onChange={event => onChange(event.currentTarget.value)}
      data={[
        { value: '', label: '–' },
        ...kinds.map(({ code, name }) => ({ value: code, label: name[language] })),
      ]}
    />
  )
}
