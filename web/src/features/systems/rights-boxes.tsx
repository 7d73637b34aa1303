import { Checkbox } from '@mantine/core'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { useRightsTable } from '../access/calls.ts'
import classes from './systems.module.css'

interface RightsBoxesProps {
  /** The rights to choose from. */
  readonly offered: readonly string[]
  readonly chosen: readonly string[]
  readonly onChange: (rights: readonly string[]) => void
  readonly hint: string
  readonly error?: string | undefined
}

/** Chooses rights by what they let a system do. */
export function RightsBoxes({ offered, chosen, onChange, hint, error }: RightsBoxesProps): ReactNode {
  const { systems: text } = useMessages()
  const { data: table } = useRightsTable()
  return (
    <fieldset className={classes.boxes}>
      <legend>{text.rights}</legend>
      <p className="soft">{hint}</p>
      <div className={classes.grid}>
        {offered.map(right => (
          <Checkbox
            key={right}
            label={table?.rights.find(each => each.right === right)?.text ?? right}
            checked={chosen.includes(right)}
            onChange={event =>
              onChange(
                event.currentTarget.checked ? [...chosen, right] : chosen.filter(each => each !== right),
              )
            }
          />
        ))}
      </div>
      {error !== undefined && (
        <p className={classes.error} role="alert">
          {error}
        </p>
      )}
    </fieldset>
  )
}
