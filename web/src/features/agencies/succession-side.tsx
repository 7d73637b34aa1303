import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { type ReactNode, useId, useState } from 'react'
import type { Agency } from '../../../../src/agencies/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import classes from './agencies.module.css'
import { AgencySelect } from './agency-select.tsx'

interface SuccessionSideProps {
  readonly title: string
  readonly add: string
  /** Whether no more may be added. */
  readonly full: boolean
  readonly only: (agency: Agency) => boolean
  readonly disabled: boolean
  readonly fault: string | undefined
  readonly onAdd: (id: string) => void
  readonly onDeclare?: () => void
  readonly children: ReactNode
}

/** One side of a reorganisation: the agencies on it, and a box to add one more. */
export function SuccessionSide(props: SuccessionSideProps): ReactNode {
  const { succession: text } = useMessages()
  const id = useId()
  // A new box after each choice: it is empty and takes the next name at once.
  const [added, setAdded] = useState(0)
  return (
    <section className={classes.panel} aria-labelledby={id}>
      <h2 id={id}>{props.title}</h2>
      <ul className={classes.members}>{props.children}</ul>
      {!props.full && (
        <AgencySelect
          key={added}
          aria-label={props.add}
          placeholder={text.addHint}
          autoFocus={added > 0}
          only={props.only}
          disabled={props.disabled}
          value={null}
          onChange={chosen => {
            if (chosen === null) return
            props.onAdd(chosen)
            setAdded(added + 1)
          }}
          error={props.fault}
        />
      )}
      {props.full && props.fault !== undefined && <p className={classes.fault}>{props.fault}</p>}
      {!props.full && props.onDeclare !== undefined && (
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<IconPlus size={15} />}
          disabled={props.disabled}
          onClick={props.onDeclare}
          className={classes.declareNew ?? ''}
        >
          {text.declareNew}
        </Button>
      )}
    </section>
  )
}
