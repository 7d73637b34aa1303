import { ActionIcon, Tooltip } from '@mantine/core'
import { IconChevronLeft, IconChevronRight } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Case } from '../../../../../src/scanning/cases/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import classes from './places.module.css'

interface CasePagerProps {
  readonly cases: readonly Case[]
  readonly at: number
  readonly onStep: (by: number) => void
}

/** From case to case, to see whether the places fit there, too. */
export function CasePager({ cases, at, onStep }: CasePagerProps): ReactNode {
  const { places: text } = useMessages()
  return (
    <div className={classes.pager}>
      <Tooltip label={`${text.previousCase} (Page Up)`}>
        <ActionIcon
          variant="default"
          aria-label={text.previousCase}
          disabled={at <= 0}
          onClick={() => onStep(-1)}
        >
          <IconChevronLeft size={18} />
        </ActionIcon>
      </Tooltip>
      <span role="status">{text.caseOf(cases[at]?.number ?? '', at + 1, cases.length)}</span>
      <Tooltip label={`${text.nextCase} (Page Down)`}>
        <ActionIcon
          variant="default"
          aria-label={text.nextCase}
          disabled={at >= cases.length - 1}
          onClick={() => onStep(1)}
        >
          <IconChevronRight size={18} />
        </ActionIcon>
      </Tooltip>
    </div>
  )
}
