import { Anchor } from '@mantine/core'
import { IconFileText } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../../messages/language.tsx'
import { type LotId, minutesAddress } from './calls.ts'
import classes from './lots.module.css'

/** The papers of a lot's minutes. */
export function MinutesLinks({ id }: { readonly id: LotId }): ReactNode {
  const { lots: text } = useMessages()
  return (
    <p className={classes.minutes}>
      <IconFileText size={17} aria-hidden="true" /> {text.minutes}:
      {(['pdf', 'docx'] as const).map(format => (
        <Anchor key={format} href={minutesAddress(id, format)}>
          .{format}
        </Anchor>
      ))}
    </p>
  )
}
