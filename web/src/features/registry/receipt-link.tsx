import { Button } from '@mantine/core'
import { IconCertificate } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { DepositResult } from '../../../../src/registry/schema.ts'
import { useMessages } from '../../messages/language.tsx'
import { receiptAddress } from './batch/calls.ts'
import classes from './deposit.module.css'

/** The signed result of a deposit: what it is, and the file. */
export function SignedResult({ receipt }: { readonly receipt: DepositResult['receipt'] }): ReactNode {
  const { receipt: text } = useMessages()
  if (receipt === null) return null
  return (
    <section className={classes.signed} aria-label={text.title}>
      <h3>{text.title}</h3>
      <p className="soft">{text.text}</p>
      <Button
        variant="default"
        leftSection={<IconCertificate size={17} />}
        renderRoot={props => <a href={receiptAddress(receipt)} download {...props} />}
      >
        {text.download}
      </Button>
    </section>
  )
}
