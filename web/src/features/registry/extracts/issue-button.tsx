import { Button } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { RecordView } from '../../../../../src/registry/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { useCan } from '../../access/session.ts'

/** From a record to issuing papers from it; for those who may, while the record stands. */
export function IssueExtractButton({ record }: { readonly record: RecordView }): ReactNode {
  const { extracts: text } = useMessages()
  const can = useCan()
  if (!can('extracts.issue') || record.removedAt !== null) return null
  const params = { agency: record.agency.id, record: record.id }
  return (
    <Button
      leftSection={<IconCertificate size={17} aria-hidden="true" />}
      renderRoot={props => <Link to="/records/$agency/$record/extract" params={params} {...props} />}
    >
      {text.issue}
    </Button>
  )
}
