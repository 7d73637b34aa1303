import { NumberInput, Select, TextInput } from '@mantine/core'
import type { ReactNode } from 'react'
import {
  type CopyFacts,
  conditions,
  paperSizes,
  standings,
} from '../../../../../src/inventory/paper/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import classes from './paper.module.css'

/** What a person writes of a copy of which nothing is known yet. */
export const emptyCopy: CopyFacts = {
  ...{ standing: 'present', condition: 'unknown', paperSize: null, sheets: null, place: '', note: '' },
}

interface CopyFieldsProps {
  readonly legend: string
  readonly value: CopyFacts
  readonly onChange: (value: CopyFacts) => void
  readonly disabled: boolean
  readonly holder?: string | undefined
}

/** The fields of one copy on paper: whether it is there, how it is, its size, where it lies. */
export function CopyFields({ legend, value, onChange, disabled, holder }: CopyFieldsProps): ReactNode {
  const { paper: text } = useMessages()
  const set = (change: Partial<CopyFacts>) => onChange({ ...value, ...change })
  return (
    <fieldset className={classes.fields} disabled={disabled}>
      <legend>{legend}</legend>
      <Select
        label={text.standing}
        data={standings.map(each => ({ value: each, label: text.standings[each] }))}
        value={value.standing}
        allowDeselect={false}
        disabled={disabled}
        onChange={next => set({ standing: standings.find(each => each === next) ?? value.standing })}
      />
      <Select
        label={text.condition}
        data={conditions.map(each => ({ value: each, label: text.conditions[each] }))}
        value={value.condition}
        allowDeselect={false}
        disabled={disabled}
        onChange={next => set({ condition: conditions.find(each => each === next) ?? value.condition })}
      />
      <Select
        label={text.paperSize}
        data={paperSizes.map(each => ({ value: each, label: text.paperSizes[each] }))}
        value={value.paperSize}
        clearable
        disabled={disabled}
        onChange={next => set({ paperSize: paperSizes.find(each => each === next) ?? null })}
      />
      <NumberInput
        label={text.sheets}
        hideControls
        allowDecimal={false}
        allowNegative={false}
        max={9999}
        value={value.sheets ?? ''}
        onChange={next => set({ sheets: typeof next === 'number' && next > 0 ? next : null })}
      />
      <TextInput
        className={classes.wide}
        label={text.place}
        placeholder={text.placeHint}
        maxLength={200}
        value={value.place}
        onChange={event => set({ place: event.currentTarget.value })}
      />
      <TextInput
        className={classes.wide}
        label={text.copyNote}
        maxLength={500}
        value={value.note}
        onChange={event => set({ note: event.currentTarget.value })}
      />
      {holder !== undefined && <p className={classes.all}>{text.holder(holder)}</p>}
    </fieldset>
  )
}
