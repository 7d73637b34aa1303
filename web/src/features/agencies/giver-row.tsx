import { ActionIcon, Checkbox, SegmentedControl } from '@mantine/core'
import { IconX } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Agency, Succession } from '../../../../src/agencies/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { Badge } from '../../ui/states/badge.tsx'
import classes from './agencies.module.css'
import type { Giver } from './succession-plan.ts'

interface MemberProps {
  readonly agency: Agency
  readonly mark?: string | undefined
  readonly onDrop: () => void
  /** Stands before the way off. */
  readonly control?: ReactNode
  /** Stands below. */
  readonly children?: ReactNode
}

/** An agency on one side of a reorganisation, with a way to take it off again. */
export function Member({ agency, mark, onDrop, control, children }: MemberProps): ReactNode {
  const { succession: text } = useMessages()
  return (
    <li className={classes.member}>
      <span className={classes.memberName}>
        <strong>{agency.name}</strong> <span className="soft">({agency.code})</span>{' '}
        {mark !== undefined && <Badge tone="info">{mark}</Badge>}
      </span>
      {control}
      <ActionIcon variant="subtle" color="gray" aria-label={text.drop(agency.name)} onClick={onDrop}>
        <IconX size={16} />
      </ActionIcon>
      {children !== undefined && children !== false && <div className={classes.under}>{children}</div>}
    </li>
  )
}

interface GiverRowProps {
  readonly kind: Succession['kind']
  readonly giver: Giver
  readonly onChange: (giver: Giver) => void
  readonly onDrop: () => void
}

/** One that gives: in a merger wholly or in part, and whether what is left goes on. */
export function GiverRow({ kind, giver, onChange, onDrop }: GiverRowProps): ReactNode {
  const { succession: text } = useMessages()
  const { agency, extent, remains } = giver
  return (
    <Member
      agency={agency}
      onDrop={onDrop}
      control={
        kind === 'merge' && (
          <SegmentedControl
            size="xs"
            aria-label={text.extent(agency.name)}
            value={extent}
            onChange={chosen => onChange({ ...giver, extent: chosen === 'partial' ? 'partial' : 'full' })}
            data={[
              { value: 'full', label: text.whole },
              { value: 'partial', label: text.part },
            ]}
          />
        )
      }
    >
      {(kind === 'split' || (kind === 'merge' && extent === 'partial')) && (
        <Checkbox
          size="sm"
          label={text.remains}
          checked={remains}
          onChange={event => onChange({ ...giver, remains: event.currentTarget.checked })}
        />
      )}
    </Member>
  )
}
