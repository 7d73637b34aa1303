import { ActionIcon, Tooltip } from '@mantine/core'
import { IconMessageReport } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useMessages } from '../../messages/language.tsx'
import { useCan } from '../access/session.ts'

interface ReportLinkProps {
  readonly agency: string
  readonly book: string
  readonly page?: string
}

/** Leads to reporting a difficulty with the book, or with the page, at hand; nothing for who may not. */
export function ReportLink({ agency, book, page }: ReportLinkProps): ReactNode {
  const { obstacles: text } = useMessages()
  if (!useCan()('obstacles.report')) return null
  const search = { agency, book, ...(page === undefined ? {} : { page }) }
  return (
    <Tooltip label={text.report}>
      <ActionIcon
        variant="default"
        size={32}
        aria-label={text.report}
        renderRoot={props => <Link to="/obstacles/new" search={search} {...props} />}
      >
        <IconMessageReport size={18} />
      </ActionIcon>
    </Tooltip>
  )
}
