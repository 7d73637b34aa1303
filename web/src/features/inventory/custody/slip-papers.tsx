import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import type { Slip } from '../../../../../src/inventory/custody/schema.ts'
import { useMessages } from '../../../messages/language.tsx'
import { slipFile } from './calls.ts'

/** The two papers of a slip. */
export function SlipPapers({ slip }: { readonly slip: Slip }): ReactNode {
  const { custody: text } = useMessages()
  return (
    <>
      <Button variant="default" component="a" href={slipFile(slip, 'pdf')} target="_blank" rel="noreferrer">
        {text.openPdf}
      </Button>
      <Button variant="default" component="a" href={slipFile(slip, 'docx')} download>
        {text.getWord}
      </Button>
    </>
  )
}
