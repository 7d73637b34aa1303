import { Button, NumberInput } from '@mantine/core'
import { IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { fit, type Rectangle } from './edit-places.ts'
import classes from './places.module.css'

interface PlaceNumbersProps {
  readonly label: string
  readonly place: Rectangle | undefined
  readonly onChange: (place: Rectangle) => void
  readonly onRemove: () => void
}

const sides = ['left', 'top', 'width', 'height'] as const
const untouched: Rectangle = { left: 0.3, top: 0.1, width: 0.4, height: 0.04 }

/** The place of the chosen field in hundredths of the picture, for who would rather type. */
export function PlaceNumbers({ label, place, onChange, onRemove }: PlaceNumbersProps): ReactNode {
  const { places: text } = useMessages()
  return (
    <fieldset className={classes.numbers}>
      <legend>{label}</legend>
      {sides.map(side => (
        <NumberInput
          key={side}
          size="xs"
          label={text.sides[side]}
          suffix=" %"
          decimalScale={2}
          decimalSeparator=","
          min={0}
          max={100}
          step={0.5}
          hideControls
          value={place === undefined ? '' : Math.round(place[side] * 10_000) / 100}
          onChange={value => {
            if (typeof value === 'number') onChange(fit({ ...(place ?? untouched), [side]: value / 100 }))
          }}
        />
      ))}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconTrash size={15} />}
        disabled={place === undefined}
        onClick={onRemove}
      >
        {text.remove}
      </Button>
    </fieldset>
  )
}
